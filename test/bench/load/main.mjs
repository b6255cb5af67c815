// The process that makes the load: runs the `load` of one workload and talks with the bench about it.
import { pathToFileURL } from 'node:url';

/** @typedef {{ say: (name: string, data?: unknown) => void, heard: (name: string) => Promise<any> }} Stage */
const heard = new Map();
const waiting = new Map();

/** @type {Stage} */
const stage = {
  say: (name, data) => process.send?.({ name, data }),
  heard: (name) => {
    const [first, ...rest] = heard.get(name) ?? [];
    heard.set(name, rest);
    return first ? Promise.resolve(first.data) : new Promise((told) => waiting.set(name, told));
  },
};
process.on('message', ({ name, data }) => {
  const told = waiting.get(name);
  waiting.delete(name);
  if (told) told(data);
  else heard.set(name, [...(heard.get(name) ?? []), { data }]);
});
// The bench has gone: nobody wants the numbers any more.
process.on('disconnect', () => process.exit(0));

const { file, job } = await stage.heard('job');
try {
  const workload = await import(pathToFileURL(file).href);
  stage.say('result', { ok: await workload.load(job, stage) });
} catch (error) {
  stage.say('result', { error: error.stack ?? String(error) });
}
