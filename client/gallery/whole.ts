// Sections of the gallery that show the whole widget or the start page in one state each.
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ikea } from '../../shared/template/ikea.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import '../app/start.ts';
import { EXAMPLE_FILL } from '../app/example-fill.ts';
import type { Device } from '../session/device.ts';
import '../widget/customer-leader-canvas.ts';
import { pretendDevice, pretending, withCompany } from './pretend.ts';
import type { Pretence } from './pretend.ts';

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Fills the window, and is only shown alone. */
  readonly whole?: boolean;
  /** Takes the focus, and is only shown alone. */
  readonly alone?: boolean;
  readonly render: (look: Look) => TemplateResult;
}
export interface Look {
  readonly lang: 'nl' | 'en';
  readonly theme: 'auto' | 'light' | 'dark';
}

const SERVER = 'https://canvas.example';
/** One opener per section: a new function at each render would not open again, but would lie about what is shown. */
export function widget(id: string, title: string, pretence: Pretence, name = 'Noor Bakker'): Section {
  const opener = pretending(pretence);
  const device = pretendDevice(name);
  return {
    id,
    title,
    whole: true,
    render: ({ lang, theme }) =>
      html`<customer-leader-canvas
        .opener=${opener}
        .device=${device}
        server=${SERVER}
        canvas=${id}
        link="gallery"
        lang=${lang}
        theme=${theme}
        standalone
      ></customer-leader-canvas>`,
  };
}
function start(id: string, title: string, device: Device): Section {
  return {
    id,
    title,
    whole: true,
    render: ({ lang, theme }) => {
      device.setPreferences({ theme });
      return html`<clc-start .device=${device} server=${SERVER} lang=${lang} .go=${() => undefined}></clc-start>`;
    },
  };
}
function visited(): Device {
  const device = pretendDevice('Noor Bakker');
  const known = { server: SERVER, key: 'k', counts: { total: 38, decided: 17 }, mini: EXAMPLE_FILL.rijwiel };
  const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
  const short = { 'licence.customers': 1, 'arena.customers': 2, 'arena.context': 1 };
  device.remember({ ...known, id: 'a', title: 'Rijwiel & Co', role: 'owner', lastOpened: ago(0) });
  device.remember({
    ...known,
    id: 'b',
    title: 'Dochter Noord: waar winnen wij?',
    role: 'editor',
    lastOpened: ago(1),
    counts: { total: 21, decided: 6 },
    mini: EXAMPLE_FILL.ikea,
  });
  device.remember({
    ...known,
    id: 'c',
    title: 'Onderhoud als dienst',
    role: 'viewer',
    lastOpened: ago(19),
    counts: { total: 4, decided: 0 },
    mini: short,
  });
  device.remember({ ...known, id: 'd', title: 'Koers 2025', role: 'commenter', lastOpened: ago(400), dead: true });
  return device;
}

export const wholeSections: readonly Section[] = [
  widget('canvas-rijwiel', 'Canvas, complete', { file: rijwiel, prepare: withCompany }),
  widget('canvas-ikea', 'Canvas, with gaps', { file: ikea }),
  widget('canvas-empty', 'Canvas, empty', {}),
  widget('canvas-viewer', 'Canvas, reader', { file: rijwiel, role: 'viewer' }),
  widget('canvas-commenter', 'Canvas, commenter', { file: ikea, role: 'commenter' }),
  widget('canvas-offline', 'Canvas, offline', {
    file: rijwiel,
    status: { save: { kind: 'reconnecting' }, connected: false },
  }),
  widget('canvas-withdrawn', 'Canvas, link withdrawn', {
    file: rijwiel,
    status: { save: { kind: 'stopped', reason: 'withdrawn' }, connected: false },
  }),
  widget('canvas-left-behind', 'Canvas, work not taken over', {
    file: rijwiel,
    role: 'commenter',
    status: { notTaken: 4 },
    leftBehind: [
      {
        kind: 'card',
        id: 'x',
        facet: 'licence.customers',
        text: 'Forenzen die elke dag fietsen\nen nooit willen wachten',
      },
      { kind: 'card', id: 'y', facet: 'arena.customers', text: '' },
      { kind: 'compass', field: 'mission', text: 'Iedereen in de streek komt fietsend thuis.' },
      { kind: 'comment', text: 'Dit zou ik niet zo snel beloven.' },
    ],
  }),
  widget('canvas-filling', 'Canvas, getting full', {
    file: rijwiel,
    status: { size: { bytes: 2.3 * 1024 * 1024, hard: 4 * 1024 * 1024 } },
  }),
  widget('canvas-old-page', 'Canvas, page too old', { file: rijwiel, role: 'viewer', status: { reading: 'old-page' } }),
  widget('canvas-loading', 'Canvas, loading', {
    withoutCanvas: true,
    status: { save: { kind: 'loading' }, content: 'loading', connected: false },
  }),
  widget('canvas-refused', 'Canvas, no access', {
    withoutCanvas: true,
    status: { save: { kind: 'stopped', reason: 'link-invalid' }, content: 'failed', connected: false },
  }),
  widget('canvas-name', 'Canvas, name asked', { file: rijwiel }, ''),
  start('start-recents', 'Start page', visited()),
  start('start-empty', 'Start page, first visit', pretendDevice()),
];
