// What other people's pages load: defines <customer-leader-canvas>, unless the page has one already.
import { version as ours } from '../../package.json';
import './customer-leader-canvas.ts';
import { tellWhichIsKept } from './one-copy.ts';

export type { CanvasFile } from '../../shared/document/file.ts';
export type { CustomerLeaderCanvas } from './customer-leader-canvas.ts';
export type {
  Change,
  ChangeEvent,
  CommentEvent,
  ErrorEvent,
  NavigateEvent,
  Place,
  PresenceChangeEvent,
  Ready,
  ReadyEvent,
  SaveStateEvent,
} from './host-events.ts';

export const version: string = ours;

tellWhichIsKept();
