// The menu: the pattern a screen reader and a keyboard expect, inside the window.
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { ClcMenu, MenuSelect } from '../../../client/ui/menu.ts';
import '../../../client/ui/menu.ts';
import { expectAccessible } from '../accessible.ts';

const ITEMS = [
  { id: 'one', label: 'Een', checked: true },
  { id: 'two', label: 'Twee', checked: false },
  { id: 'gone', label: 'Niet nu', checked: false, disabled: true },
  { id: 'three', label: 'Drie', checked: false, group: 'Verder' },
];
async function menu(): Promise<{ menu: ClcMenu; button: HTMLButtonElement; active: () => string | undefined }> {
  const element = await fixture<ClcMenu>(
    html`<clc-menu label="Kies" .items=${ITEMS}><button slot="button">Kies</button></clc-menu>`,
  );
  const button = element.querySelector('button') as HTMLButtonElement;
  const active = (): string | undefined => (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id;
  return { menu: element, button, active };
}
function press(target: Element | null | undefined, key: string): void {
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}
const open = (element: ClcMenu): boolean => element.renderRoot.querySelector('.menu:popover-open') !== null;

describe('clc-menu', () => {
  it('is accessible closed and open', async () => {
    const m = await menu();
    await expectAccessible(m.menu);
    await m.menu.show();
    await expectAccessible(m.menu);
    expect(m.button.getAttribute('aria-haspopup')).to.equal('menu');
    expect(m.button.getAttribute('aria-expanded')).to.equal('true');
  });
  it('opens on its chosen item; arrows go round and pass over what cannot be chosen', async () => {
    const m = await menu();
    m.button.click();
    await waitUntil(() => m.active() === 'one');
    press(m.menu.shadowRoot?.activeElement, 'ArrowDown');
    expect(m.active()).to.equal('two');
    press(m.menu.shadowRoot?.activeElement, 'ArrowDown');
    expect(m.active()).to.equal('three');
    press(m.menu.shadowRoot?.activeElement, 'ArrowDown');
    expect(m.active()).to.equal('one');
    press(m.menu.shadowRoot?.activeElement, 'End');
    expect(m.active()).to.equal('three');
  });
  it('finds an item by its first letters', async () => {
    const m = await menu();
    await m.menu.show();
    press(m.menu.shadowRoot?.activeElement, 'd');
    expect(m.active()).to.equal('three');
  });
  it('tells what was chosen once, closes, and gives the focus back to its button', async () => {
    const m = await menu();
    await m.menu.show();
    press(m.menu.shadowRoot?.activeElement, 'ArrowDown');
    const told: string[] = [];
    m.menu.addEventListener('clc-menu-select', (event: MenuSelect) => told.push(event.id));
    const chosen = oneEvent(m.menu, 'clc-menu-select');
    press(m.menu.shadowRoot?.activeElement, 'Enter');
    await chosen;
    expect(told).to.deep.equal(['two']);
    expect(open(m.menu)).to.equal(false);
    expect(document.activeElement).to.equal(m.button);
  });
  it('closes at Escape without telling, and the key goes no further', async () => {
    const m = await menu();
    await m.menu.show();
    let further = 0;
    const count = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') further++;
    };
    document.addEventListener('keydown', count);
    press(m.menu.shadowRoot?.activeElement, 'Escape');
    document.removeEventListener('keydown', count);
    expect(open(m.menu)).to.equal(false);
    expect(further).to.equal(0);
    expect(document.activeElement).to.equal(m.button);
  });
  it('does not tell of an item that cannot be chosen', async () => {
    const m = await menu();
    await m.menu.show();
    let told = 0;
    m.menu.addEventListener('clc-menu-select', () => told++);
    m.menu.renderRoot.querySelector<HTMLElement>('[data-id=gone]')?.click();
    expect(told).to.equal(0);
    expect(open(m.menu)).to.equal(true);
  });
  it('stays inside the window at its lower right corner', async () => {
    const m = await menu();
    m.menu.style.position = 'fixed';
    m.menu.style.right = '0';
    m.menu.style.bottom = '0';
    await m.menu.show();
    const box = (m.menu.renderRoot.querySelector('.menu') as HTMLElement).getBoundingClientRect();
    expect(box.right).to.be.at.most(window.innerWidth);
    expect(box.bottom).to.be.at.most(window.innerHeight);
    expect(box.top).to.be.at.least(0);
  });
});
