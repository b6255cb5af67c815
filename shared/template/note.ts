// Whose words the template uses: said where somebody looks for more.
import type { Words } from './template.ts';

export const NOTE: Words = {
  nl: 'De namen van blokken, facetten en rollen volgen het boek De Customer Leader (Moenaert & Robben, 2024); alle andere teksten zijn van ons.',
  en: 'The names of blocks, facets and roles follow the book De Customer Leader (Moenaert & Robben, 2024); all other texts are ours.',
};
