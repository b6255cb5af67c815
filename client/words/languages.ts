// The languages by their own names, so that everybody finds their own.
export const LANGUAGES = { nl: 'Nederlands', en: 'English' } as const;
