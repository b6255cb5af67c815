// Sections of the gallery that show single elements, each in its states.
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { cardIds } from '../../shared/document/cards.ts';
import { ikea } from '../../shared/template/ikea.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import '../board/block.ts';
import '../board/card.ts';
import '../board/compass.ts';
import '../board/facet.ts';
import { EXAMPLE_FILL } from '../app/example-fill.ts';
import '../discuss/drawer.ts';
import '../presence/avatar.ts';
import '../presence/people.ts';
import { byKey } from '../session/access.ts';
import type { SaveState, SessionStatus } from '../session/contexts.ts';
import { localSession } from '../session/local-session.ts';
import '../ui/mini-map.ts';
import '../ui/segmented.ts';
import '../ui/switch.ts';
import '../ui/toast.ts';
import '../widget/dock.ts';
import '../widget/more-panel.ts';
import '../widget/save-chip.ts';
import '../widget/share-dialog.ts';
import '../widget/top-bar.ts';
import './in-session.ts';
import { pretendLinks, withCompany } from './pretend.ts';
import type { Section } from './whole.ts';

const full = localSession({ file: rijwiel, role: 'owner' });
withCompany(full);
const gaps = localSession({ file: ikea });
const empty = localSession();
const reader = localSession({ file: ikea, role: 'viewer' });

const [first = '', second = '', third = ''] = cardIds(full.canvas.doc);
full.canvas.commands.openThread({ kind: 'block', id: 'proposition' }, 'Waarom steward, en niet magiër?', 'question');
const settled = full.canvas.commands.openThread(
  { kind: 'card', id: first, quote: '' },
  'Klopt dit met wat klanten zeggen?',
);
full.canvas.commands.reply(settled, 'Ja, zie de gesprekken van maart.');
full.canvas.commands.resolve(settled, true);

const SAVES: readonly SaveState[] = [
  { kind: 'loading' },
  { kind: 'saved' },
  { kind: 'saving' },
  { kind: 'reconnecting' },
  { kind: 'not-saved', why: 'device' },
  { kind: 'not-saved', why: 'server' },
  { kind: 'stopped', reason: 'withdrawn' },
];
const doing = (save: SaveState): SessionStatus => ({
  save,
  connected: save.kind === 'saved' || save.kind === 'saving',
  content: save.kind === 'loading' ? 'loading' : 'live',
  onDevice: save.kind !== 'not-saved',
});
const links = pretendLinks([
  { id: 'l1', role: 'owner', label: '', createdAt: '2026-01-05T09:00:00Z', withdrawnAt: null, own: true },
  { id: 'l2', role: 'editor', label: 'Directie', createdAt: '2026-01-05T09:01:00Z', withdrawnAt: null, own: false },
  {
    id: 'l3',
    role: 'viewer',
    label: 'Intranet',
    createdAt: '2026-01-05T09:02:00Z',
    withdrawnAt: '2026-02-01T12:00:00Z',
    own: false,
  },
]);
const section = (id: string, title: string, content: (lang: 'nl' | 'en') => TemplateResult): Section => ({
  id,
  title,
  render: ({ lang }) => content(lang),
});
const inside = (session: typeof full, lang: string, content: TemplateResult): TemplateResult =>
  html`<clc-in-session .session=${session} lang=${lang}>${content}</clc-in-session>`;

const discussion = section(
  'discussion',
  'Discussions',
  (lang) =>
    html`<clc-in-session class="tall" .session=${full} .view=${{ drawer: { open: true } }} lang=${lang}
      ><clc-discussion></clc-discussion
    ></clc-in-session>`,
);

