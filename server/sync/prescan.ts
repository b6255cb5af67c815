// Walks the bytes of an update before Yjs reads them: no count may claim more than there is, and nothing may be written
// in a longer way than Yjs writes it where the update is to travel as it came.

/** What Yjs writes in the low five bits of a struct's first byte. */
const KIND = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
  skip: 10,
};
const HAS_ORIGIN = 0x80;
const HAS_RIGHT = 0x40;
const HAS_KEY = 0x20;
/** Types whose name is written with them: an XML element and an XML hook. */
const NAMED_TYPES: readonly number[] = [3, 5];
/** Nesting of one plain value beyond which nobody means it; Yjs reads it by recursion. */
const MAX_DEPTH = 64;

/** `minimal`: written as Yjs writes it, so that every reader of it reads the same. */
export interface Scanned {
  readonly minimal: boolean;
  /** Where the list of deletions begins. */
  readonly deletions: number;
}

/** Undefined for what is no update of version 1, whole and with nothing after it. */
export function prescan(update: Uint8Array): Scanned | undefined {
  const scan = new Scan(update);
  scan.structs();
  const deletions = scan.at;
  scan.deletions();
  return scan.bad || scan.at !== update.byteLength ? undefined : { minimal: scan.minimal, deletions };
}

class Scan {
  at = 0;
  minimal = true;
  bad = false;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#end = bytes.byteLength;
  }

  structs(): void {
    const seen: number[] = [];
    for (let clients = this.#count(3); clients > 0 && !this.bad; clients--) {
      const structs = this.#count(2);
      const client = this.#number();
      // Yjs keeps only the last list of a clientID where one update has two.
      if (seen.includes(client)) this.bad = true;
      if (seen.length < MAX_CLIENTS) seen.push(client);
      this.#number();
      for (let n = 0; n < structs && !this.bad; n++) this.#struct();
    }
  }
  deletions(): void {
    for (let clients = this.#count(2); clients > 0 && !this.bad; clients--) {
      this.#number();
      for (let ranges = this.#count(2); ranges > 0 && !this.bad; ranges--) {
        this.#number();
        this.#number();
      }
    }
  }

  #struct(): void {
    const info = this.#byte();
    const kind = info & 0x1f;
    if (kind === KIND.gc || kind === KIND.skip) {
      if (info !== kind) this.minimal = false;
      this.#number();
      return;
    }
    if (info & HAS_ORIGIN) this.#id();
    if (info & HAS_RIGHT) this.#id();
    if (!(info & (HAS_ORIGIN | HAS_RIGHT))) {
      const named = this.#number();
      if (named > 1) this.minimal = false;
      if (named === 1) this.#skip();
      else this.#id();
      if (info & HAS_KEY) this.#skip();
    }
    this.#content(kind);
  }
  #content(kind: number): void {
    switch (kind) {
      case KIND.deleted:
        this.#number();
        return;
      case KIND.json:
        for (let n = this.#count(1); n > 0 && !this.bad; n--) this.#skip();
        return;
      case KIND.binary:
      case KIND.string:
      case KIND.embed:
        return this.#skip();
      case KIND.format:
        this.#skip();
        return this.#skip();
      case KIND.type:
        if (NAMED_TYPES.includes(this.#number())) this.#skip();
        return;
      case KIND.any:
        for (let n = this.#count(1); n > 0 && !this.bad; n--) this.#any(0);
        return;
      case KIND.doc:
        this.#skip();
        return this.#any(0);
      default:
        this.bad = true;
    }
  }
  /** A plain value as lib0 writes it. */
  #any(depth: number): void {
    if (depth > MAX_DEPTH) this.bad = true;
    if (this.bad) return;
    switch (this.#byte()) {
      case 127:
      case 126:
      case 121:
      case 120:
        return;
      case 125:
        while (this.#byte() & 0x80) if (this.bad) return;
        return;
      case 124:
        return this.#forward(4);
      case 123:
      case 122:
        return this.#forward(8);
      case 119:
      case 116:
        return this.#skip();
      case 118:
        for (let n = this.#count(2); n > 0 && !this.bad; n--) {
          this.#skip();
          this.#any(depth + 1);
        }
        return;
      case 117:
        for (let n = this.#count(1); n > 0 && !this.bad; n--) this.#any(depth + 1);
        return;
      default:
        this.bad = true;
    }
  }

  #byte(): number {
    if (this.at < this.#end) return this.#bytes[this.at++] ?? 0;
    this.bad = true;
    return 0;
  }
  #number(): number {
    let value = 0;
    let unit = 1;
    for (let length = 1; ; length++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) {
        if (byte === 0 && length > 1) this.minimal = false;
        if (value > Number.MAX_SAFE_INTEGER) this.bad = true;
        return value;
      }
      unit *= 0x80;
      if (length > 8) {
        this.bad = true;
        return 0;
      }
    }
  }
  /** A number of things of at least so many bytes each. */
  #count(bytes: number): number {
    const count = this.#number();
    if (count <= (this.#end - this.at) / bytes) return count;
    this.bad = true;
    return 0;
  }
  #id(): void {
    this.#number();
    this.#number();
  }
  /** A string or bytes with their length before them. */
  #skip(): void {
    this.#forward(this.#number());
  }
  #forward(length: number): void {
    if (length > this.#end - this.at) this.bad = true;
    else this.at += length;
  }
}
/** Beyond this many the judge refuses the update anyway. */
const MAX_CLIENTS = 65;
