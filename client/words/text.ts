// Sentences of text.
const nl = {};
const en: typeof nl = {};
export const text = { nl, en };
