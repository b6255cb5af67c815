// Provides the five contexts of a canvas in memory to the single elements shown inside it.
import { ContextProvider } from '@lit/context';
import { css, html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { canvasContext, presenceContext, sayContext, statusContext, viewContext } from '../session/contexts.ts';
import type { SessionStatus, View } from '../session/contexts.ts';
import type { LocalSession } from '../session/local-session.ts';
import { ViewRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { sayIn } from '../words/both.ts';

export const plainView: View = {
  selection: new Set(),
  drawer: { open: false },
  tab: 'licence',
  size: 'wide',
  arrangement: 'reading',
  theme: 'auto',
  showPointers: true,
  announceJoins: true,
};

@customElement('clc-in-session')
export class InSession extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        container: stage / inline-size;
      }
    `,
  ];
  @property({ attribute: false }) session!: LocalSession;
  @property({ attribute: false }) status: SessionStatus | undefined;
  @property({ attribute: false }) view: Partial<View> = {};
  @property({ attribute: 'lang' }) language = 'nl';
  readonly #canvas = new ContextProvider(this, { context: canvasContext });
  readonly #presence = new ContextProvider(this, { context: presenceContext });
  readonly #status = new ContextProvider(this, { context: statusContext });
  readonly #view = new ContextProvider(this, { context: viewContext, initialValue: plainView });
  readonly #say = new ContextProvider(this, { context: sayContext, initialValue: sayIn('nl') });

  constructor() {
    super();
    this.addEventListener(ViewRequest.type, (e) => this.#view.setValue({ ...this.#view.value, ...e.change }));
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) {
      this.#canvas.setValue(this.session.canvas);
      this.#presence.setValue(this.session.presence);
    }
    if (changed.has('session') || changed.has('status')) this.#status.setValue(this.status ?? this.session.status);
    if (changed.has('view')) this.#view.setValue({ ...plainView, ...this.view });
    if (changed.has('language')) this.#say.setValue(sayIn(this.language === 'en' ? 'en' : 'nl'));
  }
  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-in-session': InSession;
  }
}
