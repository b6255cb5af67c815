// One discussion: replying, editing, deleting, resolving, mentions, links, what is new, what waits for a connection.
import { expect, html, waitUntil } from '@open-wc/testing';
import type { ReactiveElement } from 'lit';
import '../../../client/discuss/thread.ts';
import { readMarksOf } from '../../../client/discuss/read-marks.ts';
import { readThread, threadState } from '../../../shared/document/threads.ts';
import { textAnchor } from '../../../shared/document/text-anchor.ts';
import { readCard } from '../../../shared/document/cards.ts';
import type { LocalOptions } from '../../../client/session/local-session.ts';
import {
  bodies,
  find,
  last,
  look,
  press,
  shows,
  stage,
  theirReply,
  theirThread,
  type,
  updatesDuring,
  words,
} from './harness.ts';
import type { Stage } from './harness.ts';
import { expectAccessible } from '../accessible.ts';

/** A discussion somebody else opened about ARENA, shown whole. */
async function shown(
  options: LocalOptions = {},
  by = 'u2',
): Promise<Stage & { element: HTMLElementTagNameMap['clc-thread']; thread: string }> {
  const on = await stage(html`<clc-thread expanded></clc-thread>`, options);
  const thread = theirThread(on.session, { kind: 'block', id: 'arena' }, 'Eerste', { by });
  const element = await find<HTMLElementTagNameMap['clc-thread']>(on.host, 'clc-thread');
  element.thread = thread;
  await find(element, 'clc-message', '.msg');
  return { ...on, element, thread };
}

