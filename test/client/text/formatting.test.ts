// Formatting in a card: the bar by pointer and by keyboard, links, and what the clipboard may bring in.
import { expect, html, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../client/text/text-field.ts';
import type { FormatBar } from '../../../client/text/format-bar.ts';
import type { TextField } from '../../../client/text/text-field.ts';
import type { LocalSession } from '../../../client/session/local-session.ts';
import { addressFrom } from '../../../client/text/formats.ts';
import { looksLikeMarkdown } from '../../../client/text/paste.ts';
import { plainText } from '../../../shared/document/text.ts';
import { withSession } from '../with-session.ts';
import { cardWith, during, press, textbox, tree, type } from './typing.ts';
import { expectAccessible } from '../accessible.ts';

async function writing(
  text: Parameters<typeof cardWith>[1],
): Promise<{ field: TextField; session: LocalSession; card: ReturnType<typeof cardWith> }> {
  const { host, session } = await withSession(html`<clc-text label="Tekst" editable></clc-text>`);
  const card = cardWith(session, text);
  const field = host.querySelector('clc-text') as TextField;
  field.textId = `${card.id}.text`;
  await field.updateComplete;
  await field.startEditing('end');
  return { field, session, card };
}
function bar(field: TextField): FormatBar | null {
  return field.shadowRoot?.querySelector('clc-format-bar') ?? null;
}
function button(field: TextField, name: string): HTMLButtonElement {
  const all = [...(bar(field)?.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = all.find((b) => b.getAttribute('aria-label') === name || b.textContent?.trim() === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}
async function selectAll(field: TextField): Promise<void> {
  await press('Control', 'a');
  await waitUntil(() => bar(field)?.matches(':popover-open'));
  await bar(field)?.updateComplete;
}
async function click(target: Element): Promise<void> {
  const box = target.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)],
  });
}
function paste(field: TextField, data: Record<string, string>): void {
  const clipboardData = new DataTransfer();
  for (const [kind, value] of Object.entries(data)) clipboardData.setData(kind, value);
  textbox(field)?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}
const paragraph = (text: string, marks: object = {}) => ({
  kind: 'paragraph',
  content: [{ kind: 'text', text, marks }],
});

