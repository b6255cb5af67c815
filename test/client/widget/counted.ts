// Counts what a page lends to whoever works in it: listeners, timers and observers that have not been given back.

interface Lent {
  readonly listeners: readonly string[];
  readonly timers: number;
  readonly observers: readonly string[];
}
export interface Counting {
  /** What is out now, of what was lent since counting began. */
  now(): Lent;
  stop(): void;
}
/** Targets that outlive an element. */
const isShared = (target: unknown): boolean =>
  target === window ||
  target === document ||
  target === document.documentElement ||
  target === document.body ||
  target instanceof MediaQueryList ||
  target === window.visualViewport;

export function counting(): Counting {
  const listeners = new Map<string, string>();
  const timers = new Set<number>();
  const observers = new Map<object, string>();
  const undo: (() => void)[] = [];
  const names = new WeakMap<object, number>();
  let named = 0;
  const nameOf = (thing: unknown): number => {
    if ((typeof thing !== 'object' && typeof thing !== 'function') || thing === null) return 0;
    const known = names.get(thing) ?? ++named;
    names.set(thing, known);
    return known;
  };
  const replace = <T extends object, K extends keyof T>(owner: T, name: K, by: (own: T[K]) => T[K]): void => {
    const own = owner[name];
    owner[name] = by(own);
    undo.push(() => {
      owner[name] = own;
    });
  };
  const capture = (options: unknown): boolean =>
    typeof options === 'object' && options !== null
      ? Boolean((options as AddEventListenerOptions).capture)
      : Boolean(options);

  replace(
    EventTarget.prototype,
    'addEventListener',
    (own) =>
      function (this: EventTarget, type, listener, options) {
        // Called without one, it is the window's.
        const target = this ?? window;
        if (isShared(target) && listener) {
          const key = `${nameOf(target)} ${type} ${nameOf(listener)} ${capture(options)}`;
          const given = typeof options === 'object' ? options : {};
          listeners.set(key, `${type} on ${target.constructor.name}`);
          if (given.once) own.call(target, type, () => listeners.delete(key), options);
          given.signal?.addEventListener('abort', () => listeners.delete(key));
        }
        own.call(target, type, listener, options);
      },
  );
  replace(
    EventTarget.prototype,
    'removeEventListener',
    (own) =>
      function (this: EventTarget, type, listener, options) {
        const target = this ?? window;
        listeners.delete(`${nameOf(target)} ${type} ${nameOf(listener)} ${capture(options)}`);
        own.call(target, type, listener, options);
      },
  );
  replace(
    window,
    'setTimeout',
    (own) =>
      ((run: () => void, ms?: number, ...rest: unknown[]) => {
        const id: number = Reflect.apply(own, window, [
          () => {
            timers.delete(id);
            run();
          },
          ms,
          ...rest,
        ]);
        timers.add(id);
        return id;
      }) as unknown as typeof window.setTimeout,
  );
  replace(window, 'clearTimeout', (own) => (id) => {
    timers.delete(id as number);
    own.call(window, id);
  });
  replace(
    window,
    'setInterval',
    (own) =>
      ((run: () => void, ms?: number) => {
        const id = Reflect.apply(own, window, [run, ms]) as unknown as number;
        timers.add(id);
        return id;
      }) as unknown as typeof window.setInterval,
  );
  replace(window, 'clearInterval', (own) => (id) => {
    timers.delete(id as number);
    own.call(window, id);
  });
  for (const Kind of [IntersectionObserver, ResizeObserver, MutationObserver]) {
    const prototype = Kind.prototype as { observe: (...a: never[]) => void; disconnect: () => void };
    replace(
      prototype,
      'observe',
      (own) =>
        function (this: object, ...given: never[]) {
          observers.set(this, Kind.name);
          own.apply(this, given);
        },
    );
    replace(
      prototype,
      'disconnect',
      (own) =>
        function (this: object) {
          observers.delete(this);
          own.call(this);
        },
    );
  }
  return {
    now: () => ({
      listeners: [...listeners.values()].sort(),
      timers: timers.size,
      observers: [...observers.values()].sort(),
    }),
    stop: () => undo.reverse().forEach((back) => back()),
  };
}
