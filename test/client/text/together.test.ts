// Several people in one text: nothing is lost or doubled, everybody sees where the others are, undo is one's own.
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import * as Y from 'yjs';
import { EDITING, openEditor } from '../../../client/text/editor.ts';
import type { TextEditor } from '../../../client/text/editor.ts';
import '../../../client/text/text-field.ts';
import type { TextField } from '../../../client/text/text-field.ts';
import { localSession } from '../../../client/session/local-session.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import { readCard } from '../../../shared/document/cards.ts';
import { plainText } from '../../../shared/document/text.ts';
import { withSession } from '../with-session.ts';
import { cardWith, during, press, shown, textbox, tree, type, wire } from './typing.ts';

const nothing = (): void => undefined;

/** An editor of one person in a shadow root of its own; it stays open when the focus goes to somebody else's. */
async function editorOf(session: LocalSession, card: string): Promise<TextEditor & { fragment: Y.XmlFragment }> {
  const host = await fixture<HTMLElement>(html`<div style="white-space: pre-wrap"></div>`);
  const root = host.attachShadow({ mode: 'open' });
  const fragment = readCard(session.canvas.doc, card)?.text as Y.XmlFragment;
  const textId = `${card}.text`;
  session.canvas.undo.follow(EDITING);
  const { presence } = session;
  const editor = openEditor({
    root,
    fragment,
    kind: 'card',
    textId,
    awareness: presence.awareness,
    marks: [],
    attributes: () => ({ role: 'textbox', 'aria-label': 'Tekst' }),
    tell: (cursor) => presence.tell({ text: textId, cursor }),
    changed: nothing,
    markClicked: nothing,
    done: nothing,
    step: () => session.canvas.undo.stop(),
    undo: () => session.canvas.commands.undo(),
    redo: () => session.canvas.commands.redo(),
    full: nothing,
    toBar: nothing,
    askLink: nothing,
  });
  root.append(editor.dom);
  return editor;
}
async function two(text: string): Promise<{
  a: LocalSession;
  b: LocalSession;
  line: ReturnType<typeof wire>;
  one: TextEditor;
  other: TextEditor;
}> {
  const a = localSession({ me: { id: 'u1', name: 'Noor' } });
  const b = localSession({ me: { id: 'u2', name: 'Bram' } });
  const line = wire(a, b);
  const { id } = cardWith(a, text);
  return { a, b, line, one: await editorOf(a, id), other: await editorOf(b, id) };
}

describe('two people in one text', () => {
  it('typing by turns at both ends keeps every character, once, and the same for both', async () => {
    const { one, other } = await two('midden');
    one.focus('start');
    await type('voor ');
    other.focus('end');
    await type(' na');
    one.focus();
    await type('en ');
    expect(plainText(one.fragment)).to.equal('voor en midden na');
    expect(tree(other.fragment)).to.eql(tree(one.fragment));
    expect(shown(one.dom)).to.equal('voor en midden na');
    expect(shown(other.dom)).to.equal('voor en midden na');
  });
  it('typing in a new, empty text while the line is cut merges into one paragraph', async () => {
    const { line, one, other } = await two('');
    line.cut();
    one.focus('end');
    await type('Noor.');
    other.focus('end');
    await type('Bram.');
    line.mend();
    await waitUntil(() => plainText(one.fragment) === plainText(other.fragment));
    expect(['Noor.Bram.', 'Bram.Noor.']).to.contain(plainText(one.fragment));
    expect(shown(one.dom)).to.equal(plainText(one.fragment));
    expect(shown(other.dom)).to.equal(plainText(one.fragment));
  });
  it('undo of my typing in a text we both began leaves the words of my colleague', async () => {
    const { a, b, line, one, other } = await two('');
    line.cut();
    one.focus('end');
    await type('Noor.');
    other.focus('end');
    await type('Bram.');
    line.mend();
    expect(a.canvas.commands.undo()).to.equal('done');
    expect(plainText(one.fragment)).to.equal('Bram.');
    expect(plainText(other.fragment)).to.equal('Bram.');
    expect(b.canvas.commands.undo()).to.equal('done');
    expect(plainText(one.fragment)).to.equal('');
    expect(plainText(other.fragment)).to.equal('');
  });
  it('undo of a new paragraph leaves what a colleague wrote in it', async () => {
    const { a, one, other } = await two('een');
    one.focus('end');
    await press('Enter');
    await type('mijn');
    other.focus('end');
    await type(' en jouw');
    expect(a.canvas.commands.undo()).to.equal('done');
    expect(plainText(one.fragment)).to.equal('een\n en jouw');
    expect(plainText(other.fragment)).to.equal('een\n en jouw');
  });
  it('formatting by one and typing by the other, at the same time, both stay', async () => {
    const { line, one, other } = await two('warm huis');
    line.cut();
    one.focus('all');
    one.format('strong');
    other.focus('end');
    await type('!');
    line.mend();
    expect(plainText(one.fragment)).to.equal('warm huis!');
    expect(JSON.stringify(tree(one.fragment))).to.contain('"strong":true');
    expect(tree(other.fragment)).to.eql(tree(one.fragment));
  });
  it('undo takes back one burst of my own typing in one step and leaves the words of my colleague', async () => {
    const { a, one, other } = await two('');
    one.focus('end');
    await type('mijn woorden');
    other.focus('end');
    await type(' en de jouwe');
    one.focus();
    await press('Control', 'z');
    expect(plainText(one.fragment)).to.equal(' en de jouwe');
    expect(a.canvas.undo.canUndo(), 'cardWith made one more step: the card itself').to.equal(true);
    await press('Control', 'y');
    expect(plainText(other.fragment)).to.equal('mijn woorden en de jouwe');
  });
  it('each sees the caret of the other with the name, and not their own', async () => {
    const { one, other } = await two('samen');
    one.focus('end');
    await waitUntil(() => other.dom.querySelector('.caret .flag')?.textContent === 'Noor');
    expect(other.dom.querySelector('.caret')?.getAttribute('aria-hidden')).to.equal('true');
    expect(one.dom.querySelector('.caret')).to.equal(null);
    one.focus('all');
    await waitUntil(() => other.dom.querySelector('.theirs')?.textContent === 'samen');
  });
});

