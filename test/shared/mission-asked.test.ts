// Promise: the mission counts as unread only by those who could mark it as read.
import { expect, it } from 'vitest';
import { judgingOf } from '../../client/judge/judging.ts';
import type { Canvas } from '../../client/session/contexts.ts';
import { compassText } from '../../shared/document/compass.ts';
import { replaceText } from '../../shared/document/text-made.ts';
import { mayMarkMission } from '../../shared/rules/roles.ts';
import type { AccessRole } from '../../shared/rules/roles.ts';
import { desk } from '../doubles/desk.ts';

it('owners, editors and commenters can; viewers and those who left cannot', () => {
  const roles: readonly (AccessRole | null)[] = ['owner', 'editor', 'commenter', 'viewer', null];
  expect(roles.filter(mayMarkMission)).toEqual(['owner', 'editor', 'commenter']);
});

it('the canvas check asks nobody else', async () => {
  const { doc, commands } = desk('noor');
  replaceText(compassText(doc, 'mission')!, 'Forenzen fietsen elke dag met plezier.');
  commands.setMissionRead(true);
  const roles = { noor: 'owner', bram: 'editor', ravi: 'commenter', kijker: 'viewer', weg: null } as const;
  const list = Object.entries(roles).map(([id, role], slot) => ({ id, name: id, slot, role }));
  const members = { list: () => list, subscribe: () => () => undefined } as unknown as Canvas['members'];
  const judging = judgingOf({ doc, members, commands } as Canvas);
  let stop: (() => void) | undefined;
  await new Promise<void>((resolve) => (stop = judging.subscribe(resolve)));
  expect(judging.judged?.report.findings.find(({ id }) => id === 'C08')?.args).toEqual({ k: 1, n: 3 });
  stop?.();
});
