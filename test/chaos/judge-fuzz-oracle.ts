// What must hold of a canvas whoever sends what: kept as plain values, beside Yjs, and looked at after every judgement.
import * as Y from 'yjs';
import { isRoot, ROOTS, SERVER_ROOTS, declareRoots } from '../../shared/document/roots.ts';
import type { Root } from '../../shared/document/roots.ts';
import { WRITABLE } from '../../shared/rules/roles.ts';
import type { Heard, JudgedNetwork, Sender } from './judge-fuzz.ts';

type Values = ReadonlyMap<string, unknown>;
/** Every root as plain values, each key's value as JSON text beside it. */
type Picture = ReadonlyMap<Root, Values>;

export class PlainOracle {
  readonly #owners: ReadonlyMap<number, string>;
  /** Follows the server by what it passes on, and knows nothing of its judge. */
  readonly #replica = declareRoots(new Y.Doc());
  #before: Picture;
  readonly counts = { accepted: 0, refused: 0, missing: 0, nothing: 0 };

  constructor(network: Pick<JudgedNetwork, 'journal' | 'owners'>) {
    this.#owners = network.owners;
    this.#replica.clientID = 3;
    for (const update of network.journal) Y.applyUpdate(this.#replica, update);
    this.#before = picture(this.#replica);
  }

  /** Throws what is wrong; the server's document is looked at too, by its state vector. */
  look({ from, verdict, told }: Heard, server: Y.Doc): void {
    switch (verdict.kind) {
      case 'nothing-new':
        this.counts.nothing++;
        break;
      case 'missing':
        this.counts.missing++;
        break;
      case 'refuse':
        this.counts.refused++;
        break;
      case 'accept':
        this.counts.accepted++;
        break;
      default:
        verdict satisfies never;
    }
    if (verdict.kind !== 'accept')
      return same(this.#vector(server), this.#vector(this.#replica), 'a refusal left a trace');
    const vectorBefore = this.#vector(this.#replica);
    const predicted = new Set(verdict.changes.map(({ root, key, field }) => where(root, key, field)));
    const happened = this.#apply(told);
    for (const place of happened)
      if (!covered(place, predicted))
        throw new Error(`${place} changed, and the judge did not see it: ${[...predicted].join()}`);
    if (this.#replica.store.pendingStructs ?? this.#replica.store.pendingDs) throw new Error('something is pending');
    for (const [client, clock] of this.#vector(this.#replica))
      if (clock !== (vectorBefore.get(client) ?? 0) && this.#owners.get(client) !== from.name)
        throw new Error(`${from.name} wrote with ${client}, which is ${this.#owners.get(client)}'s`);
    for (const [name, type] of this.#replica.share) {
      if (!isRoot(name)) throw new Error(`a root ${name}`);
      if (!(type instanceof Y.Map) || type._length > 0 || type._start !== null)
        throw new Error(`${name} is no map any more`);
    }
    const after = picture(this.#replica);
    this.#compare(from, this.#before, after);
    this.#before = after;
    same(this.#vector(server), this.#vector(this.#replica), 'the server has something else than it told');
  }

  /** Everything Yjs says has changed, as root/key/field. */
  #apply(told: readonly Uint8Array[]): Set<string> {
    const happened = new Set<string>();
    const stops = ROOTS.map((name) => {
      const type = this.#replica.getMap(name);
      const listen = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        for (const event of events) {
          const [key, field] = event.path;
          // Yjs fires for what came and went again with the same update, too; nobody sees that.
          const shows = event.changes.keys.size > 0 || event.changes.delta.length > 0;
          if (key !== undefined && field !== undefined) {
            if (shows) happened.add(where(name, key, field));
          } else
            for (const changed of event.keys.keys())
              happened.add(key === undefined ? where(name, changed, undefined) : where(name, key, changed));
        }
      };
      type.observeDeep(listen as Parameters<typeof type.observeDeep>[0]);
      return () => type.unobserveDeep(listen as Parameters<typeof type.observeDeep>[0]);
    });
    // The first is what was sent, as judged; what follows is Yjs tidying up.
    const [judged, ...tidied] = told;
    if (judged) Y.applyUpdate(this.#replica, judged);
    stops.forEach((stop) => stop());
    for (const update of tidied) Y.applyUpdate(this.#replica, update);
    return happened;
  }
  #vector(doc: Y.Doc): Map<number, number> {
    return Y.decodeStateVector(Y.encodeStateVector(doc));
  }

  #compare(from: Sender, before: Picture, after: Picture): void {
    for (const root of ROOTS) {
      const [was, is] = [before.get(root)!, after.get(root)!];
      for (const key of new Set([...was.keys(), ...is.keys()])) {
        const [old, now] = [was.get(key), is.get(key)];
        if (JSON.stringify(old) === JSON.stringify(now)) continue;
        const wrong = this.#wrong(from, root, key, old, now);
        if (wrong !== undefined)
          throw new Error(
            `${from.name} (${from.role}), ${root}/${key}: ${wrong}. ${JSON.stringify(old)} -> ${JSON.stringify(now)}`,
          );
      }
    }
  }
  /** Why this person may not have made that of this. */
  #wrong({ name, role }: Sender, root: Root, key: string, old: unknown, now: unknown): string | undefined {
    if (SERVER_ROOTS.includes(root)) return 'only the server writes here';
    if (!WRITABLE[role].includes(root)) return 'the role does not write here';
    const [was, is] = [fields(old), fields(now)];
    switch (root) {
      case 'comments':
        if (!is) return 'a comment is gone';
        if (is.get('by') !== name) return 'a comment in another’s name';
        if (was && (was.get('by') !== name || was.get('thread') !== is.get('thread'))) return 'another’s comment';
        return undefined;
      case 'threads':
        if (was ?? old) return 'a thread changed';
        return is?.get('by') === name ? undefined : 'a thread in another’s name';
      case 'threadStates':
        return is?.get('by') === name ? undefined : 'a state in another’s name';
      case 'reactions':
        return key.endsWith(`:${name}`) ? undefined : 'another’s reaction';
      case 'missionRead':
        return key === name ? undefined : 'another’s mark';
      case 'cards':
        if (!is) return 'a card is gone';
        if (is.get('createdBy') !== (was ? was.get('createdBy') : name)) return 'a card in another’s name';
        return replaced(old, now) ? 'a card, or a text of it, was replaced' : undefined;
      case 'compass':
        return replaced(old, now) ? 'a compass text was replaced' : undefined;
      case 'meta':
        return key === 'schema' ? 'the schema changed' : undefined;
      default:
        return undefined;
    }
  }
  close(): void {
    this.#replica.destroy();
  }
}

function where(root: Root, key: string | number, field: string | number | undefined): string {
  return field === undefined ? `${root}/${key}` : `${root}/${key}/${field}`;
}
/** The judge may say it of the entry as a whole. */
function covered(place: string, predicted: ReadonlySet<string>): boolean {
  return predicted.has(place) || predicted.has(place.split('/').slice(0, 2).join('/'));
}
function picture(doc: Y.Doc): Picture {
  return new Map(
    ROOTS.map((name): [Root, Values] => [
      name,
      new Map([...doc.getMap(name)].map(([key, value]): [string, unknown] => [key, plain(value)])),
    ]),
  );
}
/** A shared type as plain values, with which one it is: another one in its place is a replacement, whatever it says. */
interface Nested {
  readonly at: string;
  readonly json: unknown;
  /** Which types its fields hold. */
  readonly parts: Readonly<Record<string, string>>;
}
function plain(value: unknown): unknown {
  if (!(value instanceof Y.AbstractType)) return value;
  const inner = value instanceof Y.Map ? [...value.entries()] : [];
  const parts = inner.flatMap(([key, part]) => (part instanceof Y.AbstractType ? [[key, idOf(part)]] : []));
  return { at: idOf(value), json: value.toJSON() as unknown, parts: Object.fromEntries(parts) } satisfies Nested;
}
function idOf(type: Y.AbstractType<unknown>): string {
  return `${type._item?.id.client}:${type._item?.id.clock}`;
}
function nested(value: unknown): Nested | undefined {
  return typeof value === 'object' && value !== null && 'at' in value && 'parts' in value
    ? (value as Nested)
    : undefined;
}
function fields(value: unknown): ReadonlyMap<string, unknown> | undefined {
  const inner = nested(value) ? nested(value)?.json : value;
  return typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)) : undefined;
}
function replaced(old: unknown, now: unknown): boolean {
  const [was, is] = [nested(old), nested(now)];
  if (!was) return false;
  return was.at !== is?.at || Object.entries(was.parts).some(([key, at]) => is.parts[key] !== at);
}
function same(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>, what: string): void {
  if (one.size !== other.size || [...one].some(([client, clock]) => other.get(client) !== clock)) throw new Error(what);
}
