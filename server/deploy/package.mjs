// Builds dist/package/, what npm gets: the element without the libraries it shares with its host, types, manifest, README.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './install.mjs';

const FOLDER = join(ROOT, 'dist/package');
const OWN = join(ROOT, 'server/deploy/package');
const ENTRY = 'client/widget/element.ts';
const ELEMENT = 'client/widget/customer-leader-canvas.ts';

export async function buildPackage() {
  const { build } = await import('vite');
  const [{ output }] = await build({ configFile: join(ROOT, 'vite.config.ts'), mode: 'package', logLevel: 'warn' });
  const typed = writeTypes();
  writeManifest();
  for (const file of ['README.md', 'react.d.ts', 'react.js']) cpSync(join(OWN, file), join(FOLDER, file));
  cpSync(join(ROOT, 'LICENSE'), join(FOLDER, 'LICENSE'));
  const own = new Set(output.map((file) => file.fileName));
  const imported = output.flatMap((file) => [...(file.imports ?? []), ...(file.dynamicImports ?? [])]);
  const libraries = [...imported.filter((id) => !own.has(id)), ...typed.filter((id) => !id.startsWith('.'))];
  writeJson('package.json', description(libraries.map(packageOf)));
}

function description(libraries) {
  const { name, version, description, license, engines, dependencies } = readJson(join(ROOT, 'package.json'));
  // Any later version that keeps its promises will do, so that a host brings each library once.
  const wanted = [...new Set(libraries)].sort().map((library) => [library, `^${dependencies[library]}`]);
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    engines,
    keywords: ['web-component', 'custom-element', 'canvas', 'strategy', 'collaboration'],
    exports: {
      '.': { types: './element.d.ts', default: './element.js' },
      './react': { types: './react.d.ts', default: './react.js' },
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    types: './element.d.ts',
    customElements: 'custom-elements.json',
    // All define elements.
    sideEffects: true,
    dependencies: Object.fromEntries(wanted),
    peerDependencies: { '@types/react': '>=19' },
    peerDependenciesMeta: { '@types/react': { optional: true } },
  };
}
function packageOf(id) {
  return id.split('/', id.startsWith('@') ? 2 : 1).join('/');
}

/** The declarations the entry leads to; what is marked as internal stays inside. Answers with the libraries they name. */
function writeTypes() {
  const scratch = mkdtempSync(join(tmpdir(), 'clc-types-'));
  try {
    const options = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: { noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true },
      files: [join(ROOT, ENTRY)],
      include: [],
    };
    Object.assign(options.compilerOptions, {
      rootDir: ROOT,
      outDir: scratch,
      typeRoots: [join(ROOT, 'node_modules/@types')],
    });
    const project = join(scratch, 'tsconfig.json');
    writeFileSync(project, JSON.stringify(options));
    // Whether all of the product compiles is not judged here; a declaration that is needed and did not come is.
    const compiled = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', project], { encoding: 'utf8' });
    const libraries = [];
    const known = new Set();
    const wanted = [ENTRY];
    for (const source of wanted) {
      if (known.has(source)) continue;
      known.add(source);
      const file = source.replace(/\.ts$/u, '.d.ts');
      if (!existsSync(join(scratch, file))) throw new Error(`${source} gave no types.\n${compiled.stdout}`);
      // What a file only sets going has no types to give.
      const text = readFileSync(join(scratch, file), 'utf8').replaceAll(/^import '\.[^']+';\n/gmu, '');
      const said = text.replaceAll(
        /((?:from|import)\s*\(?\s*['"])([^'"]+)\.ts(['"])/gu,
        (_all, before, path, after) => {
          wanted.push(join(dirname(source), `${path}.ts`));
          return `${before}${path}.js${after}`;
        },
      );
      libraries.push(...[...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/gu)].map(([, id]) => id));
      write(join('types', file), said);
    }
    write('element.d.ts', `export * from './types/${ENTRY.replace(/\.ts$/u, '.js')}';\n`);
    return libraries;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
/** custom-elements.json: the public element only, as the comment on its class describes it. */
function writeManifest() {
  const scratch = mkdtempSync(join(tmpdir(), 'clc-manifest-'));
  try {
    const analyzer = join(ROOT, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
    const settings = join(scratch, 'settings.mjs');
    // Left to itself it notes the place of the manifest in our own package.json, and no flag says otherwise.
    const asked = {
      litelement: true,
      quiet: true,
      packagejson: false,
      globs: [ELEMENT],
      outdir: relative(ROOT, scratch),
    };
    writeFileSync(settings, `export default ${JSON.stringify(asked)};`);
    run(process.execPath, [analyzer, 'analyze', '--config', relative(ROOT, settings)]);
    const manifest = readJson(join(scratch, 'custom-elements.json'));
    const element = manifest.modules.flatMap((m) => m.declarations).find((declared) => declared.customElement);
    element.members = element.members.filter((member) => !member.static && (member.privacy ?? 'public') === 'public');
    const { name, tagName } = element;
    const declaration = { name, module: 'element.js' };
    writeJson('custom-elements.json', {
      schemaVersion: manifest.schemaVersion,
      readme: 'README.md',
      modules: [
        {
          kind: 'javascript-module',
          path: 'element.js',
          declarations: [element],
          exports: [{ kind: 'custom-element-definition', name: tagName, declaration }],
        },
      ],
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${error?.message ?? ''}${stdout}${stderr}`);
}
function write(path, text) {
  mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
  writeFileSync(join(FOLDER, path), text);
}
function writeJson(path, value) {
  write(path, `${JSON.stringify(value, null, 2)}\n`);
}
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildPackage();
  console.log('Built: dist/package. Pack it with: npm pack ./dist/package');
}
