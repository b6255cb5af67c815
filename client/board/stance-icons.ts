// The mark of each stance of a role.
import type { Stance } from '../../shared/template/canvas-template.ts';
import type { FirstIcon } from '../ui/first-icons.ts';

export const STANCE_ICONS: Readonly<Record<Stance, FirstIcon>> = { lead: 'crown', parity: 'par', off: 'off' };
