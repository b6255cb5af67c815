// One comment: who, when, what; and for its author, editing and deleting it in place.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { readMeta } from '../../shared/document/compass.ts';
import { discussionTypes, readComment } from '../../shared/document/threads.ts';
import type { Comment } from '../../shared/document/threads.ts';
import { mayChangeComment } from '../../shared/rules/roles.ts';
import { canvasContext, sayContext, statusContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, SessionStatus, View } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import '../presence/avatar.ts';
import { callName } from '../presence/initials.ts';
import { discussWords } from '../words/discuss.ts';
import { peopleWords } from '../words/people.ts';
import { arrivalsOf } from './arrivals.ts';
import { BODY_LIMIT, piecesOf } from './body.ts';
import { messageStyles } from './message-styles.ts';
import { fullMoment, momentIn, shortMoment } from './moments.ts';
import type { ClcWriting, PlaceEvent } from './writing.ts';
import './writing.ts';
import { writtenOffline } from './written-offline.ts';

@customElement('clc-message')
export class ClcMessage extends LitElement {
  static override styles = [base, messageStyles];

  @property() comment = '';
  /** New to this reader when the thread came on screen; it stays marked while it is shown. */
  @property({ type: Boolean }) fresh = false;
  @property({ attribute: false }) now = new Date();
  @consume({ context: canvasContext, subscribe: true }) private canvas: Canvas | undefined;
  @consume({ context: statusContext, subscribe: true }) private status: SessionStatus | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  @state() private mode: 'reading' | 'editing' | 'deleting' = 'reading';
  @query('clc-writing') private writing: ClcWriting | null | undefined;
  @query('.own .edit') private editButton: HTMLElement | null | undefined;
  protected readonly watch = new Observe(
    this,
    () => (this.canvas ? [discussionTypes(this.canvas.doc)[1]] : []),
    (events) => events.some((e) => e.keys.has(this.comment)),
  );
  protected readonly members = new Subscribe(this, () => this.canvas?.members);
  protected readonly arrivals = new Subscribe(this, () => this.canvas && arrivalsOf(this.canvas));
  protected readonly waiting = new Subscribe(this, () => this.canvas && writtenOffline(this.canvas));

