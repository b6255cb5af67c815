// For the page around a frame: gives it tokens, passes its events on to the iframe element, and grows it when asked to.
// Served as /embed/frame.js and weighed by a test: a host loads it before anything else.

const here = new URL(import.meta.url).origin;
const frames = new Set<HTMLIFrameElement>();

interface Said {
  readonly source: string;
  readonly v: number;
  readonly kind: string;
  readonly detail?: object;
  readonly height?: number;
}
interface Wish {
  readonly kind: string;
  readonly token?: string;
  readonly id?: string;
  readonly view?: string;
  readonly theme?: string;
  readonly lang?: string;
  readonly grow?: boolean;
}

/** Says something to the canvas in `frame`, for example `{ kind: 'focus-card', id }`. */
export function say(frame: HTMLIFrameElement, message: Wish): void {
  frame.contentWindow?.postMessage({ source: 'customer-leader-canvas-host', v: 1, ...message }, here);
}
function greet(frame: HTMLIFrameElement): void {
  say(frame, { kind: 'hello', grow: 'clcGrow' in frame.dataset });
}
/** Takes a frame under its care; those in the page are found by themselves, one in a shadow root is not. */
export function attach(frame: HTMLIFrameElement): void {
  if (frames.has(frame)) return;
  frames.add(frame);
  frame.addEventListener('load', () => greet(frame));
  // One that has not begun to load can be read, and would not hear.
  if (!frame.contentDocument) greet(frame);
}
function find(): void {
  for (const gone of frames) if (!gone.isConnected) frames.delete(gone);
  for (const found of document.querySelectorAll('iframe')) if (found.src.startsWith(`${here}/embed/`)) attach(found);
}

addEventListener('message', ({ source, origin, data }: MessageEvent<Said | undefined>) => {
  if (origin !== here || data?.source !== 'customer-leader-canvas' || data.v !== 1) return;
  find();
  const frame = [...frames].find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  const { kind, detail, height = 0 } = data;
  if (kind === 'hello') greet(frame);
  // Only where the host asked for it: elsewhere the canvas scrolls within the height it was given.
  if (kind === 'height' && 'clcGrow' in frame.dataset && height > 0 && height < 2e4) {
    frame.style.height = `${height}px`;
    // With its borders, where those count as part of the height.
    frame.style.height = `${2 * height - frame.clientHeight}px`;
  }
  const token = (value: string): void => say(frame, { kind: 'token', token: value });
  const more = kind === 'height' ? { height } : kind === 'token-wanted' ? { token } : {};
  frame.dispatchEvent(new CustomEvent(`clc-${kind}`, { detail: { ...detail, ...more } }));
});
find();
