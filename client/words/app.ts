// Sentences of app.
const nl = {};
const en: typeof nl = {};
export const app = { nl, en };
