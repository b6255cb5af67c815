// What the person at this widget looks at and in which language: provided to all within, and remembered as they prefer it.
import { ContextProvider } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { Lang } from '../../shared/template/template.ts';
import { sayContext, viewContext } from '../session/contexts.ts';
import type { Say, View } from '../session/contexts.ts';
import type { Device } from '../session/device.ts';
import { SayRequest } from '../session/requests.ts';
import { sayHere } from '../words/words.ts';

export interface ViewHost extends ReactiveElement {
  readonly language: Lang;
  /** Brings the sentences of a language. */
  readonly learn: (lang: Lang) => Promise<unknown>;
  readonly theme: View['theme'] | undefined;
  readonly device: Device;
}
/** Sentences that did not come are asked for again after so many milliseconds. */
const AGAIN_MS = 3_000;

export class ViewHere {
  readonly #host: ViewHost;
  readonly #changed: (change: Partial<View>) => void;
  readonly #view: ContextProvider<typeof viewContext, ViewHost>;
  readonly #say: ContextProvider<typeof sayContext, ViewHost>;
  #again: ReturnType<typeof setTimeout> | undefined;
  /** The language of which it has been said that it does not come. */
  #missed: Lang | undefined;

  constructor(host: ViewHost, changed: (change: Partial<View>) => void) {
    this.#host = host;
    this.#changed = changed;
    this.#view = new ContextProvider(host, { context: viewContext });
    this.#say = new ContextProvider(host, { context: sayContext });
    host.addController({ hostDisconnected: () => clearTimeout(this.#again) });
  }
  get now(): View {
    return this.#view.value;
  }
  /** Undefined until the first sentences have come. */
  get say(): Say | undefined {
    return this.#say.value;
  }
  /** As this browser remembers it, before the first time it is drawn. */
  begin(asked: Partial<View>): void {
    const { theme, ...preferences } = this.#host.device.preferences();
    this.#view.setValue({
      selection: new Set(),
      drawer: { open: false },
      tab: 'compass',
      size: 'wide',
      theme: this.#host.theme ?? theme,
      ...preferences,
      ...asked,
    });
    this.#host.dataset['size'] = 'wide';
    this.speak();
  }
  /** In the language the element has now; until that has come, in the one before. */
  speak(): void {
    clearTimeout(this.#again);
    const { language } = this.#host;
    const say = sayHere(language);
    if (say) this.#missed = undefined;
    if (say === this.say && say !== undefined) return;
    if (say) {
      this.#say.setValue(say);
      this.#host.requestUpdate();
    } else void this.#learn(language);
  }
  async #learn(language: Lang): Promise<void> {
    try {
      await this.#host.learn(language);
      if (language === this.#host.language) this.speak();
    } catch {
      if (!this.#host.isConnected || language !== this.#host.language) return;
      // No line. Said once, in the language there is; without any there is nothing to show. Either way it goes on asking.
      if (this.say && this.#missed !== language) this.#host.dispatchEvent(new SayRequest(this.say.app.loadFailed));
      this.#missed = language;
      this.#again = setTimeout(() => this.speak(), AGAIN_MS);
    }
  }
  /** `kept`: the person chose it themselves, and this browser remembers it. */
  show(change: Partial<View>, kept = true): void {
    const before = this.#view.value;
    if (Object.entries(change).every(([key, value]) => before[key as keyof View] === value)) return;
    const now = { ...before, ...change };
    this.#view.setValue(now);
    this.#host.dataset['size'] = now.size;
    const { theme, arrangement, showPointers, announceJoins } = now;
    if (kept && ('theme' in change || 'arrangement' in change || 'showPointers' in change || 'announceJoins' in change))
      this.#host.device.setPreferences({ theme, arrangement, showPointers, announceJoins });
    this.#changed(change);
    this.#host.requestUpdate();
  }
}
