// What stands in place of the canvas: while it loads, while a name is asked, and when a link opens nothing.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CanvasInfo } from '../../shared/wire/http.ts';
import type { Say, StopReason, Trouble } from '../session/contexts.ts';
import type { TokenTrouble } from '../session/no-token.ts';
import type { Session } from '../session/open-session.ts';
import type { Lacking } from './asked.ts';
import type { NameGiven } from './name-form.ts';
import './skeleton.ts';

/** How far the widget is with its link. */
export type Phase =
  /** Nothing to say yet: the page around is being asked for its token, or there is nothing to wait for. */
  | { readonly kind: 'waiting' }
  /** The attributes do not say what to open. */
  | { readonly kind: 'lacking'; readonly what: Lacking }
  /** The page around does not say who its visitor is. */
  | { readonly kind: 'no-token'; readonly why: TokenTrouble }
  | { readonly kind: 'naming'; readonly info?: CanvasInfo }
  | { readonly kind: 'refused'; readonly reason: StopReason }
  | { readonly kind: 'open'; readonly session: Session };

export interface Ways {
  readonly named: (event: NameGiven) => void;
  readonly retry: () => void;
  /** Where the app begins; undefined inside another page. */
  readonly home: string | undefined;
}

/** The part of `notes.ts` that is needed; undefined until it has been loaded. */
interface Sentences {
  stopSentence(reason: StopReason, copy: boolean, say: Say): string;
  lackingSentence(what: Lacking, say: Say): string;
  troubleSentence(trouble: Trouble, say: Say): string;
}

/** In place of the board, before there is one. */
export function waiting(phase: Phase, say: Say, ways: Ways, notes: Sentences | undefined): TemplateResult {
  const why = (reason: StopReason): string => notes?.stopSentence(reason, false, say) ?? say.status.chip.stopped;
  switch (phase.kind) {
    case 'waiting':
      return skeleton(say, false);
    case 'lacking':
      return html`${skeleton(say, true)}${alone(notes?.lackingSentence(phase.what, say) ?? say.app.noKey, say, ways, false)}`;
    case 'no-token':
      return html`${skeleton(say, true)}${alone(why('no-token'), say, ways, true)}`;
    case 'naming':
      return html`${skeleton(say, true)}<clc-name-form
          .say=${say}
          .info=${phase.info}
          @clc-name=${ways.named}
        ></clc-name-form>`;
    case 'refused':
      return html`${skeleton(say, true)}${alone(why(phase.reason), say, ways, false)}`;
    case 'open': {
      const { save } = phase.session.status;
      const { trouble } = phase.session.status;
      if (save.kind !== 'stopped') return skeleton(say, false, trouble && notes?.troubleSentence(trouble, say));
      return html`${skeleton(say, true)}${alone(why(save.reason), say, ways, true)}`;
    }
    default:
      return phase satisfies never;
  }
}

export function skeleton(say: Say, still: boolean, why = ''): TemplateResult {
  return html`<clc-skeleton .say=${say} .why=${why} ?still=${still}></clc-skeleton>`;
}
function alone(sentence: string, say: Say, ways: Ways, retry: boolean): TemplateResult {
  return html`<div class="alone">
    <div role="alert">
      <p>${sentence}</p>
      ${retry ? html`<button class="btn primary" @click=${ways.retry}>${say.status.retry}</button>` : nothing}
      ${ways.home === undefined ? nothing : html`<a class="btn" href=${ways.home}>${say.app.home}</a>`}
    </div>
  </div>`;
}