async function fieldBesideColleague(text: string): Promise<{
  field: TextField;
  mine: LocalSession;
  theirs: LocalSession;
  card: string;
  text: Y.XmlFragment;
  theirText: Y.XmlFragment;
}> {
  const { host, session: mine } = await withSession(html`<clc-text label="Tekst" editable></clc-text>`);
  const theirs = localSession({ me: { id: 'u2', name: 'Bram' } });
  wire(mine, theirs);
  const { id, text: fragment } = cardWith(mine, text);
  const field = host.querySelector('clc-text') as TextField;
  field.textId = `${id}.text`;
  await field.updateComplete;
  const theirText = readCard(theirs.canvas.doc, id)?.text as Y.XmlFragment;
  return { field, mine, theirs, card: id, text: fragment, theirText };
}
function insert(text: Y.XmlFragment, at: number, words: string): void {
  const paragraph = text.get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).insert(at, words);
}

describe('a text field while colleagues work', () => {
  it('shows a change from outside while the field has the focus, in a shadow root, without an error', async () => {
    const { field, theirText } = await fieldBesideColleague('een huis');
    const errors: unknown[] = [];
    const caught = (event: ErrorEvent): void => {
      errors.push(event.error);
    };
    window.addEventListener('error', caught);
    await field.startEditing('end');
    expect(field.shadowRoot?.activeElement).to.equal(textbox(field));
    insert(theirText, 3, ' warm');
    await nextFrame();
    window.removeEventListener('error', caught);
    expect(errors).to.eql([]);
    expect(shown(field)).to.equal('een warm huis');
    await type('!');
    expect(plainText(theirText)).to.equal('een warm huis!');
  });
  it('renders again for its own text and for no other', async () => {
    const { field, mine, theirText } = await fieldBesideColleague('een');
    let renders = 0;
    field.addController({ hostUpdated: () => (renders += 1) });
    await field.updateComplete;
    renders = 0;
    cardWith(mine, 'een andere kaart');
    await nextFrame();
    expect(renders).to.equal(0);
    insert(theirText, 3, ' twee');
    await field.updateComplete;
    expect(renders).to.equal(1);
    expect(shown(field)).to.equal('een twee');
  });
  it('tells in which text I am and where, and takes it back when I stop', async () => {
    const { field, mine, theirs } = await fieldBesideColleague('een');
    const told = (): Record<string, unknown> =>
      theirs.presence.awareness.getStates().get(mine.canvas.doc.clientID) ?? {};
    await field.startEditing('end');
    expect(told()['text']).to.equal(field.textId);
    expect(told()['cursor']).to.be.an('object');
    field.stopEditing();
    expect(told()).to.include({ text: null, cursor: null });
  });
  it('two fields do not fight over where I am', async () => {
    const { field, mine, card } = await fieldBesideColleague('een');
    const second = document.createElement('clc-text');
    Object.assign(second, { textId: `${card}.instead`, kind: 'line', label: 'Dus niet', editable: true });
    field.parentElement?.append(second);
    const told: unknown[] = [];
    await field.startEditing('end');
    await second.updateComplete;
    await second.startEditing('end');
    await waitUntil(() => !field.editing);
    await nextFrame();
    const state = mine.presence.awareness.getLocalState();
    told.push(state?.['text'], state?.['cursor'] === null);
    expect(told).to.eql([`${card}.instead`, false]);
  });
  it('says so when an undo has no effect, because a colleague changed the same since', async () => {
    const { field, text, theirText } = await fieldBesideColleague('een');
    await field.startEditing('end');
    await type(' twee');
    const paragraph = theirText.get(0) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).delete(3, 5);
    const said = await during<Event & { text: string }>(field, 'clc-say', () => press('Control', 'z'));
    expect(said.text).to.equal('Dat is intussen door een collega gewijzigd; er is niets teruggedraaid.');
    expect(plainText(text)).to.equal('een');
  });
  it('typing before and after a pause between two visits are two steps', async () => {
    const { field, mine, text } = await fieldBesideColleague('');
    await field.startEditing('end');
    await type('een');
    field.stopEditing();
    await field.startEditing('end');
    await type(' twee');
    field.stopEditing();
    mine.canvas.commands.undo();
    expect(plainText(text)).to.equal('een');
    mine.canvas.commands.undo();
    expect(plainText(text)).to.equal('');
  });
});

