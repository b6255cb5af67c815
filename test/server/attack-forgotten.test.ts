// Promise: what was answered and is not shown is on the disk no more: not in the file, not in its tail, not in the log.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editKey, openRound, people } from './round-people.ts';
import type { RoundPerson } from './round-people.ts';
import { createCanvas, serve } from './with-server.ts';
import type { TestServer } from './with-server.ts';

const ABOUT = { kind: 'writing', prompt: 'Het eind voor ogen' } as const;
const words = (mark: string, n: number): object => ({
  answer: { kind: 'writing', text: `${mark} ${n} `.padEnd(300 + 97 * (n % 9), 'x') },
});

/** Which of these words stand somewhere in the data folder. */
async function onDisk(server: TestServer, marks: readonly string[]): Promise<string[]> {
  const files = await readdir(server.dataDir, { recursive: true, withFileTypes: true });
  const bytes = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
  );
  return marks.filter((mark) => bytes.some((one) => one.includes(mark)));
}

test.each([true, false])(
  'of a text that was changed before the reveal nothing is left, with names: %s',
  async (named) => {
    const server = await serve();
    const canvas = await createCanvas(server);
    const all = await people(server, canvas, 'noor', 'bram', 'aylin', 'femke', 'daan');
    const [noor] = all as [RoundPerson];
    const { id } = await openRound(noor, { about: ABOUT, named, threshold: 3 });
    const edit = (who: RoundPerson): object => (named ? {} : { edit: editKey(who.id) });
    const other = await openRound(noor, { about: ABOUT, named, threshold: 3 });
    for (const mark of ['EERSTE', 'TWEEDE', 'DERDE', 'LAATSTE'])
      for (const [n, who] of all.entries()) {
        await who.does(`${id}/answer`, { ...words(mark, n), ...edit(who) });
        await who.does(`${other.id}/answer`, { ...words(`ANDERS-${mark}`, n + 4), ...edit(who) });
      }
    await noor.does(`${id}/reveal`);
    // Closed before anybody saw it; without names the texts of enough people are shown.
    await noor.does(`${other.id}/close`);
    const gone = ['EERSTE', 'TWEEDE', 'DERDE'].flatMap((mark) => [`${mark} `, `ANDERS-${mark}`]);
    gone.push(...(named ? ['ANDERS-LAATSTE'] : []));
    // At once, also while the others write on; and in the file that is left behind.
    expect(await onDisk(server, gone)).toEqual([]);
    await server.stop();
    expect(await onDisk(server, gone)).toEqual([]);
    expect(await onDisk(server, ['LAATSTE'])).toEqual(['LAATSTE']);
  },
);
