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
  server?: string | undefined;
  /** Id of the canvas; by default that of the link. */
  canvas?: string | undefined;
  /** Key of a link, or a whole link. */
  link?: string | undefined;
  /** A token by which the page vouches for its visitor. */
  token?: string | undefined;
  /** Gives a token: at the start, before the former one runs out, and when one is not believed. */
  tokenProvider?: (() => Promise<string>) | undefined;
  /** The visitor's name when a link opens the canvas; otherwise they are asked once. */
  name?: string | undefined;
  lang?: 'nl' | 'en' | undefined;
  /** What a visitor may do at most; never more than their own right. */
  mode?: 'edit' | 'comment' | 'view' | undefined;
  view?: Asked<'canvas' | 'agenda' | 'ledger' | 'stairway' | 'check' | `block:${string}`> | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  density?: 'regular' | 'compact' | undefined;
  fonts?: 'host' | undefined;
  'onclc-ready'?: ((event: ReadyEvent) => void) | undefined;
  'onclc-save-state'?: ((event: SaveStateEvent) => void) | undefined;
  'onclc-change'?: ((event: ChangeEvent) => void) | undefined;
  'onclc-comment'?: ((event: CommentEvent) => void) | undefined;
  'onclc-presence'?: ((event: PresenceChangeEvent) => void) | undefined;
  'onclc-error'?: ((event: ErrorEvent) => void) | undefined;
  'onclc-navigate'?: ((event: NavigateEvent) => void) | undefined;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'customer-leader-canvas': CustomerLeaderCanvasProps;
    }
  }
}
