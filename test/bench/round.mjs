// One measurement: a fresh server, a fresh load generator, one case of one workload; and nothing left behind.
import { fileURLToPath } from 'node:url';
import { Load, Server } from './processes.mjs';

/**
 * @typedef {{ label: string, servers?: string[], runs?: number, [setting: string]: unknown }} Case
 * @typedef {{
 *   server: Server, speaks: 'y' | 'hocuspocus' | 'relay', case: Case, quick: boolean, seed: number,
 *   load: (job: object) => Load, notes: (note: string) => void,
 * }} Bench What a workload gets to work with.
 * @typedef {{
 *   title: string, servers: string[], cases: (quick: boolean) => Case[], minutes?: number, nodeFlags?: string[],
 *   columns: { name: string, label: string, digits?: number }[], aims: import('./report.mjs').Aim[],
 *   run: (bench: Bench) => Promise<{ numbers: Record<string, number>, problems: string[] }>,
 *   load: (job: object, stage: import('./load/main.mjs').Stage) => Promise<unknown>,
 * }} Workload `load` runs in the load generator, everything else here.
 */

/** @param {{ name: string, workload: Workload, one: Case, server: string, quick: boolean, seed: number }} what */
export async function measure({ name, workload, one, server: kind, quick, seed, nodeFlags = [] }) {
  const server = new Server(kind, [...nodeFlags, ...(workload.nodeFlags ?? [])]);
  const loads = [];
  const notes = [];
  const file = fileURLToPath(new URL(`workloads/${name.toLowerCase()}.mjs`, import.meta.url));
  const minutes = workload.minutes ?? 3;
  let timer;
  try {
    await server.start();
    const bench = {
      server,
      speaks: server.kind.speaks,
      case: one,
      quick,
      seed,
      load: (job) => {
        const load = new Load(file, { speaks: server.kind.speaks, seed, quick, ...job });
        loads.push(load);
        return load;
      },
      notes: (note) => notes.push(note),
    };
    const late = new Promise((_never, failed) => {
      timer = setTimeout(() => failed(new Error(`not done after ${minutes} minutes`)), minutes * 60_000);
    });
    const { numbers, problems } = await Promise.race([workload.run(bench), late]);
    return { numbers, problems, notes };
  } catch (error) {
    // A run that fails is a result too: the table says so, and the other servers still get their turn.
    return { numbers: {}, problems: [error.message], notes };
  } finally {
    clearTimeout(timer);
    await Promise.all(loads.map((load) => load.end()));
    await server.stop();
  }
}
