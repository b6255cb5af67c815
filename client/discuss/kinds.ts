// The kinds of a discussion as a person sees them: an icon and a word.
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ThreadKind } from '../../shared/document/threads.ts';
import { template } from '../../shared/template/canvas-template.ts';
import type { Say } from '../session/contexts.ts';
import { icon } from '../ui/icons.ts';
import type { IconName } from '../ui/icons.ts';

const ICONS: Readonly<Record<ThreadKind, IconName>> = {
  comment: 'chat',
  question: 'question',
  risk: 'warn',
  objection: 'flag',
};

export function kindSign(kind: ThreadKind, say: Say): TemplateResult {
  return html`${icon(ICONS[kind], 'small')}${template.tags.threadKind[kind][say.lang]}`;
}
