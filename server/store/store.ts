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
/** A person on one canvas. `slot` is the order of joining (0, 1, 2 …); `role` is null once their link is withdrawn. */
export interface MemberRow extends PersonRow {
  readonly slot: number;
  readonly role: AccessRole | null;
}
/** One accepted update. `seq` counts per canvas from 1 without gaps. */
export interface JournalEntry {
  readonly canvas: string;
  readonly seq: number;
  readonly update: Uint8Array;
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
 * Contract: a promise that resolves means the change survives `kill -9`. A promise that rejects means nothing of that
 * call was kept. Reads never invent: an unknown id is undefined or empty, a failing disk is a rejection.
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
    /** A new guest; a device hash somebody else holds is a rejection. */
    add(person: PersonRow & { readonly deviceHash: string | null }): Promise<void>;
    rename(id: string, name: string): Promise<void>;
  };
  readonly members: {
    /** In order of joining. */
    list(canvas: string): Promise<MemberRow[]>;
    find(canvas: string, person: string): Promise<MemberRow | undefined>;
    /** Joins, or notes the link a member came with this time. True when the person is new on this canvas. Writes nothing when nothing is new. */
    join(canvas: string, person: string, link: string): Promise<boolean>;
    /** Ties a clientID to a person for ever; repeating it is fine and writes nothing. False when it belongs to somebody else. */
    claim(canvas: string, clientId: number, person: string): Promise<boolean>;
    /** Whose clientID this is. */
    holder(canvas: string, clientId: number): Promise<string | undefined>;
    claimsOf(canvas: string, person: string): Promise<number[]>;
  };
  readonly journal: {
    /** All entries of all canvases in one transaction. A sequence number that exists already is a rejection. */
    append(entries: readonly JournalEntry[]): Promise<void>;
    /** Undefined for an unknown canvas; a known one always has a document. */
    load(canvas: string): Promise<StoredDocument | undefined>;
    /** Replaces the updates up to and including `seq` by one snapshot, in one transaction. */
    compact(canvas: string, seq: number, snapshot: Uint8Array): Promise<void>;
  };
  /** Rejects when the store cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
