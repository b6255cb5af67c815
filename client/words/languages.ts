// The languages by their own names, so that everybody finds their own, and how each writes dates.
export const LANGUAGES = { nl: 'Nederlands', en: 'English' } as const;
/** Our English is British, and so are its dates. */
export const DATES_IN = { nl: 'nl-NL', en: 'en-GB' } as const;
