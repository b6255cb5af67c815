// Bodies, drafts, read marks, counts, links and moments of the discussion.
import { expect } from '@open-wc/testing';
import { answersTo, decode, encode, mentionAt, piecesOf } from '../../../client/discuss/body.ts';
import { countDiscussions, liveCountsOf, openThreadsAbout } from '../../../client/discuss/counts.ts';
import { draftsOf } from '../../../client/discuss/drafts.ts';
import { linkToThread } from '../../../client/discuss/link.ts';
import { shortMoment } from '../../../client/discuss/moments.ts';
import { ReadMarks, readMarksOf } from '../../../client/discuss/read-marks.ts';
import { localSession } from '../../../client/session/local-session.ts';
import { sayIn } from '../../../client/words/both.ts';
import { commentsOf } from '../../../shared/document/thread-comments.ts';
import { PEOPLE, theirReply, theirThread } from './harness.ts';

const nameOf = (id: string): string | undefined => PEOPLE.find((p) => p.id === id)?.name;

describe('the body of a comment', () => {
  it('is cut into text, mentions and links; the end of a sentence is no part of an address', () => {
    const cases: [string, string[]][] = [
      ['zie https://a.example/x.', ['text zie ', 'link https://a.example/x', 'text .']],
      ['(http://a.example/b_(c))', ['text (', 'link http://a.example/b_(c))', '']],
      ['<@u1>, ja', ['mention u1', 'text , ja']],
      ['javascript:alert(1)', ['text javascript:alert(1)']],
      ['mailto:a@b.example!', ['link mailto:a@b.example', 'text !']],
      ['https://', ['text https://']],
      ['https://.', ['text https://.']],
      ['https://a.example\u0001b', ['text https://a.example\u0001b']],
      ['<@>', ['text <@>']],
    ];
    for (const [body, expected] of cases) {
      const pieces = piecesOf(body).map((p) => `${p.kind} ${p.kind === 'mention' ? p.person : p.text}`);
      expect(pieces, body).to.deep.equal(expected.filter((e) => e !== ''));
      // Nothing is lost: the pieces together are the body.
      expect(
        piecesOf(body)
          .map((p) => (p.kind === 'mention' ? `<@${p.person}>` : p.text))
          .join(''),
      ).to.equal(body);
    }
  });
  it('is written with names and stored with ids, and both ways round it is the same', () => {
    for (const body of ['<@u3> en <@u2>', 'mail a@b.example <@u2>!', '<@unknown> x', 'geen']) {
      const { text, mentioned } = decode(body, nameOf);
      expect(encode(text, mentioned)).to.equal(body);
    }
    const bram = { id: 'b', name: 'Bram' };
    const claes = { id: 'c', name: 'Bram Claes' };
    expect(encode('@Bram Claes, @Bram en @Bramble', [bram, claes])).to.equal('<@c>, <@b> en @Bramble');
    const twins = [bram, { id: 'b2', name: 'Bram' }];
    expect(encode('@Bram en @Bram en @Bram', twins)).to.equal('<@b> en <@b2> en <@b2>');
  });
  it('asks for a name after "@" at the start of a word only', () => {
    expect(mentionAt('Hoi @ima', 8)).to.deep.equal({ from: 4, query: 'ima' });
    expect(mentionAt('a@b.example', 11)).to.equal(undefined);
    expect(mentionAt('@Imane El', 9)).to.deep.equal({ from: 0, query: 'Imane El' });
    expect(mentionAt('@ los', 5)).to.equal(undefined);
    expect(answersTo('Imane El Idrissi', 'el i')).to.equal(true);
    expect(answersTo('Zoë Ruys', 'zoe')).to.equal(true);
    expect(answersTo('Bram Claes', 'ram')).to.equal(false);
  });
});

describe('what is kept on this device', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  it('is what I have seen, joined with what another tab saw', () => {
    const one = new ReadMarks('c', localStorage);
    const two = new ReadMarks('c', localStorage);
    one.mark('t', ['a']);
    two.mark('t', ['b']);
    const later = new ReadMarks('c', localStorage);
    expect([later.has('t', 'a'), later.has('t', 'b'), later.has('t', 'c')]).to.deep.equal([true, true, false]);
    expect(new ReadMarks('other', localStorage).has('t', 'a')).to.equal(false);
  });
  it('does without a storage, and with one that is broken or full', () => {
    localStorage.setItem('clc.read.c', '{"t":');
    const full = {
      getItem: () => localStorage.getItem('clc.read.c'),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    } as unknown as Storage;
    for (const storage of [undefined, full, localStorage]) {
      const marks = new ReadMarks('c', storage);
      marks.mark('t', ['a']);
      expect(marks.has('t', 'a')).to.equal(true);
      draftsOf('c', storage ?? null).set('p', 'tekst');
    }
    expect(draftsOf('c', null).get('p')).to.equal('');
    expect(draftsOf('c').get('p')).to.equal('');
    expect(draftsOf('c', localStorage).get('p')).to.equal('tekst');
  });
  it('never marks anything twice for its listeners', () => {
    const marks = new ReadMarks('c', localStorage);
    let told = 0;
    const stop = marks.subscribe(() => told++);
    marks.mark('t', ['a']);
    marks.mark('t', ['a']);
    stop();
    marks.mark('t', ['b']);
    expect(told).to.equal(1);
  });
});

