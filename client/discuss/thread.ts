// One discussion: what it is about, its comments, the reply, and resolving it.
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { cardMap } from '../../shared/document/cards.ts';
import { root } from '../../shared/document/roots.ts';
import {
  discussionTypes,
  placeOfAnchor,
  readComment,
  readThread,
  textOf,
  threadState,
} from '../../shared/document/threads.ts';
import { commentsOf } from '../../shared/document/thread-comments.ts';
import type { Comment, Place, Thread } from '../../shared/document/threads.ts';
import { mayResolve } from '../../shared/rules/roles.ts';
import { canvasContext, sayContext, statusContext, viewContext } from '../session/contexts.ts';
import type { Canvas, Say, SessionStatus, View } from '../session/contexts.ts';
import { Observe, Subscribe } from '../session/observe.ts';
import { DiscussRequest, GoToRequest, SayRequest } from '../session/requests.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icons.ts';
import { callName } from '../presence/initials.ts';
import { discussWords } from '../words/discuss.ts';
import { peopleWords } from '../words/people.ts';
import { accents } from './accents.ts';
import { decode } from './body.ts';
import { isUnread, readerOf } from './counts.ts';
import { kindSign } from './kinds.ts';
import { linkToThread } from './link.ts';
import './message.ts';
import { shortDay } from './moments.ts';
import { cardTextChanged, ownerOf, placeLabel, quoteOf, targetOfThread } from './places.ts';
import { readMarksOf } from './read-marks.ts';
import { Seen } from './seen.ts';
import { threadStyles } from './thread-styles.ts';
import { writtenOffline } from './written-offline.ts';
import type { ClcWriting, PlaceEvent } from './writing.ts';
import './writing.ts';

@customElement('clc-thread')
export class ClcThread extends LitElement {
  static override styles = [base, accents, threadStyles];

  @property() thread = '';
  /** All comments and the reply field; otherwise the first comment, or one line when it is resolved. */
  @property({ type: Boolean, reflect: true }) expanded = false;
  @property({ attribute: false }) now = new Date();
  @property({ attribute: false }) linkTo: (thread: string) => string = (thread) => linkToThread(thread);
  @consume({ context: canvasContext, subscribe: true }) private canvas: Canvas | undefined;
  @consume({ context: statusContext, subscribe: true }) private status: SessionStatus | undefined;
  @consume({ context: viewContext, subscribe: true }) private view: View | undefined;
  @consume({ context: sayContext, subscribe: true }) private say: Say | undefined;
  /** The address, when the clipboard would not take it. */
  @state() private linkByHand: string | undefined;
  @query('article') private article: HTMLElement | null | undefined;
  @query('clc-writing.reply') private reply: ClcWriting | null | undefined;
  /** Comments that were new when they were first shown: they stay marked, although they have been seen since. */
  readonly #fresh = new Set<string>();

