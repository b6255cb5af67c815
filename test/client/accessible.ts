// Asks axe about an element once nothing in it moves: what fades in has, for a moment, too little contrast for anybody.
import { expect } from '@open-wc/testing';

/** Every animation under `root`, inside shadow roots too; those that never end are left alone. */
function moving(root: Document | ShadowRoot | Element): Animation[] {
  const own = root instanceof Element ? root.getAnimations({ subtree: true }) : root.getAnimations();
  const deeper = [...root.querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot ? moving(element.shadowRoot) : [],
  );
  return [...own, ...deeper].filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity);
}

export async function expectAccessible(element: Element | null): Promise<void> {
  if (!element) throw new Error('There is no element to ask about.');
  // An animation that is taken away before its end has come to rest as well.
  await Promise.allSettled(moving(document).map((animation) => animation.finished));
  await expect(element).to.be.accessible();
}
