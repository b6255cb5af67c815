// Printing on request: the pages are there as long as the browser asks for them, once, and then they are gone.
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { printing, printNow } from '../../../client/export/print.ts';
import type { Printed } from '../../../client/export/print.ts';
import { localSession } from '../../../client/session/local-session.ts';
import { sayIn } from '../../../client/words/both.ts';

const papers = (): number => document.querySelectorAll('[data-clc-paper]').length;
const tell = (type: string): boolean => window.dispatchEvent(new Event(type));
const back = (): boolean => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
function printed(): Printed {
  const view = { name: 'Agenda', content: html`<p>Twee punten</p>` };
  return { canvas: localSession().canvas, say: sayIn('nl'), view };
}

describe('printing on request', () => {
  const print = window.print.bind(window);
  afterEach(() => {
    window.print = print;
    back();
  });

  it('is over when the browser has printed, where that waits for the printer', () => {
    const seen: number[] = [];
    window.print = () => {
      tell('beforeprint');
      seen.push(papers());
      tell('afterprint');
    };
    printNow(printed());
    tell('beforeprint');
    expect([...seen, papers()]).to.deep.equal([1, 0]);
    tell('afterprint');
  });

  it('waits where it goes on by itself, as on an iPad, until the person is back', () => {
    window.print = () => undefined;
    printNow(printed());
    const seen: number[] = [];
    // Asked for again with each choice of a printer.
    for (const type of ['beforeprint', 'afterprint', 'beforeprint', 'afterprint']) {
      tell(type);
      seen.push(papers());
    }
    back();
    tell('beforeprint');
    expect([...seen, papers()]).to.deep.equal([1, 0, 1, 0, 0]);
    tell('afterprint');
  });

  it('puts the pages there once on a page that is printed so by itself', () => {
    const stop = printing(printed);
    const seen: number[] = [];
    window.print = () => {
      tell('beforeprint');
      seen.push(papers());
      tell('afterprint');
    };
    printNow(printed());
    stop();
    expect([...seen, papers()]).to.deep.equal([1, 0]);
  });
});
