// Ten elements on one page: each piece of drawing in a task of its own, and work in one canvas is no work for the others.
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { pretendDevice, pretending } from '../../../client/gallery/pretend.ts';
import type { PretendSession } from '../../../client/gallery/pretend.ts';
import { turn } from '../../../client/ui/turn.ts';
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import '../../../client/widget/customer-leader-canvas.ts';
import { PARTS } from '../../../client/widget/parts.ts';
import { cardsIn } from '../../../shared/document/cards.ts';
import { rijwiel } from '../../../shared/template/rijwiel.ts';
import { shellOf } from './shell-of.ts';

const PATIENCE = { timeout: 30_000 };
interface Ten {
  readonly elements: readonly CustomerLeaderCanvas[];
  readonly sessions: readonly PretendSession[];
}
/** Side by side, all in sight. */
async function ten(): Promise<Ten> {
  const frame = await fixture<HTMLDivElement>(html`<div style="display: flex; block-size: 300px"></div>`);
  const sessions: PretendSession[] = [];
  const elements = Array.from({ length: 10 }, (_, at) => {
    const element = document.createElement('customer-leader-canvas');
    element.opener = pretending({ file: rijwiel, role: 'viewer' }, (session) => (sessions[at] = session));
    element.device = pretendDevice('Wim');
    Object.assign(element, { canvasId: `c${at}`, link: 'k1', lang: 'nl', theme: 'light' });
    return element;
  });
  frame.append(...elements);
  return { elements, sessions };
}
const stageOf = (element: CustomerLeaderCanvas): Element | null | undefined =>
  element.renderRoot.querySelector('clc-shell')?.renderRoot.querySelector('.stage');
const isDrawn = (element: CustomerLeaderCanvas): boolean => stageOf(element)?.getAttribute('aria-busy') === 'false';

function outermost(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? outermost(root.host) : element;
}
/** What was drawn within each element, until stopped. */
function drawings(): { readonly of: Map<Element, string[]>; stop(): void } {
  const of = new Map<Element, string[]>();
  const prototype = LitElement.prototype as unknown as { update: (this: LitElement, changed: unknown) => void };
  const { update } = prototype;
  prototype.update = function (changed) {
    const owner = outermost(this);
    of.set(owner, [...(of.get(owner) ?? []), this.localName]);
    update.call(this, changed);
  };
  return { of, stop: () => (prototype.update = update) };
}

describe('ten elements on one page', () => {
  it('have one turn in a task, in the order they asked', async () => {
    let inTask = 0;
    let most = 0;
    const order: number[] = [];
    const taken = async (at: number): Promise<void> => {
      await turn();
      order.push(at);
      most = Math.max(most, ++inTask);
      // Asked before the next turn is, so it comes before that.
      setTimeout(() => (inTask = 0));
    };
    await Promise.all([0, 1, 2, 3].map(taken));
    expect(order).to.deep.equal([0, 1, 2, 3]);
    expect(most).to.equal(1);
  });
  it('show no board before all of it is there', async function () {
    this.timeout(60_000);
    const halves: string[] = [];
    const { elements } = await ten();
    const look = (): void => {
      for (const [at, element] of elements.entries()) {
        const board = stageOf(element)?.querySelector('clc-board');
        if (!board || board.hidden) continue;
        const parts = board.facets().filter((facet) => facet.renders > 0).length;
        if (parts < 18 || stageOf(element)?.querySelector('clc-skeleton')) halves.push(`${at}: ${parts}`);
      }
    };
    await waitUntil(
      () => {
        look();
        return elements.every(isDrawn);
      },
      'all are drawn',
      { ...PATIENCE, interval: 1 },
    );
    look();
    expect(halves).to.deep.equal([]);
  });
  it('leave nine alone when one canvas changes, and draw of that one what changed', async function () {
    this.timeout(60_000);
    await Promise.all(Object.values(PARTS).map((part) => part()));
    const { elements, sessions } = await ten();
    await waitUntil(() => elements.every(isDrawn), 'all are drawn', PATIENCE);
    const [third, session] = [elements[2], sessions[2]];
    if (!third || !session) throw new Error('There are not ten.');
    const { doc } = session.local.canvas;
    const drawn = drawings();
    try {
      // What comes after the first view has come too.
      for (let quiet = 0; quiet < 20; quiet = drawn.of.size === 0 ? quiet + 1 : 0) {
        drawn.of.clear();
        await nextFrame();
      }
      const [card = ''] = cardsIn(doc, 'licence.customers');
      session.local.canvas.commands.setStatus([card], 'decided');
      const drew = (name: string): number => drawn.of.get(third)?.filter((one) => one === name).length ?? 0;
      await waitUntil(() => drew('clc-card') > 0, 'the card is drawn anew', PATIENCE);
      await shellOf(third).updateComplete;
      expect(drew('clc-card')).to.equal(1);
      expect(elements.filter((element) => element !== third && drawn.of.has(element)).length).to.equal(0);
    } finally {
      drawn.stop();
    }
  });
});
