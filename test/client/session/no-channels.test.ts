// Tabs share nothing behind the server's back: what a tab with more rights writes never reaches one with fewer directly.
import { channels } from './channels-opened.ts';
import { expect } from '@open-wc/testing';
import { add, canvasOf, cardsOnServer, page, server, start, until, withServer } from './with-server.ts';

withServer();

describe('tabs of one browser', () => {
  it('open no channel to each other, while connected, offline and back', async () => {
    const [writer, reader] = [start(), start()];
    await until(writer, 'saved');
    await until(reader, 'saved');
    add(writer);
    await until(writer, 'saved');
    server.goDown();
    await until(writer, 'reconnecting');
    add(writer);
    server.up = true;
    page.emit('online');
    await until(writer, 'saved');
    expect(cardsOnServer()).to.equal(2);
    expect(canvasOf(reader).doc).not.to.equal(canvasOf(writer).doc);
    expect(channels).to.deep.equal([]);
    // The count would notice one.
    new BroadcastChannel('x').close();
    expect(channels).to.deep.equal(['x']);
  });
});
