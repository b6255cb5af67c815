// What the board needs beyond being read: fetched when it has been drawn, or at the first wish to work on it.
import type { Lang } from '../../shared/template/template.ts';
import '../judge/spread-mark.ts';
import '../presence/pointers.ts';
import '../ui/dialog.ts';
import '../ui/menu.ts';
import { editingWords } from '../words/editing.ts';
import './card-details.ts';
import './card-links.ts';
import './chain-bar.ts';
import './card-toolbar.ts';
import './composer.ts';
import { editByKey } from './editing-keys.ts';
import { equip } from './equip.ts';
import { reasonForm } from './reason-form.ts';
import './selection-bar.ts';
import { stepBack } from './step-back.ts';

/** How one works on a card by keyboard. */
const keysSaid = (lang: Lang): string => editingWords[lang].keys;
/** What a board of somebody who edits has running, what its keys do and what it asks. The elements come alive by being defined. */
export const editing = { equip, editByKey, keysSaid, reasonForm, stepBack } as const;
export type Editing = typeof editing;
