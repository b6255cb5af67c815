// What this browser remembers: its secret, the person's name and preferences, and the canvases opened here.
import type { AccessRole } from '../../shared/rules/roles.ts';
import type { FacetId } from '../../shared/template/canvas-template.ts';
import type { Lang } from '../../shared/template/template.ts';
import type { View } from './contexts.ts';

/** A canvas opened in this browser. */
export interface RecentCanvas {
  readonly server: string;
  readonly id: string;
  readonly title: string;
  /** The link key it was opened with; of several, the one with the strongest role. */
  readonly key: string;
  readonly role: AccessRole;
  /** Who I am there, so that the copy on this device can be worked on without the server. */
  readonly person?: { readonly id: string; readonly name: string };
  /** ISO instant. */
  readonly lastOpened: string;
  readonly counts: { readonly total: number; readonly decided: number };
  /** Cards per facet, for the small picture. */
  readonly mini: Partial<Record<FacetId, number>>;
  /** When what is kept here was what the server had: an ISO instant. */
  readonly asOf?: string;
  /** The key was refused: any other link of this canvas replaces it. */
  readonly dead?: boolean;
  /** A page around it opens it, nobody else can: it is on no list. */
  readonly hosted?: boolean;
  /** Which copy in this browser is in use: one that holds refused work is set aside and the next begins. */
  readonly copy?: number;
}
export interface Preferences {
  readonly theme: View['theme'];
  readonly arrangement: View['arrangement'];
  readonly showPointers: boolean;
  readonly announceJoins: boolean;
}
const DEFAULTS: Preferences = { theme: 'auto', arrangement: 'reading', showPointers: true, announceJoins: true };

export interface Device {
  /** Proves to the server that this browser is the same guest as before. */
  secret(): string;
  name(): string | undefined;
  setName(name: string): void;
  lang(): Lang | undefined;
  setLang(lang: Lang): void;
  /** How far the server was ahead of this computer's clock when last heard, in milliseconds. */
  clockOffset(): number;
  setClockOffset(ms: number): void;
  preferences(): Preferences;
  setPreferences(change: Partial<Preferences>): void;
  /** Those a person can open from here, most recently opened first. */
  list(): readonly RecentCanvas[];
  recent(server: string, id: string): RecentCanvas | undefined;
  /** Client ids that wrote on this device before the server knew them to be this person's. */
  unclaimed(server: string, id: string): readonly number[];
  setUnclaimed(server: string, id: string, clientIds: readonly number[]): void;
  /** Adds a canvas, or changes what is known of it. */
  remember(canvas: Pick<RecentCanvas, 'server' | 'id' | 'key' | 'role'> & Partial<RecentCanvas>): void;
  forget(server: string, id: string): void;
}

/** At most this many canvases are remembered; each costs about half a kilobyte of at most five megabytes. */
const MOST_RECENT = 60;
const STRENGTH: Record<AccessRole, number> = { owner: 3, editor: 2, commenter: 1, viewer: 0 };
const KEYS = {
  secret: 'clc:device',
  name: 'clc:name',
  lang: 'clc:lang',
  preferences: 'clc:preferences',
  recent: 'clc:recent',
  unclaimed: 'clc:unclaimed',
  clock: 'clc:clock',
} as const;

/** `storage` is asked anew each time: in a blocked third-party frame even looking at `localStorage` throws. */
export function deviceMemory(storage: () => Storage = () => localStorage): Device {
  const memory = new Map<string, string>();
  const read = (key: string): string | undefined => {
    const kept = memory.get(key);
    if (kept !== undefined) return kept;
    try {
      return storage().getItem(key) ?? undefined;
    } catch {
      // Blocked: what was not written in this page is not known.
      return undefined;
    }
  };
  const write = (key: string, value: string): void => {
    try {
      storage().setItem(key, value);
      memory.delete(key);
    } catch {
      // Blocked or full: kept as long as this page lives.
      memory.set(key, value);
    }
  };
  const all = (): RecentCanvas[] => parsed(read(KEYS.recent), []).filter(isRecent);
  const save = (canvases: readonly RecentCanvas[]): void => {
    const sorted = [...canvases].sort((a, b) => (a.lastOpened < b.lastOpened ? 1 : -1));
    write(KEYS.recent, JSON.stringify(sorted.slice(0, MOST_RECENT)));
  };
  const recent = (server: string, id: string): RecentCanvas | undefined =>
    all().find((c) => c.id === id && c.server === server);

  return {
    secret: () => {
      const known = read(KEYS.secret);
      if (known !== undefined && /^[A-Za-z0-9_-]{22,128}$/u.test(known)) return known;
      const made = randomSecret();
      write(KEYS.secret, made);
      return made;
    },
    name: () => read(KEYS.name) || undefined,
    setName: (name) => write(KEYS.name, name),
    lang: () => {
      const lang = read(KEYS.lang);
      return lang === 'nl' || lang === 'en' ? lang : undefined;
    },
    setLang: (lang) => write(KEYS.lang, lang),
    clockOffset: () => Number(read(KEYS.clock)) || 0,
    setClockOffset: (ms) => write(KEYS.clock, String(ms)),
    preferences: () => ({ ...DEFAULTS, ...parsed<Partial<Preferences>>(read(KEYS.preferences), {}) }),
    setPreferences: (change) => {
      const before = parsed<Partial<Preferences>>(read(KEYS.preferences), {});
      write(KEYS.preferences, JSON.stringify({ ...before, ...change }));
    },
    list: () => all().filter(({ hosted }) => !hosted),
    recent,
    unclaimed: (server, id) =>
      parsed<unknown[]>(read(`${KEYS.unclaimed}:${server}:${id}`), []).filter((n): n is number => Number.isInteger(n)),
    setUnclaimed: (server, id, clientIds) => write(`${KEYS.unclaimed}:${server}:${id}`, JSON.stringify(clientIds)),
    remember: (canvas) => {
      const before = recent(canvas.server, canvas.id);
      const keepsKey =
        before !== undefined && !before.dead && !canvas.dead && STRENGTH[before.role] > STRENGTH[canvas.role];
      const blank = { title: '', lastOpened: '1970-01-01T00:00:00.000Z', counts: { total: 0, decided: 0 }, mini: {} };
      const { dead: _, ...known } = before ?? { ...blank, dead: false };
      const now: RecentCanvas = {
        ...blank,
        ...known,
        ...canvas,
        ...(keepsKey && before.key !== canvas.key ? { key: before.key, role: before.role } : {}),
      };
      save([now, ...all().filter((c) => c.id !== canvas.id || c.server !== canvas.server)]);
    },
    forget: (server, id) => save(all().filter((c) => c.id !== id || c.server !== server)),
  };
}

function randomSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/gu, '-')
    .replace(/\//gu, '_')
    .replace(/=+$/u, '');
}
function parsed<T>(json: string | undefined, otherwise: T): T {
  if (json === undefined) return otherwise;
  try {
    const value = JSON.parse(json) as T | null;
    return typeof value === 'object' && value !== null && Array.isArray(value) === Array.isArray(otherwise)
      ? value
      : otherwise;
  } catch {
    // Damaged by something else on this origin: begin anew rather than fail to start.
    return otherwise;
  }
}
function isRecent(value: RecentCanvas): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof value.id === 'string' &&
    typeof value.key === 'string' &&
    typeof value.server === 'string' &&
    typeof value.lastOpened === 'string' &&
    typeof value.counts === 'object' &&
    value.counts !== null &&
    typeof value.mini === 'object' &&
    value.mini !== null &&
    value.role in STRENGTH
  );
}
