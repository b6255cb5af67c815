// All icons, for the parts that come after the first view.
import type { TemplateResult } from 'lit';
import { FIRST_PATHS, drawn } from './first-icons.ts';

const PATHS = {
  ...FIRST_PATHS,
  question: 'M10 3a7 7 0 100 14 7 7 0 000-14M7.9 8.300a2.1 2.1 0 113.2 1.700c-.7.5-1.1.9-1.1 1.700M10 13.800v.01',
  person: 'M10 3.500a3 3 0 100 6 3 3 0 000-6M4 16.500c.5-3.5 3-5 6-5s5.5 1.5 6 5',
  arrows: 'M5 8a5.5 5.5 0 019.5-2L16 7.500M16 4v3.500h-3.500M15 12a5.5 5.5 0 01-9.5 2L4 12.500M4 16v-3.500h3.5',
  at: 'M13 10a3 3 0 10-3 3c2 0 3-1.5 3-3zM13 7v4c0 3 4 2.5 4-1a7 7 0 10-3 5.7',
  bin: 'M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.400l.8-11M8.5 9v5M11.5 9v5',
  bold: 'M6 4h5a3 3 0 010 6H6zM6 10h6a3 3 0 010 6H6z',
  bullets: 'M8 5.500h8M8 10h8M8 14.500h8M4 5.500h.01M4 10h.01M4 14.500h.01',
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M7 7h9.500v9.500H7zM13 7V3.500H3.500V13H7',
  file: 'M5 2.500h7l3.5 3.500v11.500H5zM11.5 2.500V6.500H15.5',
  flag: 'M5 17V3.500h9.500l-2 3.5 2 3.500H5',
  gear: 'M10 7.200a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.600M10 2.500v2M10 15.500v2M2.5 10h2M15.5 10h2M4.7 4.700l1.4 1.400M13.9 13.900l1.4 1.400M4.7 15.300l1.4-1.400M13.9 6.100l1.4-1.4',
  globe: 'M10 3a7 7 0 100 14 7 7 0 000-14M3 10h14M10 3c2.5 2 2.5 12 0 14M10 3c-2.5 2-2.5 12 0 14',
  info: 'M10 3a7 7 0 100 14 7 7 0 000-14M10 9.500v4M10 6.500h.01',
  italic: 'M8 4h6M6 16h6M11.5 4l-3 12',
  link: 'M8.5 11.5l3-3M7 9L4.7 11.3a2.8 2.8 0 004 4L11 13M13 11l2.3-2.3a2.8 2.8 0 00-4-4L9 7',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9',
  moon: 'M15.5 12.500A6.5 6.5 0 018 4a6.5 6.5 0 107.5 8.5',
  move: 'M10 2.5v15M2.5 10h15M7.7 4.8L10 2.5l2.3 2.3M7.7 15.2l2.3 2.3 2.3-2.3M4.8 7.7L2.5 10l2.3 2.3M15.2 7.7l2.3 2.3-2.3 2.3',
  numbers: 'M8.5 5.500H16M8.5 10H16M8.5 14.500H16M3.5 4.500L5 4v3.500M3.5 13h2l-2 3h2.2',
  out2: 'M11 3.500h5.500V9M16.5 3.500L9 11M14 11.500v5H3.500V6H8',
  pointer: 'M5 3.500l10 5.5-4.5 1.300L8.3 15z',
  print: 'M6 8V3h8v5M6 14H3.500V8h13v6H14M6 12h8v5H6z',
  proof: 'M5 2.500h7l3.5 3.500v11.500H5zM7.5 11l2 2 3.5-4',
  restore: 'M4 4v4h4M4.6 8A6.5 6.5 0 1110 16.5',
  search: 'M9 3.500a5.5 5.5 0 100 11 5.5 5.5 0 000-11M13 13l4 4',
  send: 'M3 10l14-6.500L13.5 17 10 11.500z',
  sun: 'M10 6.500a3.5 3.5 0 100 7 3.5 3.5 0 000-7M10 2v1.500M10 16.500V18M2 10h1.500M16.5 10H18M4.3 4.300l1.1 1.100M14.6 14.600l1.1 1.100M4.3 15.700l1.1-1.100M14.6 5.400l1.1-1.1',
  tip: 'M10 3a7 7 0 100 14 7 7 0 000-14M10 9v5M10 6.300v.01',
  unlink: 'M8.5 11.500l3-3M3 3l14 14',
  up: 'M4 13l6-6 6 6',
  vote: 'M10 16V5M5 9.5L10 4.5l5 5',
} as const;
export type IconName = keyof typeof PATHS;

/** As the `icon` of the first view, with every name there is. */
export function icon(name: IconName, size: 'normal' | 'small' = 'normal'): TemplateResult {
  return drawn(PATHS[name], size);
}
