// The strips above a canvas that can be read: what has ended, what was not taken over, what stands in the way of writing.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Say, SessionStatus, StopReason } from '../session/contexts.ts';
import { noteWords } from '../words/notes.ts';
import './notice.ts';

export { noteWords };

export interface NoteWays {
  readonly retry: () => void;
  readonly download: () => void;
  readonly leftBehind: () => void;
  /** Undefined inside another page, which is not ours to load again. */
  readonly reload: (() => void) | undefined;
  /** The person has read that the canvas is getting full. */
  readonly sizeRead: () => void;
}

export function notes(status: SessionStatus, sizeRead: boolean, say: Say, ways: NoteWays): TemplateResult {
  const words = noteWords[say.lang];
  const { save, notTaken, reading, size } = status;
  return html`${save.kind === 'stopped' ? ended(save.reason, say, ways) : nothing}
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
    size === undefined || sizeRead
      ? nothing
      : html`<clc-notice calm text=${sizeSentence(size, say)}>
          <button class="btn" @click=${ways.download}>${say.status.download}</button>
          <button class="btn" @click=${ways.sizeRead}>${words.read}</button>
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

function ended(reason: StopReason, say: Say, ways: NoteWays): TemplateResult {
  return html`<clc-notice text=${stopSentence(reason, true, say)}>
    ${reason === 'full' ? html`<button class="btn" @click=${ways.retry}>${say.status.retry}</button>` : nothing}
    <button class="btn" @click=${ways.download}>${say.status.download}</button>
  </clc-notice>`;
}
