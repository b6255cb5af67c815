// The one question before joining: accessible, honest about the rights, and never an empty name.
import { expect, fixture, html } from '@open-wc/testing';
import type { NameForm } from '../../../client/widget/name-form.ts';
import '../../../client/widget/name-form.ts';
import { sayIn } from '../../../client/words/both.ts';
import { expectAccessible } from '../accessible.ts';

async function form(): Promise<{ element: NameForm; names: string[]; submit: (name: string) => Promise<void> }> {
  const names: string[] = [];
  const info = { id: 'c1', title: 'Koers 2032', role: 'commenter' as const };
  const element = await fixture<NameForm>(
    html`<clc-name-form
      .say=${sayIn('nl')}
      .info=${info}
      @clc-name=${(e: { name: string }) => names.push(e.name)}
    ></clc-name-form>`,
  );
  const submit = async (name: string): Promise<void> => {
    const input = element.renderRoot.querySelector('input');
    if (input) input.value = name;
    element.renderRoot.querySelector('form')?.requestSubmit();
    await element.updateComplete;
  };
  return { element, names, submit };
}

describe('clc-name-form', () => {
  it('is accessible and says which canvas the link opens and what one may there', async () => {
    const { element } = await form();
    expect(element.renderRoot.textContent).to.contain('Koers 2032').and.to.contain('Je mag lezen en meepraten.');
    await expectAccessible(element);
  });
  it('takes a name without the spaces around it, and asks again for an empty or endless one', async () => {
    const { element, names, submit } = await form();
    await submit('   ');
    expect(element.renderRoot.querySelector('[role=alert]')?.textContent).to.equal('Vul je naam in.');
    await submit('x'.repeat(81));
    expect(element.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('80');
    expect(names).to.deep.equal([]);
    await submit(' Aylin ');
    expect(names).to.deep.equal(['Aylin']);
  });
});
