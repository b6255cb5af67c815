// How cards of the Customer Leader Canvas can be linked: from where to where, and what that says.

export const linkTypes = {
  benefits: {
    from: ['proposition', 'resources'],
    to: ['licence'],
    label: {
      nl: 'helpt vooruit',
      en: 'moves forward',
    },
  },
  targets: {
    from: ['proposition'],
    to: ['arena.customers'],
    label: {
      nl: 'is bedoeld voor',
      en: 'is meant for',
    },
  },
  beats: {
    from: ['proposition'],
    to: ['arena.competitors'],
    label: {
      nl: 'wint van',
      en: 'beats',
    },
  },
  enables: {
    from: ['resources'],
    to: ['proposition'],
    label: {
      nl: 'maakt mogelijk',
      en: 'makes possible',
    },
  },
  answers: {
    from: ['proposition', 'resources'],
    to: ['arena.context', 'arena.stakeholders'],
    label: {
      nl: 'is antwoord op',
      en: 'answers',
    },
  },
  conflicts: {
    from: ['*'],
    to: ['*'],
    label: {
      nl: 'botst met',
      en: 'conflicts with',
    },
  },
} as const;
