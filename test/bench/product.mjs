// A built product that runs as people run it, on a free port and with an empty folder, for benches in a browser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { newFolder } from './processes.mjs';

/** Starts it; `end` resolves when it is gone. @param {string} folder where it was built */
export async function startProduct(folder) {
  const child = spawn(process.execPath, [join(folder, 'dist/server/main.js')], {
    cwd: folder,
    env: { ...process.env, PORT: '0', DATA_DIR: newFolder() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((ready, failed) => {
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
      const found = /https?:\/\/\S+/u.exec(said)?.[0];
      if (found) ready(found);
    });
    child.once('exit', (code) => failed(new Error(`The product ended with ${code} before it was ready: ${said}`)));
  });
  return {
    url,
    end: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
