// What a session shows on the board: the block of the phase stands out, a locked block says so and is for reading.
import { ContextProvider } from '@lit/context';
import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { readLock } from '../../shared/document/session.ts';
import type { ClcBlock } from '../board/block.ts';
import type { ClcBoard } from '../board/board.ts';
import type { ClcCard } from '../board/card.ts';
import { canvasContext } from '../session/contexts.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { sessionWords } from '../words/session.ts';
import { withheld } from './guard.ts';
import './lock-sign.ts';
import { nameOf } from './names.ts';
import type { SessionNow } from './session-now.ts';

export interface Dressing {
  readonly board: ClcBoard;
  readonly canvas: Canvas;
  readonly say: Say;
  readonly session: SessionNow;
}

/** Comes with the first session: whoever only reads a canvas has no use for it. */
const led = css`
  [data-led] {
    position: relative;
    --led: var(--compass-line);
  }
  [data-led='licence'] {
    --led: var(--licence);
  }
  [data-led='arena'] {
    --led: var(--arena);
  }
  [data-led='proposition'] {
    --led: var(--proposition);
  }
  [data-led='resources'] {
    --led: var(--resources);
  }
  [data-led]::after {
    content: '';
    position: absolute;
    inset: 0;
    z-index: 2;
    border: 3px solid var(--led);
    pointer-events: none;
  }
  @media (forced-colors: active) {
    [data-led]::after {
      border-color: Highlight;
    }
  }
`.styleSheet;

/** What stands on a block now, so that nothing is drawn twice. */
const worn = new WeakMap<ClcBlock, string>();
const providers = new WeakMap<ClcBlock, ContextProvider<typeof canvasContext>>();

export function dressBlocks({ board, canvas, say, session }: Dressing): void {
  const { shadowRoot } = board;
  if (!shadowRoot) return;
  if (led && session.phase && !shadowRoot.adoptedStyleSheets.includes(led)) shadowRoot.adoptedStyleSheets.push(led);
  for (const area of shadowRoot.querySelectorAll<HTMLElement>('[data-part]')) {
    const { part } = area.dataset;
    if (part !== undefined && part === session.phase) area.dataset['led'] = part;
    else delete area.dataset['led'];
  }
  for (const block of shadowRoot.querySelectorAll('clc-block')) {
    answerKeys(block);
    const lock = readLock(canvas.doc, block.block);
    const at = lock && !worn.get(block) ? cardInUse(block) : undefined;
    withhold(block, canvas, lock !== undefined);
    if (at) void stayAt(board, at);
    const sentence = lock ? sessionWords[say.lang].lockedBy(nameOf(canvas, lock.by, say)) : '';
    if ((worn.get(block) ?? '') === sentence) continue;
    worn.set(block, sentence);
    block.sign = lock ? lockSign(sentence, say) : undefined;
  }
}
const answering = new WeakSet<ClcBlock>();
/** A key that would change a card of a locked block is answered: the card is for reading, and says nothing itself. */
function answerKeys(block: ClcBlock): void {
  if (answering.has(block)) return;
  answering.add(block);
  block.addEventListener('keydown', (event) => {
    const [on] = event.composedPath();
    const canvas = providers.get(block)?.value;
    if (!canvas || canvas.rights.edit || !readLock(canvas.doc, block.block)) return;
    if (!(on instanceof Element) || on.getAttribute('role') !== 'group' || !changes(event)) return;
    event.preventDefault();
    event.stopPropagation();
    canvas.commands.may([], block.facets[0]?.facet);
  });
}
function changes({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey) return key.startsWith('Arrow');
  return ctrlKey || metaKey ? key.toLowerCase() === 'd' : ['Delete', 'Backspace', 'F2'].includes(key);
}
function cardInUse(block: ClcBlock): ClcCard | undefined {
  return block.facets.flatMap((facet) => facet.cards).find(hasKeyboard);
}
/** Also while the window itself is in the background, where no style says so. */
function hasKeyboard(card: ClcCard): boolean {
  return Boolean(card.shadowRoot?.activeElement);
}
/** The field somebody was writing in is for reading now; the keyboard goes on at its card. */
async function stayAt(board: ClcBoard, card: ClcCard): Promise<void> {
  await board.settled();
  if (!hasKeyboard(card)) card.focusCard();
}
function lockSign(sentence: string, say: Say): TemplateResult {
  return html`<clc-lock-sign .sentence=${sentence} .say=${say}></clc-lock-sign>`;
}
/** From the first lock on, everything in the block has its canvas from here. */
function withhold(block: ClcBlock, canvas: Canvas, locked: boolean): void {
  const known = providers.get(block);
  if (!known && !locked) return;
  const value = locked ? withheld(canvas) : canvas;
  if (known) known.setValue(value);
  else providers.set(block, new ContextProvider(block, { context: canvasContext, initialValue: value }));
}
