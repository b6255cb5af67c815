// Sentences of people.
const nl = {};
const en: typeof nl = {};
export const people = { nl, en };
