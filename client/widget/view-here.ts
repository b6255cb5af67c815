// What the person at this widget looks at and in which language: provided to all within, and remembered as they prefer it.
import { ContextProvider } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { sayContext, viewContext } from '../session/contexts.ts';
import type { Say, View } from '../session/contexts.ts';
import type { Device } from '../session/device.ts';
import { sayIn } from '../words/both.ts';

export interface ViewHost extends ReactiveElement {
  language: string;
  readonly theme: View['theme'] | '';
  readonly device: Device;
}

export class ViewHere {
  readonly #host: ViewHost;
  readonly #changed: (change: Partial<View>) => void;
  readonly #view: ContextProvider<typeof viewContext, ViewHost>;
  readonly #say: ContextProvider<typeof sayContext, ViewHost>;

  constructor(host: ViewHost, changed: (change: Partial<View>) => void) {
    this.#host = host;
    this.#changed = changed;
    this.#view = new ContextProvider(host, { context: viewContext });
    this.#say = new ContextProvider(host, { context: sayContext });
  }
  get now(): View {
    return this.#view.value;
  }
  get say(): Say {
    return this.#say.value;
  }

  /** As this browser remembers it, before the first time it is drawn. */
  begin(): void {
    const { theme, ...preferences } = this.#host.device.preferences();
    this.#view.setValue({
      selection: new Set(),
      drawer: { open: false },
      tab: 'compass',
      size: 'wide',
      theme: this.#host.theme || theme,
      ...preferences,
    });
    this.#wear();
    this.#host.language ||= this.#host.device.lang() ?? 'nl';
    this.speak();
  }
  /** In the language the element has now. */
  speak(): void {
    const say = sayIn(this.#host.language === 'en' ? 'en' : 'nl');
    if (say !== this.#say.value) this.#say.setValue(say);
  }
  show(change: Partial<View>): void {
    const before = this.#view.value;
    if (Object.entries(change).every(([key, value]) => before[key as keyof View] === value)) return;
    const now = { ...before, ...change };
    this.#view.setValue(now);
    this.#wear();
    const { theme, arrangement, showPointers, announceJoins } = now;
    if ('theme' in change || 'arrangement' in change || 'showPointers' in change || 'announceJoins' in change)
      this.#host.device.setPreferences({ theme, arrangement, showPointers, announceJoins });
    this.#changed(change);
    this.#host.requestUpdate();
  }
  #wear(): void {
    const { theme, size } = this.#view.value;
    const { dataset } = this.#host;
    if (theme === 'auto') delete dataset['theme'];
    else dataset['theme'] = theme;
    dataset['size'] = size;
  }
}