describe('the formatting bar', () => {
  it('is there while something is selected, covers none of the text, and is accessible', async () => {
    const { field } = await writing('een warm huis');
    expect(bar(field)).to.equal(null);
    await selectAll(field);
    const [text, tools] = [field.getBoundingClientRect(), bar(field)?.getBoundingClientRect() as DOMRect];
    expect(tools.top >= text.bottom || tools.bottom <= text.top).to.equal(true);
    await expectAccessible(field);
    await expectAccessible(bar(field));
    await press('ArrowRight');
    await waitUntil(() => bar(field) === null);
  });
  it('formats by pointer and keeps the focus in the text', async () => {
    const { field, card } = await writing('huis');
    await selectAll(field);
    await click(button(field, 'Vet'));
    expect(tree(card.text)).to.eql([paragraph('huis', { strong: true })]);
    await field.updateComplete;
    await bar(field)?.updateComplete;
    expect(button(field, 'Vet').getAttribute('aria-pressed')).to.equal('true');
    expect(field.shadowRoot?.activeElement).to.equal(textbox(field));
    await click(button(field, 'Opsomming'));
    expect((tree(card.text) as { kind: string }[])[0]?.kind).to.equal('bullet_list');
    await click(button(field, 'Genummerde lijst'));
    expect((tree(card.text) as { kind: string }[])[0]?.kind).to.equal('ordered_list');
    await click(button(field, 'Genummerde lijst'));
    expect((tree(card.text) as { kind: string }[])[0]?.kind).to.equal('paragraph');
  });
  it('is reached with Alt+F10, walked with arrows, and left with Escape, still writing', async () => {
    const { field, card } = await writing('huis');
    await press('Alt', 'F10');
    await waitUntil(() => bar(field)?.shadowRoot?.activeElement === button(field, 'Vet'));
    await press('ArrowRight');
    expect(bar(field)?.shadowRoot?.activeElement).to.equal(button(field, 'Cursief'));
    await press('End');
    expect(bar(field)?.shadowRoot?.activeElement).to.equal(button(field, 'Genummerde lijst'));
    const stops = [...(bar(field)?.shadowRoot?.querySelectorAll('button') ?? [])].filter((b) => b.tabIndex === 0);
    expect(stops.length).to.equal(1);
    await press('Escape');
    expect(field.editing).to.equal(true);
    expect(field.shadowRoot?.activeElement).to.equal(textbox(field));
    await type('!');
    expect(plainText(card.text)).to.equal('huis!');
    await waitUntil(() => bar(field) === null);
  });
  it('shows a format as on only when all of the selection has it, and then takes it away', async () => {
    const { field, card } = await writing([
      { kind: 'paragraph', content: [{ kind: 'text', text: 'warm', marks: { strong: true }, at: 0 }] },
      { kind: 'paragraph', content: [{ kind: 'text', text: 'huis', marks: {}, at: 0 }] },
    ]);
    await selectAll(field);
    expect(button(field, 'Vet').getAttribute('aria-pressed')).to.equal('false');
    await press('Control', 'b');
    expect(tree(card.text)).to.eql([paragraph('warm', { strong: true }), paragraph('huis', { strong: true })]);
    await press('Control', 'b');
    expect(tree(card.text)).to.eql([paragraph('warm'), paragraph('huis')]);
  });
  it('typing, formatting and pasting are undone one by one', async () => {
    const { field, card } = await writing('');
    await type('huis');
    await selectAll(field);
    await press('Control', 'b');
    await press('ArrowRight');
    paste(field, { 'text/plain': ' erbij' });
    await waitUntil(() => plainText(card.text) === 'huis erbij');
    await type('!');
    await press('Control', 'z');
    expect(plainText(card.text)).to.equal('huis erbij');
    await press('Control', 'z');
    expect(tree(card.text)).to.eql([paragraph('huis', { strong: true })]);
    await press('Control', 'z');
    expect(tree(card.text)).to.eql([paragraph('huis')]);
    await press('Control', 'z');
    expect(plainText(card.text)).to.equal('');
  });
  it('undo from a menu or a shaken phone is one’s own undo, and nothing formats past the schema', async () => {
    const { field, card } = await writing('');
    await type('huis');
    const native = (inputType: string): boolean =>
      textbox(field)?.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true })) ??
      true;
    expect(native('historyUndo')).to.equal(false);
    expect(plainText(card.text)).to.equal('');
    expect(native('historyRedo')).to.equal(false);
    expect(plainText(card.text)).to.equal('huis');
    expect(native('formatUnderline')).to.equal(false);
    await selectAll(field);
    expect(native('formatBold')).to.equal(false);
    expect(tree(card.text)).to.eql([paragraph('huis', { strong: true })]);
  });
  it('makes strong and em with keys', async () => {
    const { field, card } = await writing('huis');
    await selectAll(field);
    await press('Control', 'b');
    await press('Control', 'i');
    expect(tree(card.text)).to.eql([paragraph('huis', { strong: true, em: true })]);
  });
  it('offers to comment on the selection, with its offsets in the plain text', async () => {
    const { field } = await writing('een\ntwee');
    const selected = await during<Event & { selected: { from: number; to: number } | null }>(
      field,
      'clc-text-selection',
      () => press('Shift', 'Home'),
    );
    expect(selected.selected).to.include({ from: 4, to: 8 });
    await waitUntil(() => bar(field)?.matches(':popover-open'));
    await bar(field)?.updateComplete;
    const asked = await during<Event & { what: unknown }>(field, 'clc-discuss', () =>
      button(field, 'Reageer op selectie').click(),
    );
    const about = { kind: 'text', id: field.textId, from: 4, to: 8 };
    expect(asked.what).to.eql({ about, compose: true });
    const gone = await during<Event & { selected: unknown }>(field, 'clc-text-selection', () => field.stopEditing());
    expect(gone.selected).to.equal(null);
  });
});

