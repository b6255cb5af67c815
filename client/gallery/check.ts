// Sections of the gallery that show the canvas check: a canvas with gaps, a clean one, and one that is all on purpose.
import { html } from 'lit';
import { setStatus } from '../../shared/document/card-changes.ts';
import { setMuted } from '../../shared/document/muted.ts';
import { ikea } from '../../shared/template/ikea.ts';
import { rijwiel } from '../../shared/template/rijwiel.ts';
import '../judge/check-view.ts';
import { localSession } from '../session/local-session.ts';
import './in-session.ts';
import type { Section } from './whole.ts';

const members = [
  { id: 'u1', name: 'Noor Bakker', slot: 0, role: 'owner' as const },
  { id: 'u2', name: 'Bram Claes', slot: 1, role: 'editor' as const },
];
const gaps = localSession({ file: ikea, members });
setMuted(gaps.canvas.doc, 'C05:compass.boldGoal', {
  reason: 'Dat doel kiezen we in januari, met de nieuwe directie erbij.',
  by: 'u2',
  at: '2026-11-20T10:00:00.000Z',
});
const clean = localSession({ file: rijwiel, members: [] });
const meant = localSession({ file: rijwiel, members: [] });
setStatus(meant.canvas.doc, 'a7', 'rejected');
setMuted(meant.canvas.doc, 'F01:arena.stakeholders', {
  reason: 'Volgt na het gesprek met de gemeente.',
  by: 'u1',
  at: '2026-11-20T10:00:00.000Z',
});

export const checkSections: readonly Section[] = (
  [
    ['check', 'Canvas check', gaps],
    ['check-empty', 'Canvas check, nothing the matter', clean],
    ['check-meant', 'Canvas check, all on purpose', meant],
  ] as const
).map(([id, title, session]) => ({
  id,
  title,
  render: ({ lang }) => html`<clc-in-session .session=${session} lang=${lang}><clc-check></clc-check></clc-in-session>`,
}));
