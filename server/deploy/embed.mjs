// Builds the self-contained module for other people's pages, its short alias, what is said of it in manifest.json, and the snippet for frames.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const NAME = 'customer-leader-canvas';
const FOLDER = join(ROOT, 'dist/client/embed');

/** dist/client/embed/: the module with a hash in its name, assets/ loaded later, the alias, manifest.json, frame.js. */
export async function buildEmbed() {
  const { build } = await import('vite');
  const { output } = await build({ configFile: join(ROOT, 'vite.config.ts'), mode: 'embed', logLevel: 'warn' });
  const module = output.find((chunk) => chunk.isEntry && chunk.name === NAME);
  // Its digest would say nothing of other files, and each would be a request more.
  if (module.imports.length)
    throw new Error(`The module for other pages needs ${module.imports.join(' and ')} at once.`);
  const integrity = `sha384-${createHash('sha384')
    .update(readFileSync(join(FOLDER, module.fileName)))
    .digest('base64')}`;
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(FOLDER, `${NAME}.js`), `import './${module.fileName}';\n`);
  writeFileSync(join(FOLDER, 'manifest.json'), JSON.stringify({ file: module.fileName, integrity, version }));
}