describe('links in a card', () => {
  it('are made with Mod+K, checked, changed and taken away', async () => {
    const { field, card } = await writing('huis');
    await selectAll(field);
    await press('Control', 'k');
    const input = (): HTMLInputElement | null | undefined => bar(field)?.shadowRoot?.querySelector('input');
    await waitUntil(() => bar(field)?.shadowRoot?.activeElement === input() && input());
    expect(field.editing).to.equal(true);
    expect(field.shadowRoot?.querySelector('.kept')?.textContent).to.equal('huis');
    await type('javascript:alert(1)');
    await press('Enter');
    await waitUntil(() => bar(field)?.shadowRoot?.querySelector('[role=alert]'));
    expect(input()?.getAttribute('aria-invalid')).to.equal('true');
    await expectAccessible(bar(field));
    await press('Control', 'a');
    await type('veldkamp.example/warmte');
    await press('Enter');
    expect(tree(card.text)).to.eql([paragraph('huis', { link: 'https://veldkamp.example/warmte' })]);
    expect(field.shadowRoot?.activeElement).to.equal(textbox(field));
    await press('Control', 'k');
    await waitUntil(() => input()?.value === 'https://veldkamp.example/warmte');
    await waitUntil(() => bar(field)?.shadowRoot?.activeElement === input());
    await press('Backspace');
    await press('Enter');
    expect(tree(card.text)).to.eql([paragraph('huis')]);
  });
  it('understand an address as people type it, and refuse what is not one', () => {
    expect(addressFrom('veldkamp.nl')).to.equal('https://veldkamp.nl');
    expect(addressFrom('noor@veldkamp.nl')).to.equal('mailto:noor@veldkamp.nl');
    expect(addressFrom(' https://veldkamp.nl/a?b#c ')).to.equal('https://veldkamp.nl/a?b#c');
    for (const bad of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'zomaar woorden', '/pad', ''])
      expect(addressFrom(bad), bad).to.equal(undefined);
  });
});

describe('the clipboard in a card', () => {
  it('brings formatting in, and leaves scripts, styles, images and bad links out', async () => {
    const { field, card } = await writing('');
    paste(field, {
      'text/html':
        '<h1>Kop</h1><p style="color:red">een <b>vet</b> <a href="javascript:alert(1)">slecht</a> <a href="https://ok.example">goed</a><img src=x onerror="window.bad=1"></p><script>window.bad=1</script><ul><li>punt</li></ul>',
    });
    await waitUntil(() => plainText(card.text).includes('punt'));
    expect(tree(card.text)).to.eql([
      paragraph('Kop'),
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'een ', marks: {} },
          { kind: 'text', text: 'vet', marks: { strong: true } },
          { kind: 'text', text: ' slecht ', marks: {} },
          { kind: 'text', text: 'goed', marks: { link: 'https://ok.example' } },
        ],
      },
      { kind: 'bullet_list', items: [[paragraph('punt')]] },
    ]);
    expect((window as { bad?: number }).bad).to.equal(undefined);
  });
  it('reads Markdown that comes as plain text, and keeps what it cannot hold as it was typed', async () => {
    // Loaded here first: the many modules of the parser come one by one from a server for tests.
    await import('../../../client/text/markdown.ts');
    const { field, card } = await writing('');
    paste(field, {
      'text/plain':
        '# Kop\n\n- een **vet**\n- twee [goed](https://ok.example) [slecht](javascript:alert(1))\n\n1. eerst\n\n`code` en <b>tag</b>',
    });
    await waitUntil(() => plainText(card.text).includes('eerst'));
    expect(plainText(card.text)).to.equal(
      'Kop\neen vet\ntwee goed [slecht](javascript:alert(1))\neerst\n`code` en <b>tag</b>',
    );
    expect((tree(card.text) as { kind: string }[]).map((b) => b.kind)).to.eql([
      'paragraph',
      'bullet_list',
      'ordered_list',
      'paragraph',
    ]);
    expect(JSON.stringify(tree(card.text))).to.contain('"marks":{"link":"https://ok.example"}');
  });
  it('takes plain words as they are', async () => {
    expect(looksLikeMarkdown('Een zin - met streepje, 3 * 4 * 5 en [haken].')).to.equal(false);
    expect(looksLikeMarkdown('- een\n- twee')).to.equal(true);
    const { field, card } = await writing('voor ');
    paste(field, { 'text/plain': 'een\ntwee' });
    await waitUntil(() => plainText(card.text) === 'voor een\ntwee');
  });
});
