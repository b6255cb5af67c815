// What writing takes, and reading does not: the commands, and undo. Fetched for whoever may write, before they can.
import { ownUndo } from '../../shared/document/undo.ts';
import { commandsOn, newId } from './commands.ts';

export const writing = { commandsOn, newId, ownUndo } as const;
export type Writing = typeof writing;
