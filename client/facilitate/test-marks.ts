// Marks on cards: a choice to look at again, always; while somebody tests also its links, proofs and findings.
import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { ClcBoard } from '../board/board.ts';
import type { ClcCard } from '../board/card.ts';
import type * as Judge from '../judge/judging.ts';
import type { Judged } from '../judge/judging.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { onDemand } from '../session/on-demand.ts';
import { Subscribe } from '../session/observe.ts';
import { ViewRequest } from '../session/requests.ts';
import { icon } from '../ui/icons.ts';
import { sessionWords } from '../words/session.ts';

export interface CardCounts {
  readonly links: number;
  readonly proofs: number;
  readonly findings: number;
  /** Choices it leans on that have changed since somebody looked. */
  readonly again: number;
}
const NOTHING: CardCounts = { links: 0, proofs: 0, findings: 0, again: 0 };

/** Per card: links from and to it, steps that lean on it, findings about it, and whether to look at it again. */
export function countsOf({
  snapshot,
  report,
  agenda,
}: Pick<Judged, 'snapshot' | 'report' | 'agenda'>): Map<string, CardCounts> {
  const counts = new Map<string, CardCounts>();
  const add = (card: string, what: keyof CardCounts): void => {
    const known = counts.get(card) ?? NOTHING;
    counts.set(card, { ...known, [what]: known[what] + 1 });
  };
  for (const card of snapshot.cards.values()) {
    if (card.status === 'rejected') continue;
    for (const { to } of card.links) {
      const other = snapshot.cards.get(to);
      if (!other || other.status === 'rejected') continue;
      add(card.id, 'links');
      add(to, 'links');
    }
  }
  const leaning = new Set(snapshot.evidence.map(({ step, card }) => JSON.stringify([card, step])));
  for (const one of leaning) add((JSON.parse(one) as [string, string])[0], 'proofs');
  for (const { where } of report.findings) if (where.kind === 'card') add(where.card, 'findings');
  for (const item of agenda) if (item.kind === 'look-again') add(item.card, 'again');
  return counts;
}

export class TestMarks implements ReactiveController {
  readonly #pick: () => Canvas | undefined;
  readonly #tests: () => boolean;
  readonly #host: ReactiveElement & { readonly say: Say };
  #marked = new Map<ClcCard, string>();
  /** Comes once the bar is there. */
  #judge: typeof Judge | undefined;

  /** `pick`: the canvas of somebody who is to see marks. `tests`: do they test now? */
  constructor(host: ReactiveElement & { readonly say: Say }, pick: () => Canvas | undefined, tests: () => boolean) {
    this.#host = host;
    this.#pick = pick;
    this.#tests = tests;
    new Subscribe(host, () => {
      const canvas = pick();
      return canvas && this.#judge?.judgingOf(canvas);
    });
    host.addController(this);
  }
  hostDisconnected(): void {
    for (const card of this.#marked.keys()) card.tested = undefined;
    this.#marked.clear();
  }
  /** Puts on the cards of the board what is known now, and takes it off those it is not known of. */
  put(board: ClcBoard | null): void {
    const canvas = this.#pick();
    if (canvas && !this.#judge) void this.#need();
    const judged = canvas && this.#judge?.judgingOf(canvas).judged;
    const counts = judged && countsOf(judged);
    const now = new Map<ClcCard, string>();
    const blocks = counts ? (board?.shadowRoot?.querySelectorAll('clc-block') ?? []) : [];
    for (const block of blocks)
      for (const card of block.facets.flatMap((facet) => facet.cards)) {
        const mark = this.#mark(counts?.get(card.cardId) ?? NOTHING);
        if (!mark) continue;
        now.set(card, mark.said);
        if (this.#marked.get(card) !== mark.said || card.tested?.said !== mark.said) card.tested = mark;
      }
    for (const card of this.#marked.keys()) if (!now.has(card)) card.tested = undefined;
    this.#marked = now;
  }
  async #need(): Promise<void> {
    const part = (): Promise<typeof Judge> => import('../judge/judging.ts');
    // Nobody asked for it unless they test: then it is said, and the next press asks again.
    const here = this.#tests() ? await onDemand(this.#host, part) : await part().catch(() => undefined);
    this.#judge = here;
    if (here) this.#host.requestUpdate();
    else if (this.#tests()) this.#host.dispatchEvent(new ViewRequest({ testing: false }));
  }
  #mark({ links, proofs, findings, again }: CardCounts): ClcCard['tested'] {
    const words = sessionWords[this.#host.say.lang];
    const tests = this.#tests();
    if (!tests && again === 0) return undefined;
    const said = [
      ...(again ? [words.again] : []),
      ...(tests ? [words.links(links)] : []),
      ...(tests && proofs ? [words.proofs(proofs)] : []),
      ...(tests && findings ? [words.findings(findings)] : []),
    ];
    const look = again ? html`${icon('eye', 'small')}` : nothing;
    if (!tests)
      return {
        said: said.join(', '),
        shown: html`<span class="tested" title=${said.join(', ')} aria-hidden="true">${look}${words.again}</span>`,
      };
    return {
      said: said.join(', '),
      shown: html`<span class="tested" title=${said.join(', ')} aria-hidden="true"
        >${look}${again ? ' ' : nothing}${icon('link', 'small')}${links}${proofs ? html` ${icon('proof', 'small')}${proofs}` : nothing}${
          findings ? html` ${icon('warn', 'small')}${findings}` : nothing
        }</span
      >`,
    };
  }
}
