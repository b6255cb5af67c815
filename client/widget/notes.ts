// The strips above a canvas that can be read: what has ended, what was not taken over, what stands in the way of writing.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Say, SessionStatus } from '../session/contexts.ts';
import './notice.ts';

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
  const words = say.status;
  const { save, notTaken, reading, size } = status;
  return html`${save.kind === 'stopped' ? ended(save.reason, say, ways) : nothing}
  ${
    notTaken === undefined
      ? nothing
      : html`<clc-notice text=${words.notTaken(notTaken)}>
          <button class="btn" @click=${ways.leftBehind}>${words.notTakenShow}</button>
        </clc-notice>`
  }
  ${
    reading === undefined
      ? nothing
      : html`<clc-notice text=${words.reading[reading]}>
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
          <button class="btn" @click=${ways.download}>${words.download}</button>
          <button class="btn" @click=${ways.sizeRead}>${words.sizeRead}</button>
        </clc-notice>`
  }`;
}
/** "2.1 of 4 MB", and what helps. */
export function sizeSentence({ bytes, hard }: { readonly bytes: number; readonly hard: number }, say: Say): string {
  const inMegabytes = (n: number): string => (n / 1024 / 1024).toLocaleString(say.lang, { maximumFractionDigits: 1 });
  return say.status.size(inMegabytes(bytes), inMegabytes(hard));
}

function ended(reason: keyof Say['status']['stopped'], { status }: Say, ways: NoteWays): TemplateResult {
  return html`<clc-notice text=${status.stopped[reason]}>
    ${reason === 'full' ? html`<button class="btn" @click=${ways.retry}>${status.retry}</button>` : nothing}
    <button class="btn" @click=${ways.download}>${status.download}</button>
  </clc-notice>`;
}
