// A session of somebody who only reads, on a page that never fetched what writing takes.
import { expect } from '@open-wc/testing';
import { canvasOf, server, start, until, withServer } from './with-server.ts';

withServer();

describe('a session for reading', () => {
  it('knows what time it is for the server, by which a shared timer is shown', async () => {
    server.role = 'viewer';
    const session = start();
    await until(session, 'saved');
    const { commands, rights } = canvasOf(session);
    expect(rights).to.deep.equal({ edit: false, discuss: false, share: false });
    expect(new Date(commands.at()).toISOString()).to.equal(commands.at());
    expect(commands.may([])).to.equal(true);
  });
});
