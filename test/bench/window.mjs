// The usual form of a measurement: all is ready, the measured part begins, it is done; and what the server used meanwhile.

/**
 * Everybody joins and warms up, "ready"; "go", the measured part, "done". Gives the result of the load beside it.
 *
 * @param {import('./processes.mjs').Server} server @param {import('./processes.mjs').Load} load
 */
export async function window(server, load) {
  await load.heard('ready');
  const before = server.usage();
  load.say('go');
  await load.heard('done');
  const after = server.usage();
  const result = await load.result();
  const seconds = (after.at - before.at) / 1000;
  const cpuMs = after.cpuMs - before.cpuMs;
  return { result, seconds, cpuMs, core: cpuMs / 1000 / seconds, rssMb: after.rssMb, peakMb: after.peakMb };
}
