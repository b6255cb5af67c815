// What each host sends: the markup of its page, and the headers that say what the page may do.

export type HostName = 'plain' | 'hostile' | 'worse' | 'frame' | 'sharepoint' | 'ten' | 'two' | 'react';
interface Sent {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Of the element, and of the address of a frame. */
const ATTRIBUTES = ['canvas', 'lang', 'mode', 'view', 'theme', 'density', 'fonts', 'link', 'server'] as const;
const ofFrame = new Set<string>(['lang', 'mode', 'view', 'theme', 'density', 'fonts']);
/** SharePoint makes a new one for each answer; here it is enough that scripts have to carry it. */
const NONCE = 'c3VjaC1hLW5vbmNl';

/** The page at this address, or none. `product`: origin of the server of the canvases. */
export function pageOf(url: URL, product: string): Sent | undefined {
  const name = url.pathname.slice(1);
  if (!isHost(name)) return undefined;
  const asked = url.searchParams;
  return {
    html: PAGES[name](asked, product),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // An intranet tells nobody which page its people came from.
      'referrer-policy': 'no-referrer',
      // `unguarded`: what a page without a policy shows is held back by nobody but us.
      ...(!asked.has('unguarded') && {
        'content-security-policy': (name === 'sharepoint' ? sharePointPolicy : policy)(product),
      }),
    },
  };
}
function isHost(name: string): name is HostName {
  return Object.hasOwn(PAGES, name);
}

function policy(product: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${product}`,
    "style-src 'self'",
    `connect-src 'self' ${product} ${product.replace(/^http/u, 'ws')}`,
    `font-src 'self' ${product}`,
    `frame-src ${product}`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
/** Scripts by nonce or by origin, texts become markup by named policies only: those of Lit, and of pasting into an editor. */
function sharePointPolicy(product: string): string {
  return `${policy(product).replace("script-src 'self'", `script-src 'nonce-${NONCE}'`)}; require-trusted-types-for 'script'; trusted-types lit-html ProseMirrorClipboard`;
}

const PAGES: Readonly<Record<HostName, (asked: URLSearchParams, product: string) => string>> = {
  plain: (asked, product) => corporate(asked, { product, inside: element(asked, product) }),
  hostile: (asked, product) =>
    corporate(asked, { product, inside: element(asked, product), styles: ['hostile.css'], body: 'class="hostile"' }),
  worse: (asked, product) =>
    corporate(asked, { product, inside: element(asked, product), styles: ['worse.css'], body: 'dir="rtl"' }),
  frame: (asked, product) => corporate(asked, { product, inside: frame(asked, product), scripts: ['frame-page.js'] }),
  ten: (asked, product) =>
    corporate(asked, {
      product,
      inside: Array.from({ length: 10 }, () => `<p class="gap"></p>${element(asked, product)}`).join(''),
    }),
  two: (asked, product) => {
    const second = new URLSearchParams(asked);
    second.set('canvas', asked.get('second') ?? '');
    second.set('lang', 'en');
    return corporate(asked, { product, inside: element(asked, product) + element(second, product) });
  },
  react: (asked, product) => corporate(asked, { product, inside: '<div id="root"></div>', scripts: ['react-page.js'] }),
  sharepoint: (asked, product) =>
    corporate(asked, {
      product,
      nonce: NONCE,
      scripts: ['sharepoint.js'],
      inside: `<div role="toolbar" aria-label="Pagina" class="tools">
          <button data-act="edit">Bewerken</button><button data-act="remove">Verwijderen</button>
          <button data-act="back">Terugzetten</button><button data-act="move">Verplaatsen</button>
          <button data-act="again">Opnieuw</button></div>
        <div class="zone" id="zone-1"><div class="web-part">${element(asked, product)}</div></div>
        <div class="zone" id="zone-2"></div>`,
    }),
};

interface Around {
  readonly product: string;
  readonly inside: string;
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  readonly body?: string;
  readonly nonce?: string;
}
function corporate(asked: URLSearchParams, around: Around): string {
  const { product, inside, styles = [], scripts = ['host.js'], body = '', nonce } = around;
  const by = nonce === undefined ? '' : ` nonce="${nonce}"`;
  const who = asked.get('who') ?? 'Sofie Maes';
  const scheme = asked.get('scheme') ?? 'light';
  return `<!doctype html>
<html lang="nl" data-scheme="${attribute(scheme)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Koers 2032, Mijn Rijwiel</title>
    ${['corporate.css', ...styles].map((file) => `<link rel="stylesheet" href="/${file}" />`).join('')}
    ${inside.includes('<iframe') ? '' : `<script type="module"${by} src="${product}/embed/customer-leader-canvas.js"></script>`}
    ${scripts.map((file) => `<script type="module"${by} src="/${file}" data-product="${product}"></script>`).join('')}
  </head>
  <body ${body}>
    <header class="top">
      <b>MIJN RIJWIEL</b>
      <nav aria-label="Intranet">
        <a href="#nieuws">Nieuws</a><a href="#werk">Mijn werk</a><a href="#strategie" aria-current="page">Strategie</a
        ><a href="#wie">Wie is wie</a>
      </nav>
      <span>${attribute(who)}</span>
    </header>
    <div class="columns">
      <nav class="side" aria-label="Strategie">
        <b>Strategie</b><a href="#terug">Terugblik 2025</a><a href="#koers" aria-current="page">Koers 2032</a
        ><a href="#vragen">Veelgestelde vragen</a><a href="#agenda">Agenda directie</a>
      </nav>
      <main>
        <p class="crumb">Strategie &gt; Koers 2032</p>
        <h1>Koers 2032: kijk mee en reageer</h1>
        <p class="intro">
          Tot 15 december leest iedereen mee met de directie. Reageer bij een kaart; Noor en Bram antwoorden elke vrijdag.
        </p>
        ${inside}
      </main>
    </div>
  </body>
</html>`;
}
function element(asked: URLSearchParams, product: string): string {
  const given = new URLSearchParams(asked);
  if (!given.has('server')) given.set('server', product);
  const attributes = ATTRIBUTES.filter((name) => given.has(name)).map((n) => `${n}="${attribute(given.get(n) ?? '')}"`);
  return `<customer-leader-canvas ${attributes.join(' ')}><p class="soon">Het canvas komt eraan…</p></customer-leader-canvas>`;
}
function frame(asked: URLSearchParams, product: string): string {
  const query = new URLSearchParams([...asked].filter(([name]) => ofFrame.has(name)));
  const address = `${product}/embed/${encodeURIComponent(asked.get('canvas') ?? '')}?${query}`;
  return `<iframe src="${attribute(address)}" title="Canvas van Rijwiel" ${asked.has('grow') ? 'data-clc-grow' : ''}></iframe>`;
}
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
