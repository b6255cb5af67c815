// Sentences of board.
const nl = {};
const en: typeof nl = {};
export const board = { nl, en };
