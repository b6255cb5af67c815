// The parts of the widget that come when they are needed; tests hand in others.

export const PARTS = {
  nameForm: () => import('./name-form.ts'),
  company: () => import('./company.ts'),
  faces: () => import('../judge/faces.ts'),
  session: () => import('../facilitate/session-bar.ts'),
  instrument: () => import('../judge/instrument.ts'),
  toast: () => import('../ui/toast.ts'),
  editing: () => import('../board/editing.ts'),
  /** What somebody selects in a text they read. */
  selection: () => import('../text/reading-selection.ts'),
  /** The bar at the foot of a phone. */
  dock: () => import('./dock.ts'),
  bin: () => import('../board/bin.ts'),
  notes: () => import('./notes.ts'),
  /** Our typefaces, for a page that has none of them. */
  fonts: () => import('../ui/fonts.ts'),
  drawer: () => import('../discuss/drawer.ts'),
  more: () => import('./more-panel.ts'),
  export: () => import('../export/export-canvas.ts'),
  print: () => import('../export/print.ts'),
  /** What writes the canvas as a file: the way out when nothing can be kept. */
  file: () => import('../../shared/document/file.ts'),
  settings: () => import('../words/settings.ts'),
  'left-behind': () => import('./left-behind.ts'),
  share: () => import('./share-dialog.ts'),
} as const;
export type Parts = typeof PARTS;
