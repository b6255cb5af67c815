// What axe says of a whole page, once nothing in it moves.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await source);
  return page.evaluate(async () => {
    interface Found {
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
      readonly passes: readonly unknown[];
    }
    // What fades in has, for a moment, too little contrast for anybody.
    const moving = (at: Document | ShadowRoot): Animation[] => [
      ...at.getAnimations(),
      ...[...at.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? moving(element.shadowRoot) : [])),
    ];
    const ending = moving(document).filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
    const { axe } = window as unknown as { axe: { run(root: Document): Promise<Found> } };
    const found = await axe.run(document);
    if (!found.passes.length) return ['axe looked at nothing'];
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`);
  });
}
