// What the dark toolbars on the board share: their look, and arrow keys between their buttons.
import { css } from 'lit';

export const toolbarStyles = css`
  .toolbar {
    display: flex;
    align-items: center;
    gap: 1px;
    padding: 0.1875rem;
    border-radius: var(--r2);
    background: var(--ink);
    color: var(--on-ink);
    box-shadow: var(--shadow-2);
    font-stretch: 100%;
  }
  .toolbar button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.3125rem;
    min-inline-size: 1.75rem;
    min-block-size: 1.75rem;
    padding-inline: 0.375rem;
    border-radius: 4px;
    font-size: var(--t-xs);
    font-weight: 600;
    line-height: 1;
    white-space: nowrap;
  }
  .toolbar button:hover,
  .toolbar .on {
    background: color-mix(in srgb, var(--on-ink) 18%, transparent);
  }
  .toolbar .sep {
    inline-size: 1px;
    block-size: 1.25rem;
    margin-inline: 0.125rem;
    background: color-mix(in srgb, var(--on-ink) 30%, transparent);
  }
  .toolbar :focus-visible {
    outline-color: var(--on-ink);
    outline-offset: -2px;
  }
  @media (pointer: coarse) {
    .toolbar button {
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }
  }
  /* Colours of the system leave no ground to tell the bar from what lies under it. */
  @media (forced-colors: active) {
    .toolbar {
      border: 1px solid CanvasText;
    }
    .toolbar .on {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

/** Left, right, Home and End between the buttons of a toolbar: one tab stop, as the pattern asks. */
export function toolbarKeys(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not([disabled])')];
  const at = buttons.findIndex((b) => b === event.target);
  if (at < 0) return;
  const rtl = getComputedStyle(bar).direction === 'rtl';
  const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
  const to =
    step !== undefined ? at + step : event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : undefined;
  if (to === undefined) return;
  const target = buttons[(to + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
  target?.focus();
  event.preventDefault();
  event.stopPropagation();
}
