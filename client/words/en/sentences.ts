// Every sentence of the first view in English, by capability.
import type { sentences as nl } from '../nl/sentences.ts';
import { app } from './app.ts';
import { board } from './board.ts';
import { status } from './status.ts';
import { text } from './text.ts';

export const sentences: typeof nl = { app, board, status, text };