  protected readonly watch = new Observe(
    this,
    () => this.#watched(),
    (events) =>
      events.some(({ target, keys, path }) => {
        const { doc } = target;
        if (!doc || path.length > 0) return true;
        const [threads, comments, states] = discussionTypes(doc);
        const here = (id: string): boolean => readComment(doc, id)?.thread === this.thread;
        if (target === comments) return [...keys.keys()].some(here);
        return target === threads || target === states ? keys.has(this.thread) : true;
      }),
  );
  protected readonly marks = new Subscribe(this, () => this.canvas && readMarksOf(this.canvas));
  protected readonly members = new Subscribe(this, () => this.canvas?.members);
  readonly #seen = new Seen(this, (comments) => {
    if (this.canvas) readMarksOf(this.canvas).mark(this.thread, comments);
  });

  /** To the thread itself, or to its reply field. */
  override focus(options?: FocusOptions & { reply?: boolean }): void {
    void this.updateComplete.then(() => {
      if (options?.reply && this.reply) this.reply.focus();
      else this.article?.focus(options);
    });
  }
  override willUpdate(changed: PropertyValues): void {
    if (changed.has('thread')) this.#fresh.clear();
  }
  override updated(): void {
    this.#seen.watch([...this.renderRoot.querySelectorAll<HTMLElement>('clc-message')]);
  }

  override render(): TemplateResult | undefined {
    const { canvas, say } = this;
    const thread = canvas && readThread(canvas.doc, this.thread);
    if (!canvas || !say || !thread) return undefined;
    const comments = commentsOf(canvas.doc, this.thread);
    const reader = readerOf(canvas);
    const unread = comments.filter((c) => isUnread(c, reader));
    for (const { id } of unread) this.#fresh.add(id);
    const place = placeOfAnchor(canvas.doc, thread.anchor);
    const label = placeLabel(thread.anchor, place, say);
    const resolved = threadState(canvas.doc, this.thread).state === 'resolved';
    return html`<article
      class="thread ${unread.length > 0 ? 'unread' : ''} ${this.expanded ? 'open' : ''} ${
        this.view?.size === 'phone' ? 'touch' : ''
      }"
      data-part=${place.block ?? 'compass'}
      tabindex="-1"
      aria-label=${discussWords[say.lang].about(label)}
    >
      ${unread.length > 0 ? html`<span class="sr">${discussWords[say.lang].unreadThread}</span>` : nothing}
      ${
        resolved && !this.expanded
          ? this.#folded(canvas, thread, comments, label, say)
          : html`<div class="top">
                ${this.#about(canvas, thread, place, label, say)} ${this.#stateButton(canvas, thread, resolved, say)}
              </div>
              ${resolved ? html`<p class="done">${icon('check', 'small')}${this.#resolvedBy(canvas, say)}</p>` : nothing}
              ${thread.kind === 'comment' ? nothing : html`<p class="kind">${kindSign(thread.kind, say)}</p>`}
              ${this.#comments(comments)} ${this.#foot(canvas, comments, label, say)}`
      }
    </article>`;
  }
  /** The quote with its place; a button that leads there while there is somewhere to go. */
  #about(canvas: Canvas, thread: Thread, place: Place, label: string, say: Say): TemplateResult {
    const target = targetOfThread(thread.anchor, place);
    const quote = quoteOf(thread.anchor);
    const changed =
      place.state === 'here' && (place.text?.changed ?? cardTextChanged(canvas.doc, thread.anchor))
        ? `, ${discussWords[say.lang].changed}`
        : '';
    const inside = html`<small>${label}${changed}</small>${quote ? html`<q>${quote}</q>` : nothing}`;
    const gone = place.state === 'orphan';
    return html`<div class="quote ${gone ? 'orphan' : ''}">
      ${
        target
          ? html`<button
              class="go"
              title=${discussWords[say.lang].goTo(label)}
              @click=${() => this.dispatchEvent(new GoToRequest(target))}
            >
              ${inside}<span class="sr">, ${discussWords[say.lang].goTo(label)}</span>
            </button>`
          : inside
      }
      ${gone ? html`<p class="gone">${icon('unlink', 'small')}${discussWords[say.lang].orphan}</p>` : nothing}
    </div>`;
  }
  #comments(comments: readonly Comment[]): TemplateResult {
    const shown = this.expanded ? comments : comments.slice(0, 1);
    return html`${repeat(
      shown,
      (c) => c.id,
      (c) =>
        html`<clc-message
          .comment=${c.id}
          data-comment=${c.id}
          ?fresh=${this.#fresh.has(c.id)}
          .now=${this.now}
        ></clc-message>`,
    )}`;
  }
  #foot(canvas: Canvas, comments: readonly Comment[], label: string, say: Say): TemplateResult {
    if (!this.expanded) {
      const replies = comments.length - 1;
      const fresh = comments.slice(1).filter((c) => this.#fresh.has(c.id) && isUnread(c, readerOf(canvas))).length;
      return html`<div class="acts">
        ${
          replies > 0
            ? html`<button class="btn small quiet more" @click=${() => this.#expand(false)}>
                ${discussWords[say.lang].replies(replies)}${
                  fresh > 0 ? html`<span class="fresh">${discussWords[say.lang].newReplies(fresh)}</span>` : nothing
                }
              </button>`
            : nothing
        }
        ${
          canvas.rights.discuss
            ? html`<button class="btn small quiet answer" @click=${() => this.#expand(true)}>
                ${discussWords[say.lang].reply}
              </button>`
            : nothing
        }
      </div>`;
    }
    return html`${
        canvas.rights.discuss
          ? html`<clc-writing
              class="reply"
              draft="reply:${this.thread}"
              label=${discussWords[say.lang].answerTo(label)}
              placeholder=${discussWords[say.lang].answer}
              @clc-place=${this.#placed}
              @clc-leave=${() => this.article?.focus()}
            ></clc-writing>`
          : nothing
      }
      <div class="acts">
        ${
          this.view?.size === 'phone'
            ? nothing
            : html`<button class="btn small quiet fold" @click=${this.#fold}>${discussWords[say.lang].fold}</button>`
        }
        <button
          class="ib xs link"
          aria-label=${discussWords[say.lang].copyLink}
          title=${discussWords[say.lang].copyLink}
          @click=${this.#copy}
        >
          ${icon('link', 'small')}
        </button>
      </div>
      ${
        this.linkByHand === undefined
          ? nothing
          : html`<label class="hand"
              >${discussWords[say.lang].copyByHand}<input class="field" readonly .value=${this.linkByHand}
            /></label>`
      }`;
  }
  #stateButton(canvas: Canvas, thread: Thread, resolved: boolean, say: Say): TemplateResult | typeof nothing {
    if (!mayResolve(canvas.me.id, canvas.role, thread)) return nothing;
    return html`<button class="btn small state" @click=${() => this.#resolve(!resolved)}>
      ${icon(resolved ? 'restore' : 'check', 'small')}${resolved ? discussWords[say.lang].reopen : discussWords[say.lang].resolve}
    </button>`;
  }
  #folded(canvas: Canvas, thread: Thread, comments: readonly Comment[], label: string, say: Say): TemplateResult {
    const first = comments.find((c) => !c.deleted);
    const text = quoteOf(thread.anchor) || decode(first?.body ?? '', (id) => canvas.members.nameOf(id)).text || label;
    return html`<button class="folded" @click=${() => this.#expand(false)}>
      ${icon('check', 'small')}<span
        ><b>${text.length > 80 ? `${text.slice(0, 79)}…` : text}</b>, ${this.#resolvedBy(canvas, say)}</span
      >
    </button>`;
  }
  #resolvedBy(canvas: Canvas, say: Say): string {
    const { by, at } = threadState(canvas.doc, this.thread);
    const name = canvas.members.nameOf(by);
    const day = new Date(at);
    return discussWords[say.lang].resolvedBy(
      name === undefined
        ? peopleWords[say.lang].former
        : callName(
            name,
            canvas.members.list().map((m) => m.name),
          ),
      Number.isNaN(day.getTime()) ? '' : discussWords[say.lang].onDay(shortDay(day, this.now, say)),
    );
  }

  #watched() {
    const doc = this.canvas?.doc;
    if (!doc) return [];
    const anchor = readThread(doc, this.thread)?.anchor;
    const card = anchor?.kind === 'card' ? anchor.id : anchor?.kind === 'text' ? ownerOf(anchor.id) : undefined;
    const about =
      anchor === undefined || card === undefined
        ? undefined
        : card === 'compass'
          ? textOf(doc, anchor.id)
          : // A card that is not there (yet) may still arrive.
            (cardMap(doc, card) ?? root(doc, 'cards'));
    return [...discussionTypes(doc), about];
  }
  #expand(compose: boolean): void {
    this.dispatchEvent(new DiscussRequest({ ...this.#where(), thread: this.thread, ...(compose ? { compose } : {}) }));
  }
  readonly #fold = (): void => {
    this.dispatchEvent(new DiscussRequest(this.#where()));
    this.focus();
  };
  /** The drawer keeps showing the place it shows. */
  #where(): Pick<DiscussRequest['what'], 'about'> {
    const drawer = this.view?.drawer;
    return drawer?.open && drawer.about ? { about: drawer.about } : {};
  }
  readonly #placed = (event: PlaceEvent): void => {
    const { canvas } = this;
    if (!canvas?.rights.discuss) return;
    const id = canvas.commands.reply(this.thread, event.body);
    if (this.status && !this.status.connected) writtenOffline(canvas).add(id);
    this.reply?.clear();
    this.reply?.focus();
  };
  #resolve(resolved: boolean): void {
    const { canvas, say, thread } = this;
    if (!canvas || !say) return;
    canvas.commands.resolve(thread, resolved);
    if (resolved)
      this.dispatchEvent(
        new SayRequest(discussWords[say.lang].resolvedNow, {
          label: discussWords[say.lang].reopen,
          run: () => canvas.commands.resolve(thread, false),
        }),
      );
  }
  readonly #copy = async (): Promise<void> => {
    const address = this.linkTo(this.thread);
    try {
      await navigator.clipboard.writeText(address);
      if (this.say) this.dispatchEvent(new SayRequest(discussWords[this.say.lang].copied));
      this.linkByHand = undefined;
    } catch {
      // No clipboard here (a page without TLS, a host that forbids it): the person takes the address by hand.
      this.linkByHand = address;
      await this.updateComplete;
      const field = this.renderRoot.querySelector<HTMLInputElement>('.hand input');
      field?.focus();
      field?.select();
    }
  };
}
declare global {
  interface HTMLElementTagNameMap {
    'clc-thread': ClcThread;
  }
}