export const pieceSections: readonly Section[] = [
  section(
    'save-chip',
    'Save state',
    (lang) =>
      html`${SAVES.map(
        (save) =>
          html`<clc-in-session .session=${full} .status=${doing(save)} lang=${lang}
            ><clc-save-chip></clc-save-chip
          ></clc-in-session>`,
      )}`,
  ),
  section(
    'top-bar',
    'Top bar: owner and reader',
    (lang) =>
      html`${inside(full, lang, html`<clc-top-bar home="#"></clc-top-bar>`)}
      ${inside(reader, lang, html`<clc-top-bar></clc-top-bar>`)}`,
  ),
  section('dock', 'Dock of the phone', (lang) => inside(full, lang, html`<clc-dock></clc-dock>`)),
  section('settings', 'Settings', (lang) => inside(full, lang, html`<clc-more-panel></clc-more-panel>`)),
  section('cards', 'Cards', (lang) =>
    inside(
      full,
      lang,
      html`<div class="cards">
        <clc-card card-id=${first}></clc-card><clc-card card-id=${second} picked="many"></clc-card
        ><clc-card card-id=${third} phone></clc-card>
      </div>`,
    ),
  ),
  section(
    'facets',
    'Facets: full, empty, read only',
    (lang) =>
      html`${inside(full, lang, html`<clc-facet facet-id="proposition.steward"></clc-facet>`)}
      ${inside(empty, lang, html`<clc-facet facet-id="licence.customers"></clc-facet>`)}
      ${inside(reader, lang, html`<clc-facet facet-id="licence.society"></clc-facet>`)}`,
  ),
  section(
    'blocks',
    'Blocks',
    (lang) =>
      html`${inside(full, lang, html`<clc-block block-id="licence"></clc-block>`)}
      ${inside(gaps, lang, html`<clc-block block-id="arena" layout="tall"></clc-block>`)}`,
  ),
  section(
    'compass',
    'Compass: full, empty, read only',
    (lang) =>
      html`${inside(full, lang, html`<clc-compass></clc-compass>`)}
      ${inside(empty, lang, html`<clc-compass></clc-compass>`)}
      ${inside(reader, lang, html`<clc-compass></clc-compass>`)}`,
  ),
  { ...discussion, alone: true },
  section(
    'avatars',
    'People',
    (lang) =>
      html`${inside(full, lang, html`<clc-people></clc-people>`)}
        <div class="row">
          ${full.presence
            .people()
            .map(
              (person) =>
                html`<clc-avatar .person=${person}></clc-avatar
                  ><clc-avatar size="small" .person=${person}></clc-avatar>`,
            )}
        </div>`,
  ),
  section(
    'share',
    'Share dialog',
    (lang) =>
      html`<button
          class="btn"
          @click=${(e: Event) => {
            const dialog = (e.target as HTMLElement).parentElement?.querySelector('clc-share-dialog');
            if (dialog) dialog.open = true;
          }}
        >
          Open
        </button>
        ${inside(
          full,
          lang,
          html`<clc-share-dialog
            .reach=${{ server: 'https://canvas.example', canvasId: 'local', access: byKey('k') }}
            .calls=${links}
            @clc-close=${(e: Event) => ((e.target as HTMLElementTagNameMap['clc-share-dialog']).open = false)}
          ></clc-share-dialog>`,
        )}`,
  ),
  section(
    'toast',
    'Messages',
    () =>
      html`<div class="frame"><clc-toast dismissLabel="Sluiten"></clc-toast></div>
        <button
          class="btn"
          @click=${(e: Event) =>
            (e.target as HTMLElement).parentElement?.querySelector('clc-toast')?.show({
              text: 'Joost koos net Steward. Jouw keuze Magiër staat er nog als voorstel.',
              action: { label: 'Opnieuw kiezen', run: () => undefined },
            })}
        >
          Toon
        </button>`,
  ),
  section(
    'controls',
    'Choices, switches, pictures',
    () =>
      html`<div class="row">
        <clc-segmented
          label="Weergave"
          value="b"
          .options=${[
            { value: 'a', label: 'Automatisch' },
            { value: 'b', label: 'Licht' },
            { value: 'c', label: 'Donker' },
          ]}
        ></clc-segmented>
        <clc-switch label="Aan" on></clc-switch><clc-switch label="Uit"></clc-switch> <clc-mini-map></clc-mini-map
        ><clc-mini-map .fill=${EXAMPLE_FILL.ikea}></clc-mini-map
        ><clc-mini-map .fill=${EXAMPLE_FILL.rijwiel}></clc-mini-map>
      </div>`,
  ),
];
