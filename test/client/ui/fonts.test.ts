// Typefaces on a page that is not ours: lent once, only where they are missing, and never in anybody's way.
import { expect } from '@open-wc/testing';
import { lendFonts } from '../../../client/ui/fonts.ts';

const lent = (): FontFace[] => [...document.fonts].filter(({ family }) => /Newsreader|Instrument Sans/u.test(family));

describe('typefaces for a page of somebody else', () => {
  it('are left alone where the page has declared them', () => {
    const own = new FontFace('Newsreader Variable', 'local("Georgia")');
    document.fonts.add(own);
    lendFonts();
    expect(lent()).to.deep.equal([own]);
    document.fonts.delete(own);
  });
  it('are lent once, however many canvases ask, with a face of the device for the time until they come', () => {
    lendFonts();
    lendFonts();
    expect(lent().map(({ family, style }) => `${family.replaceAll('"', '')} ${style}`)).to.deep.equal([
      'Newsreader Variable normal',
      'Newsreader Variable normal',
      'Newsreader Variable italic',
      'Newsreader Variable italic',
      'Instrument Sans Variable normal',
      'Instrument Sans Variable normal',
      'Newsreader Fallback normal',
      'Newsreader Fallback italic',
      'Instrument Sans Fallback normal',
    ]);
  });
  it('are fetched at the first letter that needs them, not before', () => {
    expect(lent().every(({ status }) => status === 'unloaded')).to.equal(true);
  });
});
