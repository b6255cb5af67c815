// The page inside a frame: gives the element what the address and the page around say, and tells that page what happens.
import type { TokenProvider } from '../session/host-token.ts';
import '../widget/customer-leader-canvas.ts';
import { openFrameLine } from './frame-line.ts';
import type { HostMessage } from './frame-messages.ts';
import { speakAsBrowser } from './page-language.ts';
import { printsPages } from './paper.ts';

/** What the address may say of the element: `/embed/:id?lang=nl&view=agenda#key=…`. */
const SAID = ['lang', 'mode', 'view', 'theme', 'density', 'fonts'] as const;
/** What the element tells, and the page around is told. */
const TOLD = ['ready', 'save-state', 'change', 'comment', 'presence', 'error', 'navigate'] as const;

const address = new URL(location.href);
const inside = new URLSearchParams(address.hash.slice(1));
const element = document.createElement('customer-leader-canvas');
const line = openFrameLine({
  window,
  hosts: document.querySelector<HTMLMetaElement>('meta[name="clc-hosts"]')?.content ?? '',
  heard,
});

/** Those who wait for a token; one that comes is for all of them. */
let wanting: ((token: string) => void)[] = [];
const askHost: TokenProvider = () =>
  new Promise((resolve) => {
    wanting.push(resolve);
    line.tell('token-wanted');
  });

/** Once: what the page around gives the frame, it gives for good. */
let growing: Promise<unknown> | undefined;
function grow(): Promise<unknown> {
  return (growing ??= import('./frame-grow.ts').then(
    ({ growWith }) => growWith(element, (height) => line.tell('height', { height })),
    () => {
      // No line: the canvas scrolls within the height it has, and the next hello tries again.
      growing = undefined;
    },
  ));
}

function heard(message: HostMessage): void {
  switch (message.kind) {
    case 'hello':
      if (message.grow) void grow();
      break;
    case 'token': {
      const served = wanting;
      wanting = [];
      served.forEach((resolve) => resolve(message.token));
      break;
    }
    case 'focus-card':
      void element.focusCard(message.id);
      break;
    case 'open-thread':
      element.openThread(message.id);
      break;
    case 'set-view':
      element.setView(message.view);
      break;
    case 'theme':
      wear(message.theme);
      break;
    case 'lang':
      element.setAttribute('lang', message.lang);
      break;
    default:
      message satisfies never;
  }
}

/** The page in the frame too, which is what `auto` goes by. */
function wear(theme: string): void {
  element.setAttribute('theme', theme);
  const page = document.documentElement;
  if (theme === 'light' || theme === 'dark') page.dataset['theme'] = theme;
  else delete page.dataset['theme'];
}

speakAsBrowser(document.documentElement, navigator.languages);
for (const name of SAID) {
  const value = address.searchParams.get(name);
  if (value !== null) element.setAttribute(name, value);
}
for (const kind of TOLD) element.addEventListener(`clc-${kind}`, (event) => line.tell(kind, { detail: event.detail }));

element.canvasId = decodeURIComponent(address.pathname.split('/').at(-1) ?? '');
const [key, thread, card] = [inside.get('key'), inside.get('thread'), inside.get('card')];
element.place = { ...(thread ? { thread } : {}), ...(card ? { card } : {}) };
if (key) element.link = key;
else element.tokenProvider = askHost;
wear(element.theme);
element.style.blockSize = '100dvh';
// Whoever looks may choose another language than the address says.
const speak = (): void => {
  if (element.lang) document.documentElement.lang = element.lang;
};
new MutationObserver(speak).observe(element, { attributes: true, attributeFilter: ['lang'] });
speak();
printsPages(element);
// In the page of others the canvas stands below their heading; in a frame this page has its own, for those who listen.
const heading = document.createElement('h1');
heading.className = 'unseen';
heading.textContent = document.title;
const main = document.createElement('main');
main.append(heading, element);
document.body.append(main);
