// Sentences of status.
const nl = {};
const en: typeof nl = {};
export const status = { nl, en };
