// The element in JSX, for React 19: its attributes, properties and events as props.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  ChangeEvent,
  CommentEvent,
  CustomerLeaderCanvas,
  ErrorEvent,
  NavigateEvent,
  PresenceChangeEvent,
  ReadyEvent,
  SaveStateEvent,
} from './element.js';

type Asked<Values extends string> = Values | (string & Record<never, never>);

export interface CustomerLeaderCanvasProps extends Omit<
  DetailedHTMLProps<HTMLAttributes<CustomerLeaderCanvas>, CustomerLeaderCanvas>,
  'lang'
> {
  /** Origin of the server; by default that of the link, or of this page. */
  server?: string;
  /** Id of the canvas; by default that of the link. */
  canvas?: string;
  /** Key of a link, or a whole link. */
  link?: string;
  /** A token by which the page vouches for its visitor. */
  token?: string;
  /** Gives a token: at the start, before the former one runs out, and when one is not believed. */
  tokenProvider?: () => Promise<string>;
  /** The visitor's name when a link opens the canvas; otherwise they are asked once. */
  name?: string;
  lang?: 'nl' | 'en';
  /** What a visitor may do at most; never more than their own right. */
  mode?: 'edit' | 'comment' | 'view';
  view?: Asked<'canvas' | 'agenda' | 'ledger' | 'stairway' | 'check' | `block:${string}`>;
  theme?: 'auto' | 'light' | 'dark';
  density?: 'regular' | 'compact';
  fonts?: 'host';
  'onclc-ready'?: (event: ReadyEvent) => void;
  'onclc-save-state'?: (event: SaveStateEvent) => void;
  'onclc-change'?: (event: ChangeEvent) => void;
  'onclc-comment'?: (event: CommentEvent) => void;
  'onclc-presence'?: (event: PresenceChangeEvent) => void;
  'onclc-error'?: (event: ErrorEvent) => void;
  'onclc-navigate'?: (event: NavigateEvent) => void;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'customer-leader-canvas': CustomerLeaderCanvasProps;
    }
  }
}