describe('counts of discussions', () => {
  beforeEach(() => localStorage.clear());
  const everythingSeen = { me: 'u1', hasSeen: () => true };

  it('count in every place that holds the discussion, and not when resolved or deleted', () => {
    const session = localSession({ members: PEOPLE });
    const { doc, commands } = session.canvas;
    const card = commands.addCard('licence.customers', { text: 'Een warm huis' });
    const about = theirThread(session, { kind: 'card', id: card, quote: '' }, 'a');
    theirThread(session, { kind: 'block', id: 'licence' }, 'b');
    const mine = commands.openThread({ kind: 'facet', id: 'licence.owners' }, 'c');
    const counts = countDiscussions(doc, { me: 'u1', hasSeen: () => false });
    expect(counts.get('*')).to.deep.equal({ open: 3, unread: 2 });
    expect(counts.get('licence')).to.deep.equal({ open: 3, unread: 2 });
    expect(counts.get('licence.customers')).to.deep.equal({ open: 1, unread: 1 });
    expect(counts.get(card)).to.deep.equal({ open: 1, unread: 1 });
    expect(counts.get('licence.owners')).to.deep.equal({ open: 1, unread: 0 });
    commands.move([card], 'arena.context', null);
    commands.resolve(about, true);
    expect(openThreadsAbout(doc, { kind: 'block', id: 'arena' })).to.equal(0);
    expect(countDiscussions(doc, { me: 'u1', hasSeen: () => false }).get('arena')).to.deep.equal({
      open: 0,
      unread: 1,
    });
    commands.deleteComment(commentsOf(doc, mine)[0]?.id ?? '');
    expect(countDiscussions(doc, everythingSeen).get('licence')).to.deep.equal({ open: 1, unread: 0 });
    session.close();
  });
  it('tell only the places whose count changed, and nobody about typing', () => {
    const session = localSession({ members: PEOPLE });
    const { canvas } = session;
    const card = canvas.commands.addCard('licence.customers', { text: 'Een warm huis' });
    const counts = liveCountsOf(canvas);
    expect(counts.about(card)).to.equal(counts.about(card));
    const told: string[] = [];
    const stops = [card, 'licence', 'arena', '*'].map((p) => counts.about(p).subscribe(() => told.push(p)));
    const thread = theirThread(session, { kind: 'card', id: card, quote: '' }, 'a');
    expect(told.splice(0).sort()).to.deep.equal(['*', card, 'licence'].sort());
    theirReply(session, thread, 'nog een');
    canvas.commands.setTitle('Anders');
    canvas.commands.setStatus([card], 'decided');
    expect(told).to.deep.equal([]);
    canvas.commands.move([card], 'arena.context', null);
    expect(told.splice(0).sort()).to.deep.equal(['arena', 'licence']);
    readMarksOf(canvas).mark(
      thread,
      commentsOf(canvas.doc, thread).map((c) => c.id),
    );
    expect(counts.about('arena').unread).to.equal(0);
    expect(told.splice(0).sort()).to.deep.equal(['*', card, 'arena'].sort());
    stops.forEach((stop) => stop());
    theirThread(session, { kind: 'block', id: 'arena' }, 'x');
    expect(told).to.deep.equal([]);
    expect(counts.about('arena').open).to.equal(2);
    session.close();
  });
});

describe('links and moments', () => {
  it('a link to a discussion never holds the key of whoever copies it', () => {
    expect(linkToThread('t1', 'https://x.example/c/1?a=b#key=Ab_-1')).to.equal('https://x.example/c/1?a=b#thread=t1');
    expect(linkToThread('t2', 'https://x.example/c/1#key=k&thread=t1&card=c1')).to.equal(
      'https://x.example/c/1#thread=t2',
    );
    expect(linkToThread('t', 'https://x.example/')).to.equal('https://x.example/#thread=t');
  });
  it('a moment is told from now: minutes, today, yesterday, a day, a year', () => {
    const say = sayIn('nl');
    const now = new Date(2031, 10, 22, 12, 0);
    const at = (...parts: [number, number, number, number, number]): string =>
      shortMoment(new Date(...parts).toISOString(), now, say);
    expect(at(2031, 10, 22, 12, 0)).to.equal('zojuist');
    expect(at(2031, 10, 22, 12, 9)).to.equal('zojuist');
    expect(at(2031, 10, 22, 11, 55)).to.equal('5 min. geleden');
    expect(at(2031, 10, 22, 9, 5)).to.equal('09:05');
    expect(at(2031, 10, 21, 23, 40)).to.equal('gisteren 23:40');
    expect(at(2031, 10, 14, 9, 0)).to.equal('14 nov');
    expect(at(2030, 10, 14, 9, 0)).to.equal('14 nov 2030');
    expect(shortMoment('nonsense', now, say)).to.equal('');
  });
});
