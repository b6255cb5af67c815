// The icons of the first view, and how any icon is drawn: lines on a 20 by 20 grid in the current colour.
import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';

export const FIRST_PATHS = {
  amphitheatre: 'M2.5 6v2.5a7.5 7.5 0 0015 0V6M5.5 6v2a4.5 4.5 0 009 0V6M8.5 6v1.6a1.5 1.5 0 003 0V6',
  calendar: 'M4 5h12v11.500H4zM4 8.500h12M7.5 3v3M12.5 3v3',
  chat: 'M3 4.5h14v9H9.5L6 16.5v-3H3z',
  check: 'M4 10.5l4 4 8-9',
  cloud: 'M6 15.500a3.5 3.5 0 01-.5-7 4.5 4.5 0 018.6-.5 3.3 3.3 0 01.4 7.500M7.5 12.500l2 2 3.5-4',
  compass: 'M10 2.500a7.5 7.5 0 100 15 7.5 7.5 0 000-15M13 7l-1.8 4.200L7 13l1.8-4.200z',
  crown: 'M3 14.5L2.5 6l4.2 3.4L10 4l3.3 5.4L17.5 6l-.5 8.5z',
  device: 'M6 3h8v14H6zM9 14.500h2',
  down: 'M4 7l6 6 6-6',
  download: 'M10 3v9M6 8.500l4 4 4-4M4 16.500h12',
  edit: 'M4 16l.8-3.500L13.5 4l2.5 2.5-8.7 8.700zM12 5.500l2.5 2.5',
  err: 'M6.9 2.500h6.200l4.4 4.400v6.200l-4.4 4.400H6.900l-4.4-4.400V6.900zM10 6v5M10 13.500v.01',
  eye: 'M2 10s3-5.5 8-5.500S18 10 18 10s-3 5.5-8 5.500S2 10 2 10M10 7.700a2.3 2.3 0 100 4.6 2.3 2.3 0 000-4.6',
  gift: 'M3 8h14v3H3zM4.5 11v6h11v-6M10 8v9M10 8C7 8 5.5 6.5 6 5s3-1.5 4 3c1-4.5 3.5-4.5 4-3s-1 3-4 3',
  in: 'M5 5l9 9M14 7v7H7',
  left: 'M13 4l-6 6 6 6',
  more: 'M4 10h.6M9.7 10h.6M15.4 10h.6',
  off: 'M4.5 10h11',
  out: 'M6 14l8-8M7 6h7v7',
  par: 'M4 8h12M4 12.5h12',
  plus: 'M10 4v12M4 10h12',
  redo: 'M16 8H8a4 4 0 000 8h4M16 8l-3.5-3.5M16 8l-3.5 3.5',
  right: 'M7 4l6 6-6 6',
  seal: 'M10 2.5a5 5 0 100 10 5 5 0 000-10M7 11.5L6 17.5l4-2 4 2-1-6',
  sync: 'M16 9a6 6 0 00-11-2.500M4 11a6 6 0 0011 2.500M5 3v3.500h3.500M15 17v-3.500h-3.5',
  undo: 'M4 8h8a4 4 0 010 8H8M4 8l3.5-3.5M4 8l3.5 3.5',
  void: 'M10 3a7 7 0 100 14 7 7 0 000-14M5 15L15 5',
  warn: 'M10 3l8 14H2zM10 8v4.500M10 14.800v.01',
  workbench: 'M2.5 7.500h15M4.5 7.500V17M15.5 7.500V17M4.5 13h11M8 7.500V4h5v3.5',
} as const;
export type FirstIcon = keyof typeof FIRST_PATHS;

/** An icon; decoration only, so the control it stands in carries the name. `small`: 14 instead of 18 px at default. */
export function icon(name: FirstIcon, size: 'normal' | 'small' = 'normal'): TemplateResult {
  return drawn(FIRST_PATHS[name], size);
}
/** Block icons by the template's icon id. */
export function blockIcon(id: string): TemplateResult {
  return icon(id in FIRST_PATHS ? (id as FirstIcon) : 'compass');
}
export function drawn(path: string, size: 'normal' | 'small'): TemplateResult {
  return html`<svg class="i ${size === 'small' ? 's' : ''}" viewBox="0 0 20 20" aria-hidden="true">
    ${svg`<path d=${path} />`}
  </svg>`;
}
