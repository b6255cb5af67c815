// The discussion drawer: listing, filtering, opening, jumping, keyboard, rights and the phone's sheet.
import { expect, html, waitUntil } from '@open-wc/testing';
import '../../../client/discuss/drawer.ts';
import { readThread, threadIds } from '../../../shared/document/threads.ts';
import { commentsOf } from '../../../shared/document/thread-comments.ts';
import { textAnchor } from '../../../shared/document/text-anchor.ts';
import { cardsIn, readCard } from '../../../shared/document/cards.ts';
import { setStatus } from '../../../shared/document/card-changes.ts';
import {
  find,
  look,
  press,
  rendered,
  shows,
  stage,
  theirReply,
  theirThread,
  type,
  updatesDuring,
  words,
} from './harness.ts';
import { expectAccessible } from '../accessible.ts';

const drawer = html`<clc-discussion></clc-discussion>`;
const open = { drawer: { open: true as const } };

async function listed(host: Element): Promise<string[]> {
  const element = await find(host, 'clc-discussion');
  await rendered(element);
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>('clc-thread') ?? [])].map(
    (t) => t.dataset['thread'] ?? '',
  );
}

describe('the discussion drawer', () => {
  it('is accessible: closed, with discussions, for a reader, and as a sheet', async () => {
    const { host, session } = await stage(drawer);
    await expectAccessible(host);
    const thread = theirThread(session, { kind: 'block', id: 'licence' }, 'Lukt dit, <@u1>?', { kind: 'risk' });
    theirReply(session, thread, 'Ja.');
    theirThread(session, { kind: 'facet', id: 'arena.context' }, 'Ander gesprek');
    host.view = { ...host.view, drawer: { open: true, thread } };
    await find(host, 'clc-discussion', 'clc-thread', 'clc-message', '.body');
    await expectAccessible(host);
    host.view = { ...host.view, size: 'phone' };
    await find(host, 'clc-discussion', 'dialog', 'clc-thread', 'clc-writing', 'textarea');
    await expectAccessible(host);
  });

  it('shows nothing while it is closed', async () => {
    const { host } = await stage(drawer);
    const element = await find(host, 'clc-discussion');
    expect(getComputedStyle(element).display).to.equal('none');
    expect(words(element)).to.equal('');
  });

  it('lists open discussions in the order of the canvas, whatever the order in which they were opened', async () => {
    const { host, session } = await stage(drawer, { view: open });
    const doc = session.canvas.doc;
    const [first, second] = cardsIn(doc, 'licence.customers');
    const resources = theirThread(session, { kind: 'block', id: 'resources' }, 'd');
    const late = theirThread(session, { kind: 'card', id: second ?? '', quote: 'q' }, 'c');
    const early = theirThread(session, { kind: 'card', id: first ?? '', quote: 'q' }, 'b');
    const block = theirThread(session, { kind: 'block', id: 'licence' }, 'a');
    const compass = theirThread(session, { kind: 'block', id: 'compass' }, '0');
    expect(await listed(host)).to.deep.equal([compass, block, early, late, resources]);
  });

  it('filters open, unread and resolved, with counts, and shows only those of the chosen place', async () => {
    const { host, session } = await stage(drawer, { view: open });
    const mine = session.canvas.commands.openThread({ kind: 'block', id: 'arena' }, 'van mij');
    const done = theirThread(session, { kind: 'block', id: 'arena' }, 'klaar');
    theirThread(session, { kind: 'block', id: 'licence' }, 'elders');
    session.canvas.commands.resolve(done, true);
    host.view = { ...host.view, drawer: { open: true, about: { kind: 'block', id: 'arena' } } };
    expect(await listed(host)).to.deep.equal([mine]);
    const count = async (filter: string): Promise<string> => {
      await listed(host);
      return words(await find(host, 'clc-discussion', `[data-filter=${filter}]`));
    };
    expect(await count('open')).to.equal('Open 1');
    expect(await count('unread')).to.equal('Ongelezen 1');
    expect(await count('resolved')).to.equal('Afgerond 1');
    const resolved = await find(host, 'clc-discussion', '[data-filter=resolved]');
    resolved.click();
    expect(await listed(host)).to.deep.equal([done]);
    expect(resolved.getAttribute('aria-pressed')).to.equal('true');
  });

  it('keeps a discussion in sight while it is being read or resolved, until another filter is chosen', async () => {
    const { host, session } = await stage(drawer, { view: open });
    const thread = theirThread(session, { kind: 'block', id: 'arena' }, 'lees mij');
    (await find(host, 'clc-discussion', '[data-filter=unread]')).click();
    expect(await listed(host)).to.deep.equal([thread]);
    const filter = await find(host, 'clc-discussion', '[data-filter=unread]');
    await waitUntil(() => words(filter) === 'Ongelezen 0');
    expect(await listed(host)).to.deep.equal([thread]);
    filter.click();
    expect(await listed(host)).to.deep.equal([]);
  });

  it('opens a discussion about the place in one transaction and stays ready for the next', async () => {
    const { host, session } = await stage(drawer, {
      view: { drawer: { open: true, about: { kind: 'facet', id: 'licence.customers' }, compose: true } },
    });
    const writing = await find(host, 'clc-discussion', 'clc-compose', 'clc-writing');
    await waitUntil(() => writing.matches(':focus-within'), 'the field has the focus');
    const field = await type(writing, 'Is dit genoeg?');
    const kind = await find<HTMLInputElement>(host, 'clc-discussion', 'clc-compose', 'input[value=question]');
    kind.click();
    expect(await updatesDuring(session, () => press(field, 'Enter'))).to.equal(1);
    const [thread = ''] = threadIds(session.canvas.doc);
    expect(readThread(session.canvas.doc, thread)).to.deep.include({
      anchor: { kind: 'facet', id: 'licence.customers' },
      kind: 'question',
      by: 'u1',
    });
    expect(commentsOf(session.canvas.doc, thread).map((c) => c.body)).to.deep.equal(['Is dit genoeg?']);
    expect(field.value).to.equal('');
    expect(await listed(host)).to.deep.equal([thread]);
  });

  it('does not place an empty text, and one of more than 5,000 characters says how many too many', async () => {
    const { host, session } = await stage(drawer, { view: open });
    const writing = await find(host, 'clc-discussion', 'clc-compose', 'clc-writing');
    const field = await type(writing, '   \n ');
    expect(await updatesDuring(session, () => press(field, 'Enter'))).to.equal(0);
    await type(writing, 'a'.repeat(5003));
    expect(words(writing)).to.contain('3 tekens te veel');
    expect(await updatesDuring(session, () => press(field, 'Enter'))).to.equal(0);
    await type(writing, 'a'.repeat(4990));
    expect(words(writing)).to.contain('nog 10 tekens');
    expect(await updatesDuring(session, () => press(field, 'Enter'))).to.equal(1);
  });

  it('anchors a discussion to the selected words, also when colleagues typed before them meanwhile', async () => {
    const { host, session } = await stage(drawer);
    const doc = session.canvas.doc;
    const card = session.canvas.commands.addCard('licence.customers', { text: 'Een warm huis' });
    const about = { kind: 'text' as const, id: `${card}.text`, from: 4, to: 8 };
    host.view = { ...host.view, drawer: { open: true, about, compose: true } };
    const compose = await find(host, 'clc-discussion', 'clc-compose');
    await find(compose, 'blockquote');
    expect(words(compose)).to.contain('warm');
    const text = readCard(doc, card)?.text.get(0);
    (text as unknown as { get(i: number): { insert(at: number, s: string): void } }).get(0).insert(0, 'Altijd ');
    const field = await type(await find(compose, 'clc-writing'), 'Hoe warm?');
    await press(field, 'Enter');
    const thread = readThread(doc, threadIds(doc)[0] ?? '');
    expect(thread?.anchor).to.deep.include({ kind: 'text', quote: 'warm', id: `${card}.text` });
    await waitUntil(() => look(host, ['clc-discussion', 'clc-thread[expanded]']), 'the new discussion is shown');
  });

  it('falls back to the card, and says so, when the selected words are gone', async () => {
    const { host, session, said } = await stage(drawer);
    const doc = session.canvas.doc;
    const card = session.canvas.commands.addCard('licence.customers', { text: 'Een warm huis' });
    host.view = { ...host.view, drawer: { open: true, about: { kind: 'text', id: `${card}.text`, from: 4, to: 8 } } };
    const compose = await find(host, 'clc-discussion', 'clc-compose');
    await find(compose, 'blockquote');
    const text = readCard(doc, card)?.text.get(0);
    (text as unknown as { get(i: number): { delete(at: number, n: number): void } }).get(0).delete(4, 5);
    await press(await type(await find(compose, 'clc-writing'), 'Hoe warm?'), 'Enter');
    expect(readThread(doc, threadIds(doc)[0] ?? '')?.anchor).to.deep.equal({
      kind: 'card',
      id: card,
      quote: 'Een huis',
    });
    expect(said.map((s) => s.text)).to.deep.equal(['De tekst die je koos is weg. Je gesprek komt bij de kaart.']);
  });

  it('keeps what was being written when it is closed, and when the page is made anew', async () => {
    const view = { drawer: { open: true as const, about: { kind: 'block' as const, id: 'arena' as const } } };
    const first = await stage(drawer, { view });
    const writing = await find(first.host, 'clc-discussion', 'clc-compose', 'clc-writing');
    await type(writing, 'Halverwege een');
    first.host.remove();
    const second = await stage(drawer, { view, keep: true });
    const again = await find<HTMLTextAreaElement>(
      second.host,
      'clc-discussion',
      'clc-compose',
      'clc-writing',
      'textarea',
    );
    expect(again.value).to.equal('Halverwege een');
    await press(again, 'Enter');
    expect(again.value).to.equal('');
    expect(sessionStorage.length).to.equal(0);
  });

  it('lets a reader read only, and tells so', async () => {
    const { host, session } = await stage(drawer, { role: 'viewer', view: open });
    const thread = theirThread(session, { kind: 'block', id: 'arena' }, 'hallo');
    host.view = { ...host.view, drawer: { open: true, thread } };
    const element = await find(host, 'clc-discussion');
    await find(element, 'clc-thread', 'clc-message', '.body');
    expect(shows(element, 'clc-compose')).to.equal(false);
    expect(shows(element, 'clc-thread', 'clc-writing')).to.equal(false);
    expect(shows(element, 'clc-thread', '.state')).to.equal(false);
    expect(words(element)).to.contain('Met deze link lees je mee.');
    await expectAccessible(host);
  });

  it('closes on Escape and gives the focus back to what opened it', async () => {
    const { host } = await stage(html`<button>open</button><clc-discussion></clc-discussion>`);
    const button = await find(host, 'button');
    button.focus();
    host.view = { ...host.view, drawer: { open: true } };
    const heading = await find(host, 'clc-discussion', 'h2');
    await waitUntil(() => heading.matches(':focus'));
    await press(heading, 'Escape');
    await waitUntil(() => document.activeElement === button);
    expect(host.view.drawer.open).to.equal(false);
  });

  it('leads to a thread from a link, whatever the filter, and says when it is not there', async () => {
    const { host, session } = await stage(drawer);
    const thread = theirThread(session, { kind: 'block', id: 'arena' }, 'gevonden');
    session.canvas.commands.resolve(thread, true);
    host.view = { ...host.view, drawer: { open: true, thread } };
    expect(await listed(host)).to.deep.equal([thread]);
    const element = await find(host, 'clc-discussion', 'clc-thread');
    await waitUntil(() => element.matches(':focus-within'));
    host.view = { ...host.view, drawer: { open: true, thread: 'missing' } };
    await find(host, 'clc-discussion', '.note');
    expect(words(await find(host, 'clc-discussion'))).to.contain('Dit gesprek is er niet meer.');
  });

  it('chooses a place from its menu', async () => {
    const { host } = await stage(drawer, { view: open });
    const menu = await find(host, 'clc-discussion', 'clc-menu');
    (await find(menu, 'button.where')).click();
    (await find(menu, '[data-id=proposition]')).click();
    expect(host.view.drawer).to.deep.equal({ open: true, about: { kind: 'block', id: 'proposition' } });
    const button = await find(host, 'clc-discussion', 'button.where');
    await waitUntil(() => words(button).includes('Propositie'));
  });

  it('is a sheet with large targets on a phone, that closes to show the place it leads to', async () => {
    const { host, session, went } = await stage(drawer, { view: { size: 'phone' } });
    const card = session.canvas.commands.addCard('licence.customers', { text: 'Een warm huis' });
    const thread = theirThread(session, { kind: 'card', id: card, quote: 'Een warm huis' }, 'Hoe?');
    host.view = { ...host.view, drawer: { open: true, thread } };
    const sheet = await find<HTMLDialogElement>(host, 'clc-discussion', 'dialog');
    await waitUntil(() => sheet.open);
    const go = await find(host, 'clc-discussion', 'clc-thread', '.go');
    for (const target of [go, ...sheet.querySelectorAll<HTMLElement>('.ib')])
      expect(target.getBoundingClientRect().height).to.be.at.least(44);
    go.click();
    await waitUntil(() => went.length === 1);
    expect(went.map((r) => r.place)).to.deep.equal([{ kind: 'card', id: card }]);
    expect(shows(host, 'clc-discussion', 'dialog'), 'the sheet is gone before the jump').to.equal(false);
  });

  it('follows a card to where it is moved and keeps the discussion of a binned card as an orphan', async () => {
    const { host, session } = await stage(drawer, { view: open });
    const doc = session.canvas.doc;
    const card = session.canvas.commands.addCard('licence.customers', { text: 'Een warm huis' });
    const anchor = textAnchor(doc, `${card}.text`, 4, 8);
    if (!anchor) throw new Error('no anchor');
    const thread = theirThread(session, anchor, 'Hoe?');
    const element = await find(host, 'clc-discussion', `[data-thread="${thread}"]`, 'article');
    expect(element.dataset['part']).to.equal('licence');
    session.canvas.commands.move([card], 'resources.lab', null);
    await waitUntil(() => element.dataset['part'] === 'resources');
    setStatus(doc, card, 'rejected');
    const gone = await find(host, 'clc-discussion', `[data-thread="${thread}"]`, '.gone');
    expect(words(gone)).to.equal('de tekst waar dit over ging is weg');
    expect(words(element)).to.contain('warm');
  });
});
