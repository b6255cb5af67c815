// Boxes under one question, of which any number can be chosen.
import { html } from 'lit';
import type { TemplateResult } from 'lit';

export interface Check<T extends string> {
  readonly id: T;
  readonly label: string;
}
/** `choose` hears of those that are chosen then, in the order of `all`. */
export function checks<T extends string>(
  legend: string,
  all: readonly Check<T>[],
  chosen: readonly T[],
  choose: (chosen: readonly T[]) => void,
): TemplateResult {
  const toggle = (id: T, on: boolean): void =>
    choose(all.map((one) => one.id).filter((one) => (one === id ? on : chosen.includes(one))));
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="people">
      ${all.map(
        ({ id, label }) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${chosen.includes(id)}
              @change=${(event: Event) => toggle(id, (event.target as HTMLInputElement).checked)}
            />${label}</label
          >`,
      )}
    </div>
  </fieldset>`;
}
