// What a store must do: keep canvases, links, people and the journal, and tell the truth about what is on disk.
import type { AccessRole } from '../../shared/rules/roles.ts';

export interface LinkRow {
  readonly id: string;
  readonly canvas: string;
  readonly role: AccessRole;
  readonly label: string;
  /** SHA-256 of the key, hex. The key itself is never stored. */
  readonly keyHash: string;
  /** ISO instant. */
  readonly createdAt: string;
  readonly withdrawnAt: string | null;
}
export interface PersonRow {
  readonly id: string;
  readonly name: string;
}
/** A person on one canvas. `slot` is the order of joining (0, 1, 2 …); `role` is null once it has been taken from them. */
export interface MemberRow extends PersonRow {
  readonly slot: number;
  readonly role: AccessRole | null;
}
/** What a host says that somebody may do on a canvas. */
export interface HostedRow {
  readonly canvas: string;
  readonly person: string;
  /** Null: nothing any more. */
  readonly role: AccessRole | null;
  /** When it was said, in milliseconds: by a token of that moment, or (`told`) over HTTP. */
  readonly at: number;
  readonly told: boolean;
}
/** One accepted update. `seq` counts per canvas from 1 without gaps. */
export interface JournalEntry {
  readonly canvas: string;
  readonly seq: number;
  readonly update: Uint8Array;
  /** The round this update tells of, kept in the same transaction. */
  readonly round?: RoundSave | undefined;
}
/** A round as the server keeps it: `body` is JSON, for server/rounds alone to read. */
export interface RoundRow {
  readonly id: string;
  readonly canvas: string;
  readonly body: string;
}
/** What becomes of a round, and of the answers nobody has seen, in one go. */
export interface RoundSave {
  readonly row: RoundRow;
  /** The key that ties people to the tickets of a nameless ballot: made at its opening, destroyed at its end. */
  readonly key?: Uint8Array | null;
  /** Answers and tickets of the ballot are destroyed: at once, or at this ISO instant. */
  readonly forget?: 'now' | { readonly at: string };
}
/** An answer nobody has seen. A nameless one carries no person, here as everywhere. */
export interface AnswerRow {
  readonly person: string | null;
  /** JSON. */
  readonly answer: string;
}
/** A comment that came in long after it was written. */
export interface ReceiptRow {
  readonly canvas: string;
  readonly comment: string;
  /** When it came; ISO instant. */
  readonly at: string;
}
export interface StoredDocument {
  readonly snapshot: Uint8Array | null;
  /** Updates after the snapshot, in order. */
  readonly updates: readonly Uint8Array[];
  /** Sequence number of the last update, in the snapshot or after it. */
  readonly seq: number;
}
/** What it takes on disk; the document itself may be smaller, never larger. */
export function storedBytes({ snapshot, updates }: StoredDocument): number {
  return updates.reduce((sum, update) => sum + update.byteLength, snapshot?.byteLength ?? 0);
}
export interface NewCanvas {
  readonly id: string;
  readonly createdAt: string;
  readonly links: readonly LinkRow[];
  /** People an imported file names; they become members without a role. */
  readonly people: readonly PersonRow[];
  /** The first update of the journal, sequence number 1. */
  readonly first: Uint8Array;
  /** The clientID that wrote it; no person can claim it afterwards. */
  readonly firstClient: number;
}

/**
 * Contract: a promise that resolves means the change survives `kill -9` and a power cut; for `journal.append` alone it is
 * `kill -9`, and `journal.sync` says the rest. A promise that rejects means nothing of that call was kept. Reads never
 * invent: an unknown id is undefined or empty, a failing disk is a rejection.
 */
