// Where the focus goes in the view of the rounds, for whoever is led there or whose button went with what it did.
import type { LitElement } from 'lit';

/** A form that opened, the button that opens one, or the title of a round. */
export type Place = { readonly kind: 'form' | 'make' } | { readonly kind: 'round'; readonly id: string };

export function focusOn(place: Place, within: ParentNode): void {
  switch (place.kind) {
    case 'form': {
      const form = within.querySelector<LitElement>('clc-new-round, clc-round-outcome');
      void form?.updateComplete.then(() => form.renderRoot.querySelector<HTMLElement>('input, textarea')?.focus());
      return;
    }
    case 'make':
      within.querySelector<HTMLElement>('.make')?.focus();
      return;
    case 'round':
      titleOf(place.id, within)?.focus();
      return;
    default:
      place satisfies never;
  }
}
/** The title of a round, unfolded; the heading above all where there is none. */
export function leadTo(round: string | undefined, within: ParentNode): void {
  const title = round === undefined ? null : titleOf(round, within);
  const past = title?.closest('details');
  if (past) past.open = true;
  (title ?? within.querySelector<HTMLElement>('h2'))?.focus();
}
function titleOf(round: string, within: ParentNode): HTMLElement | null {
  return within.querySelector<HTMLElement>(`[data-round="${CSS.escape(round)}"]`);
}