  override willUpdate(): void {
    if (this.canvas && this.status) writtenOffline(this.canvas).settle(this.status);
  }
  override render(): TemplateResult | undefined {
    const { canvas, say } = this;
    const comment = canvas && readComment(canvas.doc, this.comment);
    if (!canvas || !say || !comment) return undefined;
    if (comment.deleted) return html`<p class="stub">${discussWords[say.lang].deleted}</p>`;
    const full = canvas.members.nameOf(comment.by);
    const name =
      full === undefined
        ? peopleWords[say.lang].former
        : callName(
            full,
            canvas.members.list().map((m) => m.name),
          );
    const person = {
      id: comment.by,
      name: full ?? peopleWords[say.lang].former,
      slot: canvas.members.slotOf(comment.by),
      me: comment.by === canvas.me.id,
    };
    return html`<div class="msg ${this.view?.size === 'phone' ? 'touch' : ''}">
      <clc-avatar size="small" aria-hidden="true" .person=${person}></clc-avatar>
      <div>
        <div class="h">
          <b title=${person.name}>${name}</b>
          <time datetime=${comment.at} title=${fullMoment(comment.at, say)}
            >${shortMoment(comment.at, this.now, say)}</time
          >
          ${
            comment.editedAt
              ? html`<span class="edited" title=${fullMoment(comment.editedAt, say)}
                  >${discussWords[say.lang].edited}</span
                >`
              : nothing
          }
          ${this.fresh ? html`<span class="new">${discussWords[say.lang].new}</span>` : nothing}
        </div>
        ${this.#late(canvas, say)} ${this.#content(canvas, comment, say)}
        ${
          writtenOffline(canvas).has(comment.id)
            ? html`<p class="pend" role="status">
                ${icon('device', 'small')}<span>${discussWords[say.lang].waiting}</span>
              </p>`
            : nothing
        }
      </div>
    </div>`;
  }
  /** What was written without a connection may answer something that had been said meanwhile. */
  #late(canvas: Canvas, say: Say): TemplateResult | typeof nothing {
    const at = arrivalsOf(canvas).at(this.comment);
    if (at === undefined) return nothing;
    return html`<p class="late" title=${fullMoment(at, say)}>
      ${discussWords[say.lang].late(momentIn(at, this.now, say))}
    </p>`;
  }
  #content(canvas: Canvas, comment: Comment, say: Say): TemplateResult {
    const mine = mayChangeComment(canvas.me.id, canvas.role, comment);
    const body = html`<p class="body" lang=${readMeta(canvas.doc).lang}>
      ${piecesOf(comment.body).map((piece) => {
        switch (piece.kind) {
          case 'text':
            return html`<span class="t">${piece.text}</span>`;
          case 'mention':
            return html`<span class="at">@${this.#called(canvas, piece.person, say)}</span>`;
          case 'link':
            return html`<a href=${piece.href} target="_blank" rel="noopener noreferrer">${piece.text}</a>`;
          default:
            return piece satisfies never;
        }
      })}
    </p>`;
    if (!mine) return body;
    switch (this.mode) {
      case 'editing':
        return html`<clc-writing
            .initial=${comment.body}
            draft="edit:${comment.id}"
            label=${discussWords[say.lang].editOf}
            send-label=${discussWords[say.lang].save}
            @clc-place=${(e: PlaceEvent) => this.#save(e.body)}
            @clc-leave=${() => this.#reading()}
          ></clc-writing>
          <div class="row">
            <button class="btn small primary save" @click=${() => this.#save(this.writing?.body ?? '')}>
              ${discussWords[say.lang].save}
            </button>
            <button class="btn small quiet cancel" @click=${() => this.#cancel()}>
              ${discussWords[say.lang].cancel}
            </button>
          </div>`;
      case 'deleting':
        return html`${body}
          <div class="ask" role="group" aria-label=${discussWords[say.lang].removeAsk} @keydown=${this.#escape}>
            <p>${discussWords[say.lang].removeAsk}</p>
            <div class="row">
              <button class="btn small confirm" @click=${() => this.#remove()}>${discussWords[say.lang].remove}</button>
              <button class="btn small quiet keep" @click=${() => this.#reading()}>
                ${discussWords[say.lang].keep}
              </button>
            </div>
          </div>`;
      case 'reading':
        return html`${body}
          <div class="own">
            <button
              class="ib xs edit"
              aria-label=${discussWords[say.lang].edit}
              title=${discussWords[say.lang].edit}
              @click=${this.#edit}
            >
              ${icon('edit', 'small')}
            </button>
            <button
              class="ib xs remove"
              aria-label=${discussWords[say.lang].remove}
              title=${discussWords[say.lang].remove}
              @click=${this.#ask}
            >
              ${icon('bin', 'small')}
            </button>
          </div>`;
      default:
        return this.mode satisfies never;
    }
  }
  #called(canvas: Canvas, person: string, say: Say): string {
    const name = canvas.members.nameOf(person);
    return name === undefined
      ? peopleWords[say.lang].former
      : callName(
          name,
          canvas.members.list().map((m) => m.name),
        );
  }
  readonly #edit = (): void => {
    this.mode = 'editing';
    void this.updateComplete.then(() => this.writing?.focus());
  };
  readonly #ask = (): void => {
    this.mode = 'deleting';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.keep')?.focus());
  };
  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#reading();
  };
  /** Back to reading; what was being written stays a draft. */
  #reading(): void {
    this.mode = 'reading';
    void this.updateComplete.then(() => this.editButton?.focus());
  }
  #cancel(): void {
    this.writing?.clear();
    this.#reading();
  }
  #save(body: string): void {
    const { canvas } = this;
    const comment = canvas && readComment(canvas.doc, this.comment);
    if (!comment || body === '' || body.length > BODY_LIMIT) return;
    if (body !== comment.body) canvas.commands.editComment(this.comment, body);
    this.writing?.clear();
    this.#reading();
  }
  #remove(): void {
    this.mode = 'reading';
    this.canvas?.commands.deleteComment(this.comment);
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-message': ClcMessage;
  }
}
