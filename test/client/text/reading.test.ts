// Reading a text: everything in it is shown, links are safe, marked ranges are underlined and clickable.
import { expect, html, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../client/text/text-field.ts';
import type { TextField } from '../../../client/text/text-field.ts';
import type { AccessRole } from '../../../shared/rules/roles.ts';
import { withSession } from '../with-session.ts';
import { cardWith, during, press, shown, textbox } from './typing.ts';
import { expectAccessible } from '../accessible.ts';

async function reading(
  text: Parameters<typeof cardWith>[1],
  options: { role?: AccessRole; marks?: TextField['marks']; inline?: boolean } = {},
): Promise<TextField> {
  const role = options.role ?? 'editor';
  const { host, session } = await withSession(
    html`<clc-text label="Tekst" ?editable=${role === 'editor'} ?inline=${options.inline ?? false}></clc-text>`,
    { role },
  );
  const card = cardWith(session, text);
  const field = host.querySelector('clc-text') as TextField;
  Object.assign(field, { textId: `${card.id}.text`, marks: options.marks ?? [] });
  await field.updateComplete;
  return field;
}
const words = (text: string, marks: object = {}) => ({ kind: 'text' as const, text, marks, at: 0 });
function inside(field: TextField, selector: string): HTMLElement[] {
  return [...(field.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}
/** The middle of a character of a static text. */
function point(field: TextField, offset: number): [number, number] {
  const piece = inside(field, '[data-at]').find((e) => {
    const at = Number(e.dataset['at']);
    return at <= offset && offset < at + (e.textContent?.length ?? 0);
  });
  const range = document.createRange();
  range.setStart(piece?.lastChild as Text, offset - Number(piece?.dataset['at']));
  range.setEnd(piece?.lastChild as Text, offset - Number(piece?.dataset['at']) + 1);
  const box = range.getBoundingClientRect();
  return [Math.round(box.left + 1), Math.round(box.top + box.height / 2)];
}
async function drag(field: TextField, from: number, to: number): Promise<void> {
  await sendMouse({ type: 'move', position: point(field, from) });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: point(field, to) });
  await sendMouse({ type: 'up' });
}

describe('reading a text', () => {
  it('shows paragraphs, breaks, marks, lists and safe links, accessibly', async () => {
    const field = await reading([
      {
        kind: 'paragraph',
        content: [
          words('een '),
          words('vet', { strong: true }),
          { kind: 'break', at: 0 },
          words('schuin', { em: true }),
        ],
      },
      {
        kind: 'ordered_list',
        items: [
          [{ kind: 'paragraph', content: [words('goed', { link: 'https://ok.example' })] }],
          [{ kind: 'paragraph', content: [words('slecht', { link: 'javascript:alert(1)' })] }],
        ],
      },
    ]);
    expect(inside(field, 'strong')[0]?.textContent).to.equal('vet');
    expect(inside(field, 'em')[0]?.textContent).to.equal('schuin');
    expect(inside(field, 'p br').length).to.equal(1);
    expect(inside(field, 'ol > li').length).to.equal(2);
    const links = inside(field, 'a') as HTMLAnchorElement[];
    expect(links.map((a) => [a.textContent, a.href, a.rel, a.target])).to.eql([
      ['goed', 'https://ok.example/', 'noopener noreferrer', '_blank'],
    ]);
    await expectAccessible(field);
  });
  it('underlines marked ranges across formatting, while reading and while writing, and tells which was clicked', async () => {
    const marks = [
      { id: 't1', from: 2, to: 6, active: false },
      { id: 't2', from: 7, to: 8, active: true },
    ];
    const field = await reading([{ kind: 'paragraph', content: [words('abcd', { strong: true }), words('efgh')] }], {
      marks,
    });
    const marked = (): unknown[] =>
      inside(field, '.mark').map((e) => [e.dataset['mark'], e.textContent, e.matches('.active')]);
    const expected = [
      ['t1', 'cd', false],
      ['t1', 'ef', false],
      ['t2', 'h', true],
    ];
    expect(marked()).to.eql(expected);
    const clicked = await during<Event & { id: string }>(field, 'clc-text-mark', () =>
      inside(field, '[data-mark=t1]')[1]?.click(),
    );
    expect(clicked.id).to.equal('t1');
    await field.startEditing('start');
    expect(marked()).to.eql(expected);
    await press('x');
    expect(inside(field, '[data-mark=t2]')[0]?.textContent).to.equal('h');
  });
  it('a click on a mark does not start writing when its owner says no', async () => {
    const field = await reading('abcdef', { marks: [{ id: 't1', from: 0, to: 6, active: false }] });
    field.addEventListener('clc-text-mark', (event) => event.preventDefault(), { once: true });
    inside(field, '.mark')[0]?.click();
    await field.updateComplete;
    expect(textbox(field)).to.equal(null);
    await during(field, 'clc-text-start', () => inside(field, '.mark')[0]?.click());
  });
  it('flows inline when it is one paragraph, so that something may follow on the last line', async () => {
    const field = await reading('kort', { inline: true });
    expect(getComputedStyle(field).display).to.equal('inline');
    expect(inside(field, 'p').map((p) => getComputedStyle(p).display)).to.eql(['inline']);
    await field.startEditing();
    expect(getComputedStyle(field).display).to.equal('block');
  });
  it('a selection by pointer in an editable text goes on while writing', async () => {
    const field = await reading('abcdefghij');
    await during(field, 'clc-text-start', () => drag(field, 2, 6));
    await press('X');
    expect(shown(field)).to.equal('abXghij');
  });
  it('also when what reads a selection comes late, or not at all', async () => {
    const field = await reading('abcdefghij');
    let come: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (come = resolve));
    const load = field.loadSelection;
    field.loadSelection = () => late.then(load);
    await during(field, 'clc-text-start', async () => {
      await drag(field, 2, 6);
      expect(textbox(field) === null).to.equal(true);
      come();
    });
    await press('X');
    expect(shown(field)).to.equal('abXghij');

    const other = await reading('abcdefghij');
    other.loadSelection = () => Promise.reject(new Error('away'));
    await during(other, 'clc-text-start', () => drag(other, 2, 6));
    await press('X');
    expect(shown(other)).to.equal('abcdefXghij');
  });
  it('a link is followed and a click with Ctrl or Shift selects: neither starts writing', async () => {
    const field = await reading([{ kind: 'paragraph', content: [words('goed', { link: 'https://ok.example' })] }]);
    const link = inside(field, 'a')[0];
    link?.addEventListener('click', (event) => event.preventDefault());
    link?.click();
    inside(field, 'p')[0]?.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, composed: true }));
    await field.updateComplete;
    expect(textbox(field)).to.equal(null);
  });
  it('a commenter may comment on selected words', async () => {
    const field = await reading('abcdefghij', { role: 'commenter' });
    const told: unknown[] = [];
    field.addEventListener('clc-text-selection', (event) =>
      told.push(event.selected && [event.selected.from, event.selected.to]),
    );
    await drag(field, 2, 6);
    await waitUntil(() => inside(field, '.offer')[0]?.matches(':popover-open'));
    expect(textbox(field)).to.equal(null);
    expect(told.at(-1)).to.eql([2, 6]);
    await expectAccessible(field);
    const box = inside(field, '.offer')[0]?.getBoundingClientRect() as DOMRect;
    const asked = await during<Event & { what: unknown }>(field, 'clc-discuss', () =>
      sendMouse({ type: 'click', position: [Math.round(box.left + 5), Math.round(box.top + 5)] }),
    );
    expect(asked.what).to.eql({ about: { kind: 'text', id: field.textId, from: 2, to: 6 }, compose: true });
    await field.updateComplete;
    expect(inside(field, '.offer').length).to.equal(0);
    expect(told.at(-1)).to.equal(null);
  });
  it('a viewer gets no offer at all', async () => {
    const field = await reading('abcdefghij', { role: 'viewer' });
    await drag(field, 2, 6);
    await field.updateComplete;
    expect(inside(field, '.offer, button').length).to.equal(0);
  });
});
