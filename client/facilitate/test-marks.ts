// The view of somebody who tests: each card shows its links, the steps that lean on it and what the check found on it.
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
}
const NOTHING: CardCounts = { links: 0, proofs: 0, findings: 0 };

/** Per card: links from and to it, steps that lean on it, findings about it. */
export function countsOf({ snapshot, report }: Pick<Judged, 'snapshot' | 'report'>): Map<string, CardCounts> {
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
  return counts;
}

export class TestMarks implements ReactiveController {
  readonly #pick: () => Canvas | undefined;
  readonly #host: ReactiveElement & { readonly say: Say };
  #marked = new Map<ClcCard, string>();
  /** Comes with the first time this person tests. */
  #judge: typeof Judge | undefined;

  /** `pick`: the canvas while this person tests, else undefined. */
  constructor(host: ReactiveElement & { readonly say: Say }, pick: () => Canvas | undefined) {
    this.#host = host;
    this.#pick = pick;
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
        now.set(card, mark.said);
        if (this.#marked.get(card) !== mark.said || card.tested?.said !== mark.said) card.tested = mark;
      }
    for (const card of this.#marked.keys()) if (!now.has(card)) card.tested = undefined;
    this.#marked = now;
  }
  async #need(): Promise<void> {
    const here = await onDemand(this.#host, () => import('../judge/judging.ts'));
    this.#judge = here;
    if (here) this.#host.requestUpdate();
    // Back to designing, so that the next press asks for it.
    else this.#host.dispatchEvent(new ViewRequest({ testing: false }));
  }
  #mark({ links, proofs, findings }: CardCounts): NonNullable<ClcCard['tested']> {
    const words = sessionWords[this.#host.say.lang];
    const said = [
      words.links(links),
      ...(proofs ? [words.proofs(proofs)] : []),
      ...(findings ? [words.findings(findings)] : []),
    ];
    return {
      said: said.join(', '),
      shown: html`<span class="tested" title=${said.join(', ')} aria-hidden="true"
        >${icon('link', 'small')}${links}${proofs ? html` ${icon('proof', 'small')}${proofs}` : nothing}${
          findings ? html` ${icon('warn', 'small')}${findings}` : nothing
        }</span
      >`,
    };
  }
}
