// The strips above a canvas that can be read: what has ended, what was not taken over, what stands in the way of writing.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Say, SessionStatus, StopReason, Trouble } from '../session/contexts.ts';
import { noteWords } from '../words/notes.ts';
import type { Lacking } from './asked.ts';
import './notice.ts';
import type { Phase } from './waiting.ts';

export { noteWords };

export interface NoteWays {
  readonly retry: () => void;
  readonly download: () => void;
  readonly leftBehind: () => void;
  /** Undefined inside another page, which is not ours to load again. */
  readonly reload: (() => void) | undefined;
  /** The person has read this, and needs to be told no more. */
  readonly read: (what: 'size' | 'memory') => void;
}

export function notes(status: SessionStatus, read: ReadonlySet<string>, say: Say, ways: NoteWays): TemplateResult {
  const words = noteWords[say.lang];
  const { save, notTaken, reading, size, onDevice } = status;
  return html`${save.kind === 'stopped' ? ended(save.reason, say, ways) : nothing}
  ${save.kind === 'stopped' ? nothing : away(status, say, ways)}
  ${
    notTaken === undefined
      ? nothing
      : html`<clc-notice text=${words.notTaken(notTaken)}>
          <button class="btn" @click=${ways.leftBehind}>${words.show}</button>
        </clc-notice>`
  }
  ${
    reading === undefined
      ? nothing
      : html`<clc-notice text=${words.old[reading]}>
          ${
            reading === 'old-page' && ways.reload
              ? html`<button class="btn" @click=${ways.reload}>${words.reload}</button>`
              : nothing
          }
        </clc-notice>`
  }
  ${
    size === undefined || read.has('size')
      ? nothing
      : html`<clc-notice calm text=${sizeSentence(size, say)}>
          <button class="btn" @click=${ways.download}>${say.status.download}</button>
          <button class="btn" @click=${() => ways.read('size')}>${words.read}</button>
        </clc-notice>`
  }
  ${
    onDevice || save.kind !== 'saved' || read.has('memory')
      ? nothing
      : html`<clc-notice calm text=${words.notOnDevice}>
          <button class="btn" @click=${() => ways.read('memory')}>${words.read}</button>
        </clc-notice>`
  }`;
}
/** The same where the save state is explained: it stays there when a strip has been read. */
export function chipNotes({ notTaken, size }: SessionStatus, say: Say, leftBehind: () => void): TemplateResult {
  const words = noteWords[say.lang];
  return html`${size === undefined ? nothing : html`<p>${sizeSentence(size, say)}</p>`}
  ${
    notTaken === undefined
      ? nothing
      : html`<p>${words.notTaken(notTaken)}</p>
          <button class="btn" @click=${leftBehind}>${words.show}</button>`
  }`;
}
/** "2.1 of 4 MB", and what helps. */
function sizeSentence({ bytes, hard }: { readonly bytes: number; readonly hard: number }, say: Say): string {
  const inMegabytes = (n: number): string => (n / 1024 / 1024).toLocaleString(say.lang, { maximumFractionDigits: 1 });
  return noteWords[say.lang].size(inMegabytes(bytes), inMegabytes(hard));
}

/** Why it ended; `copy`: there is one on this device to look at. */
export function stopSentence(reason: StopReason, copy: boolean, say: Say): string {
  return noteWords[say.lang][copy ? 'stopped' : 'stoppedEmpty'][reason];
}

/** No attribute, or a wrong one: said to whoever puts the canvas in the page. */
export function lackingSentence(what: Lacking, say: Say): string {
  return what === 'access' ? say.app.noKey : noteWords[say.lang].lacking[what];
}
export function troubleSentence(trouble: Trouble, say: Say): string {
  return noteWords[say.lang].trouble[trouble];
}
/** What the page around is told, with the sentence its visitor reads. */
export function whatIsWrong(
  phase: Phase,
  status: SessionStatus | undefined,
  say: Say,
): { readonly code: string; readonly sentence: string } | undefined {
  switch (phase.kind) {
    case 'lacking':
      return { code: `no-${phase.what}`, sentence: lackingSentence(phase.what, say) };
    case 'no-token':
      return { code: 'no-token', sentence: stopSentence('no-token', false, say) };
    case 'refused':
      return { code: phase.reason, sentence: stopSentence(phase.reason, false, say) };
    case 'open': {
      if (status?.save.kind === 'stopped')
        return {
          code: status.save.reason,
          sentence: stopSentence(status.save.reason, status.content !== 'failed', say),
        };
      const { trouble } = status ?? {};
      return trouble && { code: trouble, sentence: troubleSentence(trouble, say) };
    }
    case 'waiting':
    case 'naming':
      return undefined;
    default:
      return phase satisfies never;
  }
}
/** The server is not there: how old what is in view is, and why, where that can be told. */
function away({ trouble, asOf, connected }: SessionStatus, say: Say, ways: NoteWays): TemplateResult | typeof nothing {
  if (connected || (!trouble && !asOf)) return nothing;
  const words = noteWords[say.lang];
  const text = [asOf && words.asOf(ago(asOf, say)), trouble && words.trouble[trouble]].filter(Boolean).join(' ');
  return html`<clc-notice calm text=${text}>
    <button class="btn" @click=${ways.retry}>${say.status.retry}</button>
  </clc-notice>`;
}
/** "2 hours ago". */
function ago(instant: string, say: Say): string {
  const minutes = Math.max(0, (Date.now() - Date.parse(instant)) / 60_000);
  const format = new Intl.RelativeTimeFormat(say.lang, { numeric: 'auto' });
  if (minutes < 60) return format.format(-Math.round(minutes), 'minute');
  return minutes < 36 * 60
    ? format.format(-Math.round(minutes / 60), 'hour')
    : format.format(-Math.round(minutes / 60 / 24), 'day');
}

function ended(reason: StopReason, say: Say, ways: NoteWays): TemplateResult {
  return html`<clc-notice text=${stopSentence(reason, true, say)}>
    ${reason === 'full' || reason === 'token' || reason === 'no-token' ? html`<button class="btn" @click=${ways.retry}>${say.status.retry}</button>` : nothing}
    <button class="btn" @click=${ways.download}>${say.status.download}</button>
  </clc-notice>`;
}
