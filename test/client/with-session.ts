// Wraps elements under test in the five contexts of a local session, as the root element does in the product.
import { ContextProvider } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import {
  canvasContext,
  presenceContext,
  sayContext,
  statusContext,
  viewContext,
} from '../../client/session/contexts.ts';
import type { SessionStatus, View } from '../../client/session/contexts.ts';
import { localSession } from '../../client/session/local-session.ts';
import type { LocalOptions, LocalSession } from '../../client/session/local-session.ts';
import { tokens } from '../../client/ui/tokens.ts';
import { sayIn } from '../../client/words/both.ts';
import type { Lang } from '../../shared/template/template.ts';

export const defaultView: View = {
  selection: new Set(),
  drawer: { open: false },
  tab: 'licence',
  size: 'wide',
  arrangement: 'reading',
  theme: 'light',
  showPointers: true,
  announceJoins: true,
};

/** Provides the contexts; elements under test are its light children. `session` must be set before it is connected. */
@customElement('test-session')
export class TestSession extends LitElement {
  static override styles = tokens;
  readonly #canvas = new ContextProvider(this, { context: canvasContext });
  readonly #presence = new ContextProvider(this, { context: presenceContext });
  readonly #status = new ContextProvider(this, { context: statusContext });
  readonly #view = new ContextProvider(this, { context: viewContext, initialValue: defaultView });
  readonly #say = new ContextProvider(this, { context: sayContext, initialValue: sayIn('nl') });

  set session(session: LocalSession) {
    this.#canvas.setValue(session.canvas);
    this.#presence.setValue(session.presence);
    this.#status.setValue(session.status);
  }
  get view(): View {
    return this.#view.value;
  }
  set view(view: View) {
    this.#view.setValue(view);
  }
  set status(status: SessionStatus) {
    this.#status.setValue(status);
  }
  set language(lang: Lang) {
    this.#say.setValue(sayIn(lang));
  }
  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

/** Renders a template inside a fresh local session; the fixture library removes it after the test. */
export async function withSession(
  template: TemplateResult,
  options: LocalOptions & { view?: Partial<View> } = {},
): Promise<{ host: TestSession; session: LocalSession }> {
  const session = localSession(options);
  const host = await fixture<TestSession>(
    html`<test-session data-theme="light" .session=${session} .view=${{ ...defaultView, ...options.view }}
      >${template}</test-session
    >`,
  );
  return { host, session };
}
