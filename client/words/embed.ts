// Sentences about putting a canvas in another site.

const nl = {
  open: 'Op een andere site zetten',
  intro: 'Zet dit canvas op een pagina van bijvoorbeeld je intranet. Geef dit door aan wie die site beheert.',
  loading: 'Codes ophalen…',
  failed: 'De codes zijn niet opgehaald. De server is niet bereikbaar.',
  element: 'Als onderdeel van de pagina',
  elementWho:
    'De site zegt wie haar bezoeker is: vul bij tokenProvider in hoe de pagina daar een token voor krijgt. Zo hoeft niemand een link te hebben.',
  frame: 'Als kader (iframe)',
  frameWho: 'Voor sites die geen eigen script toelaten. Zet de sleutel van een link achter #key= in het adres.',
  copyOf: (what: string) => `${what}: kopiëren`,
  copied: (what: string) => `${what}: gekopieerd.`,
  allow: 'Wat moet worden toegestaan',
  allowSite: 'Heeft de site een Content-Security-Policy, dan hoort daarin:',
  allowServer: (origins: string, ancestors: string) =>
    `Op de server van het canvas staat de site in ${origins} (als onderdeel) of ${ancestors} (als kader).`,
};
const en: typeof nl = {
  open: 'Put it on another site',
  intro: 'Put this canvas on a page of your intranet, for example. Hand this to whoever runs that site.',
  loading: 'Fetching the codes…',
  failed: 'The codes were not fetched. The server cannot be reached.',
  element: 'As part of the page',
  elementWho:
    'The site says who its visitor is: fill in at tokenProvider how the page gets a token for that. Then nobody needs a link.',
  frame: 'As a frame (iframe)',
  frameWho: 'For sites that allow no script of others. Put the key of a link after #key= in the address.',
  copyOf: (what) => `${what}: copy`,
  copied: (what) => `${what}: copied.`,
  allow: 'What has to be allowed',
  allowSite: 'If the site has a Content-Security-Policy, it needs:',
  allowServer: (origins, ancestors) =>
    `On the server of the canvas the site is named in ${origins} (as part of the page) or ${ancestors} (as a frame).`,
};
export const embedWords = { nl, en };
