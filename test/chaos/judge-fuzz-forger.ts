// Somebody who forges updates: honest ones bent to their own ends, and inventions of every kind the judge must know.
import * as Y from 'yjs';
import { ROOTS } from '../../shared/document/roots.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { Chance } from './frame-fuzz-random.ts';
import { bent } from './frame-fuzz-random.ts';
import { runsOf, TYPE, updateOf } from './hostile-bytes.ts';
import type { At, Deletion, Run, Struct } from './hostile-bytes.ts';
import type { JudgedNetwork } from './judge-fuzz.ts';
import { NOW } from './judge-fuzz.ts';

const AT = new Date(NOW).toISOString();
const LATER = new Date(NOW + 5 * 24 * 3_600_000).toISOString();

export class Forger {
  readonly name = 'mallory';
  readonly role: AccessRole;
  readonly #network: JudgedNetwork;
  readonly #chance: Chance;
  #clientId: number;
  #made = 0;

  constructor(network: JudgedNetwork, role: AccessRole, chance: Chance) {
    this.#network = network;
    this.role = role;
    this.#chance = chance;
    this.#clientId = this.#claimed();
  }

  /** One attempt; whatever comes of it is the oracle's business. */
  attempt(): void {
    const chance = this.#chance;
    // The clientIDs of others are asked for as well: a ticket for one of them must not be had.
    const victim = chance.from(this.#network.people).desk.doc.clientID;
    if (this.#network.claim(victim, this.name)) throw new Error(`${victim} was given away`);
    if (chance.random() < 0.05) this.#clientId = this.#claimed();
    const update = chance.random() < 0.4 ? this.#bentHonest() : this.#invented();
    this.#network.submit(this, chance.random() < 0.1 ? bent(update, chance) : update);
  }

  #claimed(): number {
    const id = this.#network.freshClientId();
    this.#network.claim(id, this.name);
    return id;
  }
  #own(): At {
    return { client: this.#clientId, clock: Y.getState(this.#network.server.store, this.#clientId) };
  }
  #update(...structs: readonly Struct[]): Uint8Array {
    return updateOf([{ ...this.#own(), structs }]);
  }

  /** An honest update under the forger's clientID, with some of what it says changed. */
  #bentHonest(): Uint8Array {
    const chance = this.#chance;
    const heard = this.#network.overheard;
    if (heard.length === 0) return this.#invented();
    const { runs, deletions } = runsOf(chance.from(heard));
    const [first] = runs;
    if (!first) return updateOf([], [...deletions, this.#someItem()]);
    const keepsClient = chance.random() < 0.25;
    const own = this.#own();
    const shift = (at: At | undefined): At | undefined =>
      at && !keepsClient && at.client === first.client && at.clock >= first.clock
        ? { client: own.client, clock: at.clock - first.clock + own.clock }
        : at;
    const structs = first.structs.map((struct): Struct => {
      if (struct.kind !== 'item') return struct;
      const parent = typeof struct.parent === 'string' ? struct.parent : shift(struct.parent);
      const moved = { ...struct, left: shift(struct.left), right: shift(struct.right), parent };
      return chance.random() < 0.3 ? this.#bendItem(moved) : moved;
    });
    const run: Run = { ...(keepsClient ? first : own), structs };
    const also = chance.random() < 0.3 ? [this.#someItem()] : [];
    return updateOf([run, ...(chance.random() < 0.2 ? runs.slice(1) : [])], [...deletions, ...also]);
  }
  #bendItem(item: Extract<Struct, { kind: 'item' }>): Struct {
    const chance = this.#chance;
    switch (chance.below(7)) {
      case 0:
        return { ...item, left: undefined, right: undefined, parent: chance.from([...ROOTS, 'foreign']) };
      case 1:
        return { ...item, sub: chance.from([...this.#keys(chance.from(ROOTS)), '__proto__', 'createdBy', 'text']) };
      case 2:
        return { ...item, left: this.#someItem() };
      case 3:
        return { ...item, right: this.#someItem() };
      case 4:
        return { ...item, left: undefined, right: undefined, parent: this.#someItem() };
      case 5:
        return { kind: 'gc', length: 1 + chance.below(5) };
      default:
        return {
          ...item,
          content: { kind: 'any', values: [chance.from([this.#someone(), this.#comment(), null, 7])] },
        };
    }
  }

  #invented(): Uint8Array {
    const chance = this.#chance;
    const root = chance.from(ROOTS);
    const key = chance.from([...this.#keys(root), `new-${this.#made++}`]);
    const any = (parent: string, sub: string, value: unknown): Struct => ({
      kind: 'item',
      parent,
      sub,
      content: { kind: 'any', values: [value] },
    });
    const comments = this.#keys('comments');
    const threads = this.#keys('threads');
    const cards = this.#keys('cards');
    const comment = chance.from([...comments, `c-${this.#made}`]);
    const item = this.#someItem();
    const inventions: readonly (() => Uint8Array)[] = [
      () => this.#update(any('comments', `c-${this.#made}`, this.#comment())),
      () => this.#update(any('comments', comment, this.#comment(this.name))),
      () => this.#replacing('comments', comment, this.#comment()),
      () => this.#replacing('comments', comment, this.#comment(this.name)),
      () => this.#replacing('threads', chance.from([...threads, 'none']), this.#thread(this.name)),
      () => this.#update(any('threads', chance.from([...threads, `t-${this.#made}`]), this.#thread(this.#someone()))),
      () =>
        this.#update(
          any('threadStates', chance.from([...threads, 'none']), { state: 'resolved', by: this.#someone(), at: AT }),
        ),
      () => this.#update(any('comments', `c-${this.#made}`, { ...this.#comment(this.name), at: LATER })),
      () =>
        this.#update(any('comments', `c-${this.#made}`, { ...this.#comment(this.name), body: 'x'.repeat(300_000) })),
      () => this.#update(any('missionRead', this.#someone(), true)),
      () => this.#update(any('reactions', `${comment}:👍:${this.#someone()}`, true)),
      () => this.#update(any(chance.from(['foreign', '__proto__', 'constructor', '']), key, 1)),
      () => this.#update(any('meta', 'schema', 99)),
      () => this.#update(any('rounds', key, { votes: 1 })),
      () => this.#update({ kind: 'item', parent: root, content: { kind: 'any', values: [1] } }),
      () => this.#update({ kind: 'item', parent: root, sub: key, content: { kind: 'document', guid: 'x' } }),
      () => this.#update({ kind: 'item', parent: root, sub: key, content: { kind: 'embed', json: '{}' } }),
      () =>
        this.#update({
          kind: 'item',
          parent: root,
          sub: key,
          content: { kind: 'deleted', length: 1 + chance.below(9) },
        }),
      () =>
        this.#update({
          kind: 'item',
          parent: root,
          sub: key,
          content: { kind: 'type', type: chance.from(Object.keys(TYPE) as (keyof typeof TYPE)[]), name: 'paragraph' },
        }),
      // A card or a text of it in another's place, and a field that is not one's own to say.
      () => this.#replacing('cards', chance.from([...cards, 'none']), { createdBy: this.#someone() }),
      () => this.#inCard(chance.from(['createdBy', 'createdAt', 'text', 'instead', 'links', 'place', 'odd'])),
      () => this.#update({ kind: 'item', left: item, content: { kind: 'string', text: 'geroofd' } }),
      () => this.#update({ kind: 'item', left: item, right: this.#someItem(), content: { kind: 'string', text: 'x' } }),
      () => this.#inRow(),
      () => this.#inRow(),
      () => this.#update({ kind: 'item', right: item, content: { kind: 'any', values: [this.#comment(this.name)] } }),
      () =>
        updateOf(
          [],
          Array.from({ length: 1 + chance.below(4) }, () => this.#someItem()),
        ),
      () => updateOf([], [{ ...this.#victim(), length: 1 + chance.below(20) }]),
      () => this.#update({ kind: 'gc', length: 1 + chance.below(9) }),
      () => updateOf([{ ...item, structs: [{ kind: 'gc', length: item.length }] }]),
      // What is known, with other content, and then something new under another's clientID.
      () => updateOf([{ ...item, structs: [any('comments', comment, this.#comment()), any(root, key, 1)] }]),
      () => updateOf([{ ...this.#victim(), structs: [any(root, key, 1)] }]),
      () => updateOf([{ ...this.#own(), clock: this.#own().clock + 3, structs: [any(root, key, 1)] }]),
      () =>
        updateOf([{ client: this.#clientId, clock: 0, structs: [any('comments', comment, this.#comment(this.name))] }]),
      () =>
        updateOf(
          Array.from({ length: 100 }, (_, n) => ({ client: 5_000_000 + n, clock: 0, structs: [any(root, key, n)] })),
        ),
      () => chance.bytes(chance.below(60)),
    ];
    return chance.from(inventions)();
  }
  /** As Yjs writes it: right of the value that stands there, which it deletes. */
  #replacing(root: string, key: string, value: unknown): Uint8Array {
    const item = this.#network.server.getMap(root)._map.get(key);
    const content = { kind: 'any', values: [value] } as const;
    if (!item) return this.#update({ kind: 'item', parent: root, sub: key, content });
    return updateOf(
      [{ ...this.#own(), structs: [{ kind: 'item', left: item.lastId, content }] }],
      [{ client: item.id.client, clock: item.id.clock, length: item.length }],
    );
  }
  #inCard(field: string): Uint8Array {
    const chance = this.#chance;
    const card = chance.from([...this.#network.server.getMap('cards')._map.values()]);
    if (!card) return this.#update({ kind: 'gc', length: 1 });
    const before = (card.content instanceof Y.ContentType ? card.content.type : undefined)?._map.get(field);
    const content = chance.from([
      { kind: 'any', values: [this.#someone()] } as const,
      { kind: 'type', type: 'fragment' } as const,
      { kind: 'type', type: 'map' } as const,
      { kind: 'deleted', length: 1 } as const,
    ]);
    const where = before && chance.random() < 0.7 ? { left: before.lastId } : { parent: card.id, sub: field };
    return this.#update({ kind: 'item', ...where, content });
  }

  /** Words between any two others of one text, those among them that come with the same update. */
  #inRow(): Uint8Array {
    const chance = this.#chance;
    const texts: Y.XmlText[] = [];
    for (const structs of this.#network.server.store.clients.values())
      for (const struct of structs)
        if (struct instanceof Y.Item && struct.content instanceof Y.ContentType && !struct.deleted)
          if (struct.content.type instanceof Y.XmlText && struct.content.type._start) texts.push(struct.content.type);
    if (texts.length === 0) return this.#update({ kind: 'gc', length: 1 });
    const row: At[] = [];
    for (let item = chance.from(texts)._start; item; item = item.right)
      for (let n = 0; n < item.length; n++) row.push({ client: item.id.client, clock: item.id.clock + n });
    const own = this.#own();
    const structs: Struct[] = [];
    for (let more = chance.below(3); more >= 0; more--) {
      const at = chance.below(row.length);
      const right = chance.random() < 0.4 ? row[at + 1] : chance.from([undefined, ...row]);
      structs.push({ kind: 'item', left: row[at], right, content: { kind: 'string', text: 'z' } });
      row.push({ client: own.client, clock: own.clock + structs.length - 1 });
    }
    return updateOf([{ ...own, structs }]);
  }

  #someone(): string {
    return this.#chance.from([...this.#network.people.map(({ name }) => name), this.name, 'nobody']);
  }
  #comment(by = this.#someone()): object {
    return { thread: this.#chance.from([...this.#keys('threads'), 'none']), by, body: 'Vals', at: AT };
  }
  #thread(by: string): object {
    return { anchor: { kind: 'block', id: 'arena' }, kind: 'comment', by, at: AT };
  }
  #keys(root: string): string[] {
    return [...this.#network.server.getMap(root).keys()];
  }
  /** Where somebody else goes on. */
  #victim(): At {
    const client = this.#chance.from(this.#network.people).desk.doc.clientID;
    return { client, clock: Y.getState(this.#network.server.store, client) };
  }
  /** Something that is in the document. */
  #someItem(): Deletion {
    const chance = this.#chance;
    const structs = chance.from([...this.#network.server.store.clients.values()]);
    const { id, length } = chance.from(structs);
    const offset = chance.below(length);
    return { client: id.client, clock: id.clock + offset, length: 1 + chance.below(length - offset) };
  }
}
