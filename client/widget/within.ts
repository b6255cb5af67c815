// Keeps what the parts of the widget say among themselves from going on to the page around.

/** Everything that bubbles out of shadow roots; the public element says in events of its own what is for others. */
const AMONG_US = [
  'clc-view',
  'clc-discuss',
  'clc-go-to',
  'clc-say',
  'clc-card-details',
  'clc-shell',
  'clc-pick-card',
  'clc-focus-card',
  'clc-focus-near',
  'clc-focus-moved',
  'clc-card-links',
  'clc-menu-select',
  'clc-text-start',
  'clc-text-done',
  'clc-text-mark',
  'clc-text-selection',
  'clc-programme',
  'clc-show-question',
] as const;

export function keptWithin(root: EventTarget): void {
  for (const type of AMONG_US) root.addEventListener(type, (event) => event.stopPropagation());
}