describe('a discussion', () => {
  it('is accessible: folded, whole, resolved, orphaned, being edited and being deleted', async () => {
    const { host, element, session, thread } = await shown({}, 'u1');
    await expectAccessible(host);
    (await find(element, 'clc-message', '.edit')).click();
    await find(element, 'clc-message', 'clc-writing', 'textarea');
    await expectAccessible(host);
    (await find(element, 'clc-message', '.cancel')).click();
    (await find(element, 'clc-message', '.remove')).click();
    await find(element, 'clc-message', '.confirm');
    await expectAccessible(host);
    (await find(element, 'clc-message', '.keep')).click();
    session.canvas.commands.resolve(thread, true);
    await find(element, '.done');
    await expectAccessible(host);
    element.expanded = false;
    await find(element, '.folded');
    await expectAccessible(host);
    element.thread = theirThread(session, { kind: 'card', id: 'gone', quote: 'Wat er stond' }, 'Hallo');
    await find(element, '.gone');
    await expectAccessible(host);
  });

  it('takes a reply on Enter in one transaction; Shift+Enter is a new line', async () => {
    const { element, session, thread } = await shown();
    const field = await type(await find(element, 'clc-writing'), 'Prima');
    expect((await press(field, 'Enter', { shiftKey: true })).defaultPrevented).to.equal(false);
    expect(bodies(session, thread)).to.deep.equal(['Eerste']);
    expect(await updatesDuring(session, () => press(field, 'Enter'))).to.equal(1);
    expect(bodies(session, thread)).to.deep.equal(['Eerste', 'Prima']);
    expect(last(session, thread).by).to.equal('u1');
    expect(field.value).to.equal('');
  });

  it('on a phone Enter is a new line, and the button or Mod+Enter places', async () => {
    const { host, element, session, thread } = await shown();
    host.view = { ...host.view, size: 'phone' };
    const writing = await find(element, 'clc-writing');
    const field = await type(writing, 'Prima');
    expect((await press(field, 'Enter')).defaultPrevented).to.equal(false);
    (await find(writing, '.send')).click();
    await press(await type(writing, 'Nog een'), 'Enter', { ctrlKey: true });
    expect(bodies(session, thread)).to.deep.equal(['Eerste', 'Prima', 'Nog een']);
  });

  it('does not place while a word is being composed (Japanese, Chinese, Korean)', async () => {
    const { element, session, thread } = await shown();
    await press(await type(await find(element, 'clc-writing'), 'にほん'), 'Enter', { isComposing: true });
    expect(bodies(session, thread)).to.deep.equal(['Eerste']);
  });

  it('edits my own comment in place, in one transaction, and says it was edited', async () => {
    const { element, session, thread } = await shown({}, 'u1');
    (await find(element, 'clc-message', '.edit')).click();
    const writing = await find(element, 'clc-message', 'clc-writing');
    const field = await find<HTMLTextAreaElement>(writing, 'textarea');
    expect(field.value).to.equal('Eerste');
    await type(writing, 'Eerste, beter');
    const save = await find(element, 'clc-message', '.save');
    expect(await updatesDuring(session, () => save.click())).to.equal(1);
    expect(bodies(session, thread)).to.deep.equal(['Eerste, beter']);
    await find(element, 'clc-message', '.edited');
  });

  it('asks before deleting, then deletes in one transaction; a stub stays while there are replies', async () => {
    const { element, session, thread } = await shown({}, 'u1');
    theirReply(session, thread, 'Antwoord', 'u2', '2099-01-01T00:00:00.000Z');
    const message = await find(element, 'clc-message');
    (await find(message, '.remove')).click();
    const confirm = await find(message, '.confirm');
    await waitUntil(() => look(message, ['.keep'])?.matches(':focus'), 'keeping is what Enter does');
    expect(await updatesDuring(session, () => confirm.click())).to.equal(1);
    await find(message, '.stub');
    expect(words(message)).to.equal('Reactie verwijderd');
    expect(words(element)).to.contain('Antwoord').and.not.to.contain('Eerste');
  });

  it('offers editing and deleting on my own comments only', async () => {
    const { element } = await shown();
    expect(shows(element, 'clc-message', '.own')).to.equal(false);
  });

  it('is resolved and reopened in one transaction each by an editor, with a way back', async () => {
    const { element, session, thread, said } = await shown();
    const button = await find(element, '.state');
    expect(await updatesDuring(session, () => button.click())).to.equal(1);
    expect(threadState(session.canvas.doc, thread)).to.deep.include({ state: 'resolved', by: 'u1' });
    said[0]?.action?.run();
    expect(threadState(session.canvas.doc, thread).state).to.equal('open');
    await element.updateComplete;
    session.canvas.commands.resolve(thread, true);
    await element.updateComplete;
    expect(words(await find(element, '.state'))).to.equal('Heropenen');
    expect(words(element)).to.contain('afgerond door Noor');
  });

  it("lets a commenter resolve their own discussion and not somebody else's", async () => {
    const theirs = await shown({ role: 'commenter' });
    expect(shows(theirs.element, '.state')).to.equal(false);
    expect(shows(theirs.element, 'clc-writing')).to.equal(true);
    const own = await shown({ role: 'commenter' }, 'u1');
    expect(shows(own.element, '.state')).to.equal(true);
  });

  it('stores a mention as the person and shows it as a name', async () => {
    const { element, session, thread } = await shown();
    const writing = await find(element, 'clc-writing');
    const field = await type(writing, 'Goed. @ima');
    const list = await find(writing, '[role=listbox]');
    expect(words(list)).to.contain('Imane El Idrissi');
    expect(field.getAttribute('aria-activedescendant')).to.equal('name-0');
    await press(field, 'Enter');
    expect(field.value).to.equal('Goed. @Imane El Idrissi ');
    expect(shows(writing, '[role=listbox]')).to.equal(false);
    await press(field, 'Enter');
    expect(bodies(session, thread)).to.deep.equal(['Eerste', 'Goed. <@u3>']);
    await waitUntil(() => look(element, ['clc-message:last-of-type', '.at']));
    expect((await find(element, 'clc-message:last-of-type', '.at')).textContent).to.equal('@Imane');
  });

  it('walks the names with arrows, chooses with the pointer, and Escape closes the names and nothing else', async () => {
    const { element } = await shown();
    const writing = await find(element, 'clc-writing');
    const field = await type(writing, '@');
    const selected = (): string => words(look(writing, ['[aria-selected=true]']) ?? document.createElement('p'));
    expect(selected()).to.contain('Bram');
    await press(field, 'ArrowDown');
    expect(selected()).to.contain('Imane');
    await press(field, 'ArrowUp');
    await press(field, 'ArrowUp');
    expect(selected()).to.contain('Joost');
    await expectAccessible(element);
    expect((await press(field, 'Escape')).defaultPrevented).to.equal(true);
    expect(shows(writing, '[role=listbox]')).to.equal(false);
    expect(field.value).to.equal('@');
    await type(writing, '@b');
    (await find(writing, '#name-0')).dispatchEvent(
      new PointerEvent('pointerdown', { bubbles: true, cancelable: true }),
    );
    expect(field.value).to.equal('@Bram Claes ');
  });

  it('renders hostile bodies, names and addresses as text', async () => {
    const members = [
      { id: 'u1', name: '<img src=x onerror=alert(1)>', slot: 0, role: 'editor' as const },
      { id: 'u2', name: '</b><script>x</script>', slot: 99, role: 'editor' as const },
    ];
    const { element, session, thread } = await shown({ members });
    theirReply(session, thread, '<b>vet</b> javascript:alert(1) https://ok.example/a(b). <@u1> <@"x>');
    await waitUntil(() => look(element, ['clc-message:last-of-type', 'a']));
    const message = await find(element, 'clc-message:last-of-type', '.msg');
    const anchors = [...message.querySelectorAll('a')];
    expect(anchors.map((a) => a.getAttribute('href'))).to.deep.equal(['https://ok.example/a(b)']);
    expect(anchors[0]?.rel).to.equal('noopener noreferrer');
    expect(words(message)).to.contain('<b>vet</b> javascript:alert(1)').and.to.contain('<@"x>');
    expect(message.querySelector('img, script, .body b')).to.equal(null);
  });

  it('marks what is new, keeps the mark while I look, and remembers on this device that I saw it', async () => {
    const { element, session, thread } = await shown();
    await find(element, 'clc-message', '.new');
    const id = last(session, thread).id;
    await waitUntil(() => readMarksOf(session.canvas).has(thread, id), 'seen');
    expect(words(element)).to.contain('nieuw');
    expect(localStorage.getItem('clc.read.local')).to.contain(id);
    await waitUntil(() => !look(element, ['article.unread']), 'the dot goes');
    expect(words(element)).to.contain('nieuw');
  });

  it('does not count what is out of sight as read', async () => {
    const on = await stage(
      html`<div style="block-size: 200vh"></div>
        <clc-thread expanded></clc-thread>`,
    );
    const thread = theirThread(on.session, { kind: 'block', id: 'arena' }, 'Onderaan');
    const element = await find<HTMLElementTagNameMap['clc-thread']>(on.host, 'clc-thread');
    element.thread = thread;
    await find(element, 'clc-message', '.new');
    // The observer has told of its elements once a frame has been drawn after they came.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const id = last(on.session, thread).id;
    expect(readMarksOf(on.session.canvas).has(thread, id)).to.equal(false);
    element.scrollIntoView();
    await waitUntil(() => readMarksOf(on.session.canvas).has(thread, id));
  });

  it('jumps to the words, the card, the facet and the block it is about', async () => {
    const { element, session, went } = await shown();
    const card = session.canvas.commands.addCard('licence.customers', { text: 'Een warm huis' });
    const words = textAnchor(session.canvas.doc, `${card}.text`, 4, 8);
    if (!words) throw new Error('no anchor');
    const anchors = [
      { kind: 'block', id: 'arena' },
      { kind: 'facet', id: 'licence.customers' },
      { kind: 'card', id: card, quote: 'Een warm huis' },
      words,
    ] as const;
    for (const anchor of anchors) {
      element.thread = theirThread(session, anchor, 'x');
      await element.updateComplete;
      (await find(element, '.go')).click();
    }
    expect(went.map((r) => r.place)).to.deep.equal([
      { kind: 'block', id: 'arena' },
      { kind: 'facet', id: 'licence.customers' },
      { kind: 'card', id: card },
      { kind: 'text', id: `${card}.text`, from: 4, to: 8 },
    ]);
  });

  it('says when the text has changed since, and shows the quote of a text that is gone', async () => {
    const { element, session } = await shown();
    const card = session.canvas.commands.addCard('licence.customers', { text: 'Een warm huis' });
    const anchor = textAnchor(session.canvas.doc, `${card}.text`, 4, 8);
    if (!anchor) throw new Error('no anchor');
    element.thread = theirThread(session, anchor, 'x');
    await element.updateComplete;
    expect(words(element)).not.to.contain('gewijzigd');
    const paragraph = readCard(session.canvas.doc, card)?.text.get(0) as unknown as {
      get(i: number): { insert(at: number, s: string): void; delete(at: number, n: number): void };
    };
    paragraph.get(0).insert(6, 'ng');
    await waitUntil(() => words(element).includes('tekst is sindsdien gewijzigd'));
    paragraph.get(0).delete(3, 8);
    await find(element, '.gone');
    expect(words(element)).to.contain('warm').and.to.contain('de tekst waar dit over ging is weg');
  });

  it('says of a reply written without a connection that it waits, until everything is saved', async () => {
    const { host, element, session, thread } = await shown();
    const off = { save: { kind: 'reconnecting' as const }, connected: false, content: 'live' as const, onDevice: true };
    host.status = off;
    await element.updateComplete;
    await press(await type(await find(element, 'clc-writing'), 'Komt later'), 'Enter');
    await find(element, `[data-comment="${last(session, thread).id}"]`, '.pend');
    expect(words(element)).to.contain('wacht op verbinding');
    await expectAccessible(host);
    host.status = { ...off, connected: true, save: { kind: 'saving' } };
    await element.updateComplete;
    expect(words(element)).to.contain('wacht op verbinding');
    host.status = { ...off, connected: true, save: { kind: 'saved' } };
    await waitUntil(() => !words(element).includes('wacht op verbinding'));
  });

  it('copies a link to itself, or shows it where there is no clipboard', async () => {
    const { element, thread, said } = await shown();
    element.linkTo = (id) => `https://canvas.example/c/1#key=k&thread=${id}`;
    const copied: string[] = [];
    const clipboard = navigator.clipboard;
    const put = (writeText: (text: string) => Promise<void>): void =>
      void Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    put((text) => Promise.resolve(void copied.push(text)));
    (await find(element, '.link')).click();
    await waitUntil(() => said.length === 1);
    expect(copied).to.deep.equal([`https://canvas.example/c/1#key=k&thread=${thread}`]);
    put(() => Promise.reject(new Error('no')));
    (await find(element, '.link')).click();
    const field = await find<HTMLInputElement>(element, '.hand input');
    expect(field.value).to.equal(copied[0]);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  });

  it('folds to its first comment, names how many replies there are, and asks to be opened', async () => {
    const { host, element, session, thread } = await shown();
    theirReply(session, thread, 'Twee');
    theirReply(session, thread, 'Drie');
    element.expanded = false;
    await find(element, '.more');
    expect(words(await find(element, '.more'))).to.contain('2 antwoorden');
    expect(element.shadowRoot?.querySelectorAll('clc-message').length).to.equal(1);
    (await find(element, '.answer')).click();
    expect(host.view.drawer).to.deep.equal({ open: true, thread, compose: true });
  });

  it('shows a body exactly as written, line breaks and all, and nothing around it', async () => {
    const { element, session, thread } = await shown();
    theirReply(session, thread, 'een\n  twee <@u2> drie', 'u2', '2099-01-01T00:00:00.000Z');
    const body = await find(element, 'clc-message:last-of-type', '.body');
    expect(body.innerText).to.equal('een\n  twee @Bram drie');
  });

  it('renders again only for its own comments', async () => {
    const { element, session, thread } = await shown();
    let renders = 0;
    const prototype = Object.getPrototypeOf(element) as { render(): unknown };
    const render = prototype.render.bind(element);
    (element as ReactiveElement & { render(): unknown }).render = () => {
      renders++;
      return render();
    };
    const other = theirThread(session, { kind: 'block', id: 'licence' }, 'elders');
    theirReply(session, other, 'nog een');
    await element.updateComplete;
    expect(renders).to.equal(0);
    theirReply(session, thread, 'hier');
    await element.updateComplete;
    expect(renders).to.equal(1);
    expect(readThread(session.canvas.doc, other)).to.exist;
  });
});