describe('the caret right after the focus', () => {
  it('goes to the start when a key asks for it at once', async () => {
    const { field, text } = await fieldBesideColleague('een huis');
    await field.startEditing('end');
    await press('Control', 'Home');
    await type('N');
    expect(plainText(text)).to.equal('Neen huis');
  });
});
describe('the caret when a colleague writes in the same instant', () => {
  /** The colleague's words arrive when the browser has moved the caret and has told nobody yet. */
  async function meanwhile(act: () => unknown, words: () => void): Promise<void> {
    const told = new Promise<void>((resolve) => {
      const first = (): void => {
        words();
        resolve();
      };
      document.addEventListener('selectionchange', first, { once: true, capture: true });
    });
    await act();
    await told;
    await nextFrame();
  }
  const there = async (
    text = 'een huis',
  ): Promise<{ field: TextField; text: Y.XmlFragment; theirs: Y.XmlFragment }> => {
    const { field, text: mine, theirText } = await fieldBesideColleague(text);
    await field.startEditing('end');
    await nextFrame();
    return { field, text: mine, theirs: theirText };
  };
  for (const [what, keys, words, expected] of [
    ['Control+Home', ['Control', 'Home'], 'N', 'Neen warm huis'],
    ['Home', ['Home'], 'N', 'Neen warm huis'],
    ['an arrow', ['ArrowLeft'], 'N', 'een warm huiNs'],
    ['a selection by Shift', ['Shift', 'ArrowLeft'], 'N', 'een warm huiN'],
    ['a selection of a word', ['Control', 'Shift', 'ArrowLeft'], 'N', 'een warm N'],
  ] as const) {
    it(`stays where ${what} brought it, and what is typed next stands there`, async () => {
      const { text, theirs } = await there();
      await meanwhile(
        () => press(...keys),
        () => insert(theirs, 3, ' warm'),
      );
      await type(words);
      expect(plainText(text)).to.equal(expected);
    });
  }
  it('stays at the end that End brought it to', async () => {
    const { text, theirs } = await there();
    await press('Control', 'Home');
    await nextFrame();
    await meanwhile(
      () => press('End'),
      () => insert(theirs, 3, ' warm'),
    );
    await type('N');
    expect(plainText(text)).to.equal('een warm huisN');
  });
  it('stays where the pointer put it', async () => {
    const { field, text, theirs } = await there();
    const box = textbox(field)?.getBoundingClientRect() ?? new DOMRect();
    await meanwhile(
      () => sendMouse({ type: 'click', position: [Math.ceil(box.left), Math.round(box.top + 10)] }),
      () => insert(theirs, 3, ' warm'),
    );
    await type('N');
    expect(plainText(text)).to.equal('Neen warm huis');
  });
  it('stays where it was put when the colleague only moves their own', async () => {
    const { field, theirs, card, text } = await fieldBesideColleague('een huis');
    const cursor = (at: number): Record<string, unknown> =>
      Y.relativePositionToJSON(
        Y.createRelativePositionFromTypeIndex((text.get(0) as Y.XmlElement).get(0) as Y.XmlText, at),
      ) as Record<string, unknown>;
    const tell = (at: number): void =>
      theirs.presence.tell({ text: `${card}.text`, cursor: { anchor: cursor(at), head: cursor(at) } });
    await field.startEditing('end');
    tell(1);
    await waitUntil(() => field.shadowRoot?.querySelector('.caret'));
    await meanwhile(
      () => press('Control', 'Home'),
      () => tell(3),
    );
    await type('N');
    expect(plainText(text)).to.equal('Neen huis');
  });
  it('takes back one letter at the place it was moved to', async () => {
    const { text, theirs } = await there();
    await meanwhile(
      () => press('ArrowLeft'),
      () => insert(theirs, 3, ' warm'),
    );
    await meanwhile(
      () => press('Backspace'),
      () => insert(theirs, 0, 'wel '),
    );
    await type('N');
    expect(plainText(text)).to.equal('wel een warm huNs');
  });
});