export interface Store {
  readonly canvases: {
    /** Canvas, links, people and first update together, or nothing. */
    create(canvas: NewCanvas): Promise<void>;
    has(id: string): Promise<boolean>;
  };
  readonly links: {
    list(canvas: string): Promise<LinkRow[]>;
    /** The link with this key, withdrawn or not. */
    byKey(canvas: string, keyHash: string): Promise<LinkRow | undefined>;
    add(link: LinkRow): Promise<void>;
    /** False when the canvas has no such link that is still open. */
    withdraw(canvas: string, link: string, at: string): Promise<boolean>;
  };
  readonly people: {
    /** The person who holds this device secret. */
    byDevice(deviceHash: string): Promise<PersonRow | undefined>;
    has(id: string): Promise<boolean>;
    find(id: string): Promise<PersonRow | undefined>;
    /** Somebody new; a device hash somebody else holds is a rejection. */
    add(person: PersonRow & { readonly deviceHash: string | null }): Promise<void>;
    rename(id: string, name: string): Promise<void>;
  };
  readonly members: {
    /** In order of joining. */
    list(canvas: string): Promise<MemberRow[]>;
    find(canvas: string, person: string): Promise<MemberRow | undefined>;
    /** Joins, or notes the link a member came with this time (null: the host vouches for them). True when the person is new on this canvas. Writes nothing when nothing is new. */
    join(canvas: string, person: string, link: string | null): Promise<boolean>;
    /** Ties a clientID to a person for ever; repeating it is fine and writes nothing. False when it belongs to somebody else. */
    claim(canvas: string, clientId: number, person: string): Promise<boolean>;
    /** Whose clientID this is. */
    holder(canvas: string, clientId: number): Promise<string | undefined>;
    claimsOf(canvas: string, person: string): Promise<number[]>;
  };
  /** What hosts say that people may do; also of people who have not joined. */
  readonly hosted: {
    find(canvas: string, person: string): Promise<HostedRow | undefined>;
    /**
     * What was said before becomes what `decide` makes of it; nobody says anything in between. Writes nothing when that
     * is the same. Gives back both.
     */
    change(
      canvas: string,
      person: string,
      decide: (before: HostedRow | undefined) => Pick<HostedRow, 'role' | 'at' | 'told'>,
    ): Promise<{ readonly before: HostedRow | undefined; readonly after: HostedRow }>;
  };
  readonly journal: {
    /**
     * All entries of all canvases, or none. Resolves when they survive `kill -9`: they are with the operating system. An
     * entry with a round survives a power cut too. A sequence number that is not the next of its canvas is a rejection.
     */
    append(entries: readonly JournalEntry[]): Promise<void>;
    /**
     * Resolves when everything whose append resolved before the call also survives a power cut; at once where an append
     * does both. Rejects when that cannot be said: the entries are there all the same, and a later sync that resolves
     * stands for them too.
     */
    sync(): Promise<void>;
    /** Undefined for an unknown canvas; a known one always has a document. */
    load(canvas: string): Promise<StoredDocument | undefined>;
    /** Replaces the updates up to and including `seq` by one snapshot, in one transaction. */
    compact(canvas: string, seq: number, snapshot: Uint8Array): Promise<void>;
  };
  /** Rounds, and the answers to them until they are revealed: nowhere else are these. */
  readonly rounds: {
    /** In the order they were made. */
    list(canvas: string): Promise<RoundRow[]>;
    find(canvas: string, round: string): Promise<RoundRow | undefined>;
    /** Makes a round, or changes it. */
    save(save: RoundSave): Promise<void>;
    /** One that asked nobody anything goes, as if it had not been made. */
    remove(round: string): Promise<void>;
    /** Named ones by person; nameless ones in no order that tells anything. */
    answers(round: string): Promise<AnswerRow[]>;
    count(round: string): Promise<number>;
    /** Who gave a named answer; never what. */
    answeredBy(round: string): Promise<string[]>;
    /** One's own named answer; the former one is replaced. */
    answerAs(round: string, person: string, answer: string): Promise<void>;
    /** The key of a nameless ballot, while it is open. */
    key(round: string): Promise<Uint8Array | undefined>;
    /** A first nameless answer, for a ticket. False when the ticket was used: then nothing is kept. */
    answerNameless(round: string, ticket: string, editHash: string, answer: string): Promise<boolean>;
    /** The nameless answer this edit key belongs to. */
    namelessBy(round: string, editHash: string): Promise<string | undefined>;
    changeNameless(round: string, editHash: string, answer: string): Promise<boolean>;
    hasTicket(round: string, ticket: string): Promise<boolean>;
    /** Destroys what was to be forgotten by now. */
    forgetUntil(at: string): Promise<void>;
  };
  /** When late comments came. Written after the comment itself, so the last of them may be missing; then nothing is said. */
  readonly receipts: {
    /** The first moment of a comment counts; a later one changes nothing. */
    add(rows: readonly ReceiptRow[]): Promise<void>;
    /** The latest first, and of very many only those. */
    list(canvas: string): Promise<ReceiptRow[]>;
  };
  /** Rejects when the store cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
