// Every sentence of the first view in Dutch, by capability: what all other languages are measured by.
import { app } from './app.ts';
import { board } from './board.ts';
import { status } from './status.ts';
import { text } from './text.ts';

export const sentences = { app, board, status, text };
