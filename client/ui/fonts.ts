// The typefaces of the product for a page that is not ours: a shadow root has no faces of its own, so the document lends them.

const VOICE = 'Newsreader Variable';
const TEXT = 'Instrument Sans Variable';
const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, ' +
  'U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';
const MORE_LATIN =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, ' +
  'U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF';

/** Each address is written out, so that a bundler finds the file and puts it beside the module, as a file. */
const FILES = {
  voice: new URL('@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?no-inline', import.meta.url),
  moreVoice: new URL(
    '@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-normal.woff2?no-inline',
    import.meta.url,
  ),
  italic: new URL(
    '@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2?no-inline',
    import.meta.url,
  ),
  moreItalic: new URL(
    '@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-italic.woff2?no-inline',
    import.meta.url,
  ),
  text: new URL(
    '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wdth-normal.woff2?no-inline',
    import.meta.url,
  ),
  moreText: new URL(
    '@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wdth-normal.woff2?no-inline',
    import.meta.url,
  ),
};
const voice = { weight: '200 800' };
const text = { weight: '400 700', stretch: '75% 100%' };

/** Faces of the device with the same measure, shown until ours are there; measured in fonts.css. */
const MEANWHILE = [
  {
    family: 'Newsreader Fallback',
    names: ['Times New Roman', 'Liberation Serif', 'Times'],
    like: { ...voice, sizeAdjust: '105.2%', ascentOverride: '70.3%', descentOverride: '25.7%' },
  },
  {
    family: 'Newsreader Fallback',
    names: ['Times New Roman Italic', 'Liberation Serif Italic', 'Times Italic'],
    like: { ...voice, style: 'italic', sizeAdjust: '99.5%', ascentOverride: '74.4%', descentOverride: '27.1%' },
  },
  {
    family: 'Instrument Sans Fallback',
    names: ['Arial', 'Liberation Sans', 'Helvetica'],
    like: { weight: '400 700', sizeAdjust: '101.6%', ascentOverride: '95.5%', descentOverride: '24.6%' },
  },
];

let lent = false;

/**
 * Lends our typefaces to this document, once. Nothing waits for them: the browser fetches a file at the first letter that
 * needs it, and shows the face after it in the list until then, or for good where the page does not allow ours.
 */
export function lendFonts(): void {
  // Our own pages, or the host, may have declared them in a style sheet.
  if (lent || [...document.fonts].some(({ family }) => [VOICE, TEXT].includes(family.replaceAll(/^["']|["']$/gu, ''))))
    return;
  lent = true;
  for (const face of ownFaces()) document.fonts.add(face);
}
function ownFaces(): FontFace[] {
  const ours = (family: string, file: URL, unicodeRange: string, like: FontFaceDescriptors): FontFace =>
    new FontFace(family, `url("${file.href}") format("woff2")`, { ...like, unicodeRange, display: 'swap' });
  return [
    ours(VOICE, FILES.voice, LATIN, voice),
    ours(VOICE, FILES.moreVoice, MORE_LATIN, voice),
    ours(VOICE, FILES.italic, LATIN, { ...voice, style: 'italic' }),
    ours(VOICE, FILES.moreItalic, MORE_LATIN, { ...voice, style: 'italic' }),
    ours(TEXT, FILES.text, LATIN, text),
    ours(TEXT, FILES.moreText, MORE_LATIN, text),
    ...MEANWHILE.map(({ family, names, like }) => {
      const source = names.map((name) => `local("${name}")`).join(', ');
      return new FontFace(family, source, { ...like, lineGapOverride: '0%' });
    }),
  ];
}
