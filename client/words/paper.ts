// Sentences of what is printed.

const nl = {
  decided: 'besloten',
  proposal: 'voorstel',
  investment: 'inleg',
  progress: 'vooruitgang',
  untitled: 'Canvas zonder titel',
  question: 'Vraag',
  step: 'Trede',
  state: 'Stand',
  answers: 'Antwoorden',
};
const en: typeof nl = {
  decided: 'decided',
  proposal: 'proposal',
  investment: 'investment',
  progress: 'progress',
  untitled: 'Canvas without a title',
  question: 'Question',
  step: 'Step',
  state: 'State',
  answers: 'Answers',
};
export const paperWords = { nl, en };
