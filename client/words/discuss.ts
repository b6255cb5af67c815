// Sentences of discuss.
const nl = {};
const en: typeof nl = {};
export const discuss = { nl, en };
