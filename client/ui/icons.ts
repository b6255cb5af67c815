// Line icons on a 20 by 20 grid, drawn in the current colour.
import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';

const PATHS = {
  amphitheatre: 'M2.5 6v2.5a7.5 7.5 0 0015 0V6M5.5 6v2a4.5 4.5 0 009 0V6M8.5 6v1.6a1.5 1.5 0 003 0V6',
  arrows: 'M5 8a5.5 5.5 0 019.5-2L16 7.500M16 4v3.500h-3.500M15 12a5.5 5.5 0 01-9.5 2L4 12.500M4 16v-3.500h3.5',
  at: 'M13 10a3 3 0 10-3 3c2 0 3-1.5 3-3zM13 7v4c0 3 4 2.5 4-1a7 7 0 10-3 5.7',
  bin: 'M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.400l.8-11M8.5 9v5M11.5 9v5',
  bold: 'M6 4h5a3 3 0 010 6H6zM6 10h6a3 3 0 010 6H6z',
  bullets: 'M8 5.500h8M8 10h8M8 14.500h8M4 5.500h.01M4 10h.01M4 14.500h.01',
  calendar: 'M4 5h12v11.500H4zM4 8.500h12M7.5 3v3M12.5 3v3',
  chat: 'M3 4.5h14v9H9.5L6 16.5v-3H3z',
  check: 'M4 10.5l4 4 8-9',
  close: 'M5 5l10 10M15 5L5 15',
  cloud: 'M6 15.500a3.5 3.5 0 01-.5-7 4.5 4.5 0 018.6-.5 3.3 3.3 0 01.4 7.500M7.5 12.500l2 2 3.5-4',
  compass: 'M10 2.500a7.5 7.5 0 100 15 7.5 7.5 0 000-15M13 7l-1.8 4.200L7 13l1.8-4.200z',
  copy: 'M7 7h9.500v9.500H7zM13 7V3.500H3.500V13H7',
  crown: 'M3 14.5L2.5 6l4.2 3.4L10 4l3.3 5.4L17.5 6l-.5 8.5z',
  device: 'M6 3h8v14H6zM9 14.500h2',
  down: 'M4 7l6 6 6-6',
  download: 'M10 3v9M6 8.500l4 4 4-4M4 16.500h12',
  edit: 'M4 16l.8-3.500L13.5 4l2.5 2.5-8.7 8.700zM12 5.500l2.5 2.5',
  err: 'M6.9 2.500h6.200l4.4 4.400v6.200l-4.4 4.400H6.900l-4.4-4.400V6.900zM10 6v5M10 13.500v.01',
  eye: 'M2 10s3-5.5 8-5.500S18 10 18 10s-3 5.5-8 5.500S2 10 2 10M10 7.700a2.3 2.3 0 100 4.6 2.3 2.3 0 000-4.6',
  file: 'M5 2.500h7l3.5 3.500v11.500H5zM11.5 2.500V6.500H15.5',
  flag: 'M5 17V3.500h9.500l-2 3.5 2 3.500H5',
  gear: 'M10 7.200a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.600M10 2.500v2M10 15.500v2M2.5 10h2M15.5 10h2M4.7 4.700l1.4 1.400M13.9 13.900l1.4 1.400M4.7 15.300l1.4-1.400M13.9 6.100l1.4-1.4',
  gift: 'M3 8h14v3H3zM4.5 11v6h11v-6M10 8v9M10 8C7 8 5.5 6.5 6 5s3-1.5 4 3c1-4.5 3.5-4.5 4-3s-1 3-4 3',
  globe: 'M10 3a7 7 0 100 14 7 7 0 000-14M3 10h14M10 3c2.5 2 2.5 12 0 14M10 3c-2.5 2-2.5 12 0 14',
  in: 'M5 5l9 9M14 7v7H7',
  info: 'M10 3a7 7 0 100 14 7 7 0 000-14M10 9.500v4M10 6.500h.01',
  italic: 'M8 4h6M6 16h6M11.5 4l-3 12',
  left: 'M13 4l-6 6 6 6',
  link: 'M8.5 11.5l3-3M7 9L4.7 11.3a2.8 2.8 0 004 4L11 13M13 11l2.3-2.3a2.8 2.8 0 00-4-4L9 7',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9',
  moon: 'M15.5 12.500A6.5 6.5 0 018 4a6.5 6.5 0 107.5 8.5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  move: 'M10 2.5v15M2.5 10h15M7.7 4.8L10 2.5l2.3 2.3M7.7 15.2l2.3 2.3 2.3-2.3M4.8 7.7L2.5 10l2.3 2.3M15.2 7.7l2.3 2.3-2.3 2.3',
  numbers: 'M8.5 5.500H16M8.5 10H16M8.5 14.500H16M3.5 4.500L5 4v3.500M3.5 13h2l-2 3h2.2',
  off: 'M4.5 10h11',
  out: 'M6 14l8-8M7 6h7v7',
  out2: 'M11 3.500h5.500V9M16.5 3.500L9 11M14 11.500v5H3.500V6H8',
  par: 'M4 8h12M4 12.5h12',
  person: 'M10 3.500a3 3 0 100 6 3 3 0 000-6M4 16.500c.5-3.5 3-5 6-5s5.5 1.5 6 5',
  plus: 'M10 4v12M4 10h12',
  pointer: 'M5 3.500l10 5.5-4.5 1.300L8.3 15z',
  proof: 'M5 2.500h7l3.5 3.500v11.500H5zM7.5 11l2 2 3.5-4',
  question: 'M10 3a7 7 0 100 14 7 7 0 000-14M7.9 8.300a2.1 2.1 0 113.2 1.700c-.7.5-1.1.9-1.1 1.700M10 13.800v.01',
  redo: 'M16 8H8a4 4 0 000 8h4M16 8l-3.5-3.5M16 8l-3.5 3.5',
  restore: 'M4 4v4h4M4.6 8A6.5 6.5 0 1110 16.5',
  right: 'M7 4l6 6-6 6',
  seal: 'M10 2.5a5 5 0 100 10 5 5 0 000-10M7 11.5L6 17.5l4-2 4 2-1-6',
  search: 'M9 3.500a5.5 5.5 0 100 11 5.5 5.5 0 000-11M13 13l4 4',
  send: 'M3 10l14-6.500L13.5 17 10 11.500z',
  sun: 'M10 6.500a3.5 3.5 0 100 7 3.5 3.5 0 000-7M10 2v1.500M10 16.500V18M2 10h1.500M16.5 10H18M4.3 4.300l1.1 1.100M14.6 14.600l1.1 1.100M4.3 15.700l1.1-1.100M14.6 5.400l1.1-1.1',
  sync: 'M16 9a6 6 0 00-11-2.500M4 11a6 6 0 0011 2.500M5 3v3.500h3.500M15 17v-3.500h-3.5',
  tip: 'M10 3a7 7 0 100 14 7 7 0 000-14M10 9v5M10 6.300v.01',
  undo: 'M4 8h8a4 4 0 010 8H8M4 8l3.5-3.5M4 8l3.5 3.5',
  unlink: 'M8.5 11.500l3-3M3 3l14 14',
  up: 'M4 13l6-6 6 6',
  void: 'M10 3a7 7 0 100 14 7 7 0 000-14M5 15L15 5',
  vote: 'M10 16V5M5 9.5L10 4.5l5 5',
  warn: 'M10 3l8 14H2zM10 8v4.500M10 14.800v.01',
  workbench: 'M2.5 7.500h15M4.5 7.500V17M15.5 7.500V17M4.5 13h11M8 7.500V4h5v3.5',
} as const;
export type IconName = keyof typeof PATHS;

/** An icon; decoration only, so the control it stands in carries the name. `small`: 14 instead of 18 px at default. */
export function icon(name: IconName, size: 'normal' | 'small' = 'normal'): TemplateResult {
  return html`<svg class="i ${size === 'small' ? 's' : ''}" viewBox="0 0 20 20" aria-hidden="true">
    ${svg`<path d=${PATHS[name]} />`}
  </svg>`;
}
/** Block icons by the template's icon id. */
export function blockIcon(id: string): TemplateResult {
  return icon(id in PATHS ? (id as IconName) : 'compass');
}
