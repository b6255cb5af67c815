// The Observe controller: one listener per type, follows what is picked, renders only when it matters.
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import * as Y from 'yjs';
import { Observe } from '../../client/session/observe.ts';

@customElement('test-observing')
class Observing extends LitElement {
  @property({ attribute: false }) map: Y.Map<unknown> | undefined;
  renders = 0;
  readonly watch = new Observe(this, () => [this.map]);
  override render() {
    this.renders++;
    return html`${this.map?.get('a')}`;
  }
}

describe('Observe', () => {
  it('renders once for a transaction, follows a new type, and stops when removed', async () => {
    const doc = new Y.Doc();
    const [one, two] = [doc.getMap('one'), doc.getMap('two')];
    const element = await fixture<Observing>(html`<test-observing .map=${one}></test-observing>`);
    const start = element.renders;
    doc.transact(() => {
      one.set('a', 1);
      one.set('b', 2);
    });
    await element.updateComplete;
    expect(element.renders).to.equal(start + 1);
    expect(element.shadowRoot?.textContent).to.equal('1');

    element.map = two;
    await element.updateComplete;
    one.set('a', 9);
    await element.updateComplete;
    expect(element.renders).to.equal(start + 2);

    element.remove();
    two.set('a', 3);
    await element.updateComplete;
    expect(element.renders).to.equal(start + 2);
  });
});
