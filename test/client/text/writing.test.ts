// Writing in a text: it starts and ends as people expect, and what they write is in the document.
import { expect, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../client/text/text-field.ts';
import type { TextField } from '../../../client/text/text-field.ts';
import { SayRequest } from '../../../client/session/requests.ts';
import type { TextDone } from '../../../client/text/events.ts';
import { localSession } from '../../../client/session/local-session.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import { root } from '../../../shared/document/roots.ts';
import { plainText, TEXT_CHARS } from '../../../shared/document/text.ts';
import { withSession } from '../with-session.ts';
import { cardWith, during, press, shown, textbox, tree, type } from './typing.ts';
import { expectAccessible } from '../accessible.ts';

async function field(
  text: Parameters<typeof cardWith>[1],
  more: Partial<Pick<TextField, 'kind' | 'maxWords' | 'standalone' | 'placeholder'>> = {},
): Promise<{ field: TextField; session: LocalSession; card: ReturnType<typeof cardWith> }> {
  const { host, session } = await withSession(html`<clc-text label="Tekst van de kaart" editable></clc-text>`);
  const card = cardWith(session, text);
  const element = host.querySelector('clc-text') as TextField;
  Object.assign(element, { textId: `${card.id}.text`, ...more });
  await element.updateComplete;
  return { field: element, session, card };
}

describe('writing in a text', () => {
  it('is static until somebody writes, and accessible in both states', async () => {
    const { field: f } = await field('Een warm huis.');
    expect(textbox(f)).to.equal(null);
    expect(shown(f)).to.equal('Een warm huis.');
    await expectAccessible(f);
    await f.startEditing('end');
    expect(textbox(f)?.getAttribute('aria-label')).to.equal('Tekst van de kaart');
    expect(f.shadowRoot?.activeElement).to.equal(textbox(f));
    await expectAccessible(f);
  });
  it('is read aloud in the language people write in, whichever that of the interface is', async () => {
    const { field: f, session } = await field('A warm house.', { placeholder: 'Wat kiezen we?' });
    root(session.canvas.doc, 'meta').set('lang', 'en');
    f.requestUpdate();
    await f.updateComplete;
    const spoken = (): string => f.shadowRoot?.querySelector('.text')?.getAttribute('lang') ?? 'as around';
    expect(spoken()).to.equal('en');
    await f.startEditing('end');
    expect(spoken()).to.equal('en');
    f.stopEditing();
    const empty = (await field([], { placeholder: 'Wat kiezen we?' })).field;
    expect(empty.shadowRoot?.querySelector('.text')?.hasAttribute('lang')).to.equal(false);
  });
  it('puts what is typed in the document and shows it when the field is left', async () => {
    const { field: f, card } = await field('Een warm huis');
    await f.startEditing('end');
    await type(' en één nummer');
    expect(plainText(card.text)).to.equal('Een warm huis en één nummer');
    f.stopEditing();
    await f.updateComplete;
    expect(shown(f)).to.equal('Een warm huis en één nummer');
  });
  it('says so when the editor does not come, and writes at the next try', async () => {
    const { field: f, card } = await field('Een warm huis');
    const { load } = f;
    let asked = 0;
    f.load = () => (asked++, Promise.reject(new TypeError('Failed to fetch')));
    const said = await during<SayRequest>(f, SayRequest.type, () => f.startEditing('end'));
    expect(said.text).to.match(/^Dit onderdeel kon niet worden geladen\. Er is niets verloren\./u);
    expect(textbox(f)).to.equal(null);
    expect(shown(f)).to.equal('Een warm huis');
    // Only pointing at it says nothing.
    f.shadowRoot?.querySelector('.text')?.dispatchEvent(new PointerEvent('pointerenter'));
    expect(asked).to.equal(2);
    f.load = load;
    await f.startEditing('end');
    await type(' en licht');
    expect(plainText(card.text)).to.equal('Een warm huis en licht');
  });
  it('opening and closing changes nothing in the document', async () => {
    const { field: f, session } = await field([
      { kind: 'paragraph', content: [{ kind: 'text', text: 'vet', marks: { strong: true }, at: 0 }] },
      { kind: 'bullet_list', items: [[{ kind: 'paragraph', content: [] }]] },
    ]);
    let updates = 0;
    session.canvas.doc.on('update', () => updates++);
    await f.startEditing('all');
    await press('ArrowRight');
    await press('ArrowLeft');
    f.stopEditing();
    await nextFrame();
    expect(updates).to.equal(0);
  });
  it('takes no more than a file takes back, says so, and cuts nothing', async () => {
    const { field: f, card } = await field('x'.repeat(TEXT_CHARS - 20));
    const said: string[] = [];
    f.addEventListener('clc-say', (event) => said.push(event.text));
    await f.startEditing('end');
    await type('y'.repeat(10));
    expect(said).to.deep.equal([]);
    await type('z'.repeat(30));
    expect(said[0]).to.contain(String(TEXT_CHARS));
    const plain = plainText(card.text);
    expect(plain.length).to.be.at.most(TEXT_CHARS);
    expect(plain.startsWith(`${'x'.repeat(TEXT_CHARS - 20)}yyyyyyyyyy`)).to.equal(true);
    await press('Backspace');
    expect(plainText(card.text).length, 'shorter is always possible').to.be.below(plain.length);
  });
  it('starts at the character that was clicked', async () => {
    const { field: f, card } = await field('abcdefghij');
    const piece = f.shadowRoot?.querySelector('[data-at]')?.lastChild as Text;
    const range = document.createRange();
    range.setStart(piece, 4);
    range.setEnd(piece, 5);
    const box = range.getBoundingClientRect();
    await during(f, 'clc-text-start', () =>
      sendMouse({ type: 'click', position: [Math.round(box.left) + 1, Math.round(box.top + box.height / 2)] }),
    );
    await type('|');
    expect(plainText(card.text)).to.equal('abcd|efghij');
  });
  it('ends with Escape, Mod+Enter and, in a line, Enter; and says which', async () => {
    const { field: f } = await field('tekst');
    await f.startEditing();
    expect((await during<TextDone>(f, 'clc-text-done', () => press('Escape'))).reason).to.equal('escape');
    expect(f.editing).to.equal(false);
    await f.startEditing();
    expect((await during<TextDone>(f, 'clc-text-done', () => press('Control', 'Enter'))).reason).to.equal('enter');
    f.kind = 'line';
    await f.startEditing();
    expect((await during<TextDone>(f, 'clc-text-done', () => press('Enter'))).reason).to.equal('enter');
  });
  it('ends when the focus leaves the field', async () => {
    const { field: f } = await field('tekst');
    const other = document.createElement('button');
    document.body.append(other);
    await f.startEditing();
    expect((await during<TextDone>(f, 'clc-text-done', () => other.focus())).reason).to.equal('blur');
    expect(document.activeElement).to.equal(other);
    other.remove();
  });
  it('makes paragraphs, breaks, lists and marks in a card', async () => {
    const { field: f, card } = await field('');
    await f.startEditing();
    await type('een');
    await press('Shift', 'Enter');
    await type('twee');
    await press('Enter');
    await type('- punt');
    await press('Enter');
    await press('Tab');
    await type('dieper **vet** en *schuin*');
    // Twice out of a list, from an item that is empty; the third time out of the last one.
    await press('Enter');
    await press('Enter');
    await press('Enter');
    await type('1. eerst');
    expect(plainText(card.text)).to.equal('een\ntwee\npunt\ndieper vet en schuin\neerst');
    const [first, second, third] = tree(card.text) as { kind: string; items?: { kind: string }[][] }[];
    expect([first?.kind, second?.kind, third?.kind]).to.eql(['paragraph', 'bullet_list', 'ordered_list']);
    expect(second?.items?.[0]?.map((b) => b.kind)).to.eql(['paragraph', 'bullet_list']);
    expect(JSON.stringify(second)).to.contain('{"kind":"text","text":"vet","marks":{"strong":true}}');
    expect(JSON.stringify(second)).to.contain('{"kind":"text","text":"schuin","marks":{"em":true}}');
  });
  it('keeps a line on one line', async () => {
    const { field: f, card } = await field('', { kind: 'line' });
    await f.startEditing();
    await type('- geen lijst');
    await press('Control', 'b');
    await type(' gewoon');
    const data = new DataTransfer();
    data.setData('text/html', '<p>een <b>twee</b></p><ul><li>drie</li></ul>');
    data.setData('text/plain', 'een twee\n\ndrie');
    textbox(f)?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    await waitUntil(() => plainText(card.text).includes('drie'));
    expect(tree(card.text)).to.eql([
      { kind: 'paragraph', content: [{ kind: 'text', text: '- geen lijst gewooneen twee drie', marks: {} }] },
    ]);
  });
  it('stops, and keeps the text, when the right goes or the card is binned', async () => {
    const { field: f, session, card } = await field('tekst');
    await f.startEditing();
    await type('!');
    await during(f, 'clc-text-done', () => session.canvas.commands.setStatus([card.id], 'rejected'));
    expect(f.editing).to.equal(false);
    session.canvas.commands.setStatus([card.id], 'proposal');
    await f.startEditing();
    expect(f.editing).to.equal(true);
    await during(f, 'clc-text-done', () => (f.editable = false));
    expect(plainText(card.text)).to.equal('tekst!');
  });
  it('leaves no listener behind', async () => {
    const { field: f, session, card } = await field('tekst');
    const { doc } = session.canvas;
    const count = (): number[] => [
      card.text._dEH.l.length,
      ...[doc, session.presence.awareness].map((o) =>
        [...(o as unknown as { _observers: Map<string, Set<unknown>> })._observers.values()].reduce(
          (n, s) => n + s.size,
          0,
        ),
      ),
    ];
    const before = count();
    for (let i = 0; i < 3; i++) {
      await f.startEditing();
      expect(count()).not.to.eql(before);
      f.stopEditing();
      await f.updateComplete;
      expect(count()).to.eql(before);
    }
  });
  it('goes on where it was when the card is put elsewhere on the page', async () => {
    const { field: f, card } = await field('abc');
    await f.startEditing('end');
    await press('ArrowLeft');
    const parent = f.parentElement;
    f.remove();
    parent?.prepend(f);
    await waitUntil(() => f.editing && f.shadowRoot?.activeElement);
    await type('|');
    expect(plainText(card.text)).to.equal('ab|c');
  });
  it('a text of a newer version is not opened, so that nothing in it is lost', async () => {
    const { field: f, card } = await field('tekst');
    const before = card.text.toArray().length;
    const strange = card.text.doc as NonNullable<typeof card.text.doc>;
    const { XmlElement } = await import('yjs');
    strange.transact(() => card.text.insert(1, [new XmlElement('table')]));
    const said = await during<Event & { text: string }>(f, 'clc-say', () => f.startEditing());
    expect(said.text).to.contain('nieuwere versie');
    expect(f.editing).to.equal(false);
    expect(card.text.toArray().length).to.equal(before + 1);
  });
  it('gives a word of advice past the number of words, and ties it to the textbox', async () => {
    const { field: f } = await field('een twee', { maxWords: 3 });
    await f.startEditing();
    expect(textbox(f)?.hasAttribute('aria-describedby')).to.equal(false);
    await type(' drie vier');
    await f.updateComplete;
    expect(f.shadowRoot?.querySelector('#advice')?.textContent).to.equal('4 woorden; streef naar hooguit 3.');
    expect(textbox(f)?.getAttribute('aria-describedby')).to.equal('advice');
  });
  it('invites to write only while there is nothing: a screen reader would speak that in place of the text', async () => {
    const { field: f } = await field('een', { placeholder: 'Wat kiezen jullie?' });
    await f.startEditing();
    expect(textbox(f)?.hasAttribute('aria-placeholder')).to.equal(false);
    for (let n = 0; n < 3; n++) await press('Backspace');
    await waitUntil(() => textbox(f)?.getAttribute('aria-placeholder') === 'Wat kiezen jullie?');
    await type('t');
    await waitUntil(() => !textbox(f)?.hasAttribute('aria-placeholder'));
  });
  it('a field on its own is a tab stop that says what it does', async () => {
    const { field: f } = await field('', { kind: 'line', standalone: true, placeholder: 'Waar doen we het voor?' });
    expect(shown(f)).to.equal('Waar doen we het voor?');
    await expectAccessible(f);
    const button = f.shadowRoot?.querySelector<HTMLElement>('button.edit');
    expect(button?.getAttribute('aria-label')).to.equal('Tekst van de kaart, bewerken');
    button?.focus();
    const height = f.getBoundingClientRect().height;
    await during(f, 'clc-text-start', () => press('Enter'));
    const before = getComputedStyle(textbox(f) as HTMLElement, '::before').content;
    expect(before).to.contain('Waar doen we het voor?');
    expect(f.getBoundingClientRect().height, 'starting to write moves nothing').to.equal(height);
    await press('Escape');
    await waitUntil(() => f.shadowRoot?.activeElement?.classList.contains('edit'));
  });
  it('offers a viewer nothing to write with', async () => {
    const { field: f } = await field('tekst');
    const viewer = localSession({ role: 'viewer' });
    f.canvas = { ...viewer.canvas, doc: (f.canvas as NonNullable<typeof f.canvas>).doc };
    await f.updateComplete;
    await f.startEditing();
    expect(f.editing).to.equal(false);
  });
});
