// The page of one canvas: gives the public element what the address says, and the tab its title.
import { readMeta } from '../../shared/document/compass.ts';
import { root } from '../../shared/document/roots.ts';
import type { Stop } from '../session/contexts.ts';
import '../widget/customer-leader-canvas.ts';
import { readAddress } from './address.ts';
import { dressPage } from './dress-page.ts';
import { speakAsBrowser } from './page-language.ts';
import { printsPages } from './paper.ts';

const element = document.createElement('customer-leader-canvas');
const product = document.title;

/**
 * Attributes from the address; also when somebody follows a deep link while the page is open. A link to a discussion
 * holds no key: the one this browser knows the canvas by opens it.
 */
function follow(): void {
  const { id, key, thread, card } = readAddress(new URL(location.href));
  element.canvasId = id;
  element.link = key || (element.device.recent(location.origin, id)?.key ?? '');
  element.place = { ...(thread ? { thread } : {}), ...(card ? { card } : {}) };
}

let stop: Stop = () => undefined;
element.addEventListener('clc-ready', () => {
  stop();
  const canvas = element.open;
  if (!canvas) return;
  const meta = root(canvas.doc, 'meta');
  const name = (): void => {
    const { title } = readMeta(canvas.doc);
    document.title = title ? `${title} · ${product}` : product;
  };
  name();
  meta.observe(name);
  stop = () => meta.unobserve(name);
});

speakAsBrowser(document.documentElement, navigator.languages);
element.standalone = true;
printsPages(element);
follow();
window.addEventListener('hashchange', follow);
dressPage(element);
document.body.append(element);
