// Words the canvas check knows, in Dutch and English: hollow ones, denials, names for people, and words without weight.

/** Said of everything, so they say nothing. Compared without accents. */
export const HOLLOW: ReadonlySet<string> = new Set([
  ...['beste', 'best', 'wereldwijd', 'worldwide', 'wereldklasse', 'world-class', 'excellent', 'excellentie'],
  ...['excellence', 'toonaangevend', 'leading', 'leidend', 'nummer', 'ultieme', 'ultimate', 'iedereen', 'everyone'],
  ...['alles', 'everything', 'overal', 'altijd', 'beyond', 'ongeevenaard', 'innovatief', 'innovative', 'uniek'],
  ...['unique'],
]);

/** A card that says no agrees with what another gives up, however much their words are alike. */
export const DENIALS: ReadonlySet<string> = new Set([
  ...['geen', 'niet', 'nooit', 'zonder'],
  ...['no', 'not', 'never', 'without'],
]);

/** How words begin that name somebody the company is there for: one of the five parties, or people in plain words. */
export const SOMEBODY: readonly string[] = [
  ...['klant', 'afnemer', 'gebruiker', 'consument', 'koper', 'gast', 'patient', 'leerling', 'reiziger', 'bewoner'],
  ...['huishoud', 'gezin', 'mens', 'eigenaar', 'eigenar', 'aandeelhouder', 'belegger', 'familie', 'partner'],
  ...['leverancier', 'medewerker', 'werknemer', 'personeel', 'collega', 'team', 'samenleving', 'maatschappij'],
  ...['burger', 'buurt', 'gemeente', 'kinderen', 'ondernemer', 'bedrijven'],
  ...['customer', 'client', 'user', 'consumer', 'buyer', 'guest', 'student', 'traveller', 'resident', 'household'],
  ...['family', 'families', 'people', 'person', 'owner', 'shareholder', 'investor', 'supplier', 'employee', 'staff'],
  ...['colleague', 'society', 'communit', 'citizen', 'neighbour', 'municipalit', 'children', 'companies', 'businesses'],
];

/** Words that join others and mean little alone; two texts are not alike because of them. */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...['de', 'het', 'een', 'en', 'of', 'maar', 'want', 'dus', 'als', 'dan', 'dat', 'die', 'dit', 'deze', 'er', 'wie'],
  ...['wat', 'waar', 'hoe', 'in', 'op', 'aan', 'bij', 'van', 'voor', 'met', 'door', 'naar', 'uit', 'over', 'onder'],
  ...['om', 'te', 'tot', 'tussen', 'binnen', 'buiten', 'per', 'via', 'af', 'is', 'zijn', 'was', 'waren', 'wordt'],
  ...['worden', 'heeft', 'hebben', 'kan', 'kunnen', 'zal', 'zullen', 'moet', 'moeten', 'mag', 'mogen', 'wil', 'willen'],
  ...[
    'gaat',
    'gaan',
    'doen',
    'doet',
    'wij',
    'we',
    'ons',
    'onze',
    'jullie',
    'je',
    'jij',
    'jouw',
    'u',
    'uw',
    'hij',
    'zij',
  ],
  ...['ze', 'hun', 'hen', 'haar', 'hem', 'zich', 'ik', 'mijn', 'ook', 'nog', 'al', 'wel', 'meer', 'heel', 'zo'],
  ...['the', 'a', 'an', 'and', 'or', 'but', 'so', 'if', 'than', 'that', 'this', 'these', 'those', 'there', 'who'],
  ...['what', 'where', 'how', 'on', 'at', 'by', 'of', 'for', 'with', 'from', 'to', 'out', 'about', 'under', 'into'],
  ...['between', 'within', 'are', 'were', 'be', 'been', 'has', 'have', 'had', 'can', 'could', 'will', 'would'],
  ...['should', 'must', 'may', 'do', 'does', 'our', 'us', 'you', 'your', 'he', 'she', 'it', 'its', 'they', 'their'],
  ...['them', 'his', 'her', 'i', 'my', 'also', 'still', 'too', 'more', 'very', 'as'],
]);
