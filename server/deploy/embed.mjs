// Builds the self-contained module for other people's pages, its short alias, and what is said of it in manifest.json.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

const FOLDER = join(ROOT, 'dist/client/embed');

/** dist/client/embed/: customer-leader-canvas.<hash>.js, assets/ loaded later, customer-leader-canvas.js, manifest.json. */
export async function buildEmbed() {
  const { build } = await import('vite');
  const { output } = await build({ configFile: join(ROOT, 'vite.config.ts'), mode: 'embed', logLevel: 'warn' });
  const module = output.find((chunk) => chunk.isEntry);
  // Its digest would say nothing of other files, and each would be a request more.
  if (module.imports.length)
    throw new Error(`The module for other pages needs ${module.imports.join(' and ')} at once.`);
  const integrity = `sha384-${createHash('sha384')
    .update(readFileSync(join(FOLDER, module.fileName)))
    .digest('base64')}`;
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(FOLDER, 'customer-leader-canvas.js'), `import './${module.fileName}';\n`);
  writeFileSync(join(FOLDER, 'manifest.json'), JSON.stringify({ file: module.fileName, integrity, version }));
}
