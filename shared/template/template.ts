// What a canvas template is: the compass, blocks and facets with every label and question in each language.

/** Languages every template and every visible sentence must have. */
export const LANGS = ['nl', 'en'] as const;
export type Lang = (typeof LANGS)[number];
/** One sentence or label in every language. */
export type Words = Readonly<Record<Lang, string>>;

/** A text or date field of the compass. `maxWords` is advice (it counts, it never blocks). */
export interface CompassField {
  readonly id: string;
  readonly type: 'text' | 'date';
  readonly label: Words;
  readonly question?: Words;
  readonly maxWords?: number;
  readonly of?: string;
}

/** One question on the canvas, holding cards. `tags` names the tag and the values it allows here. */
export interface Facet {
  readonly id: string;
  readonly label: Words;
  readonly question: Words;
  readonly hint: Words;
  readonly ledger?: boolean;
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  readonly aspect?: string;
  readonly horizon?: string;
}

/** One of the four blocks. `accent` holds sRGB hex colours; `part` is the roman numeral. */
export interface Block {
  readonly id: string;
  readonly part: string;
  readonly order: number;
  readonly label: Words;
  readonly accent: { readonly base: string; readonly tint: string; readonly dark: string };
  readonly icon: string;
  readonly question: Words;
  readonly stances?: {
    readonly required: boolean;
    readonly values: readonly string[];
    readonly maxLead: number;
    readonly label: Readonly<Record<Lang, Readonly<Record<string, string>>>>;
  };
  readonly facets: readonly Facet[];
}

/** A canvas template, `clc.template/1`. Components take every label from here, never from themselves. */
export interface Template {
  readonly schema: 'clc.template/1';
  readonly id: string;
  readonly version: number;
  readonly locales: readonly Lang[];
  readonly centre: { readonly id: string; readonly label: Words; readonly fields: readonly CompassField[] };
  readonly blocks: readonly Block[];
  readonly tags: Readonly<Record<string, Readonly<Record<string, Words>>>>;
  readonly limits: Readonly<Record<string, number>>;
}
