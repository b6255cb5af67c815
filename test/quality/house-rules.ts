// The rules of the house as pure functions: each takes source files and answers with what breaks it.
import ts from 'typescript';

/** A file as the rules see it; `path` is relative to the repository, with "/". */
export interface Source {
  readonly path: string;
  readonly text: string;
}
export type Rule = (sources: readonly Source[]) => string[];

interface Import {
  readonly from: string;
  readonly line: number;
}

const HOUSES = ['client', 'server', 'shared', 'test'];
const LIBRARIES_OF_SHARED = ['yjs', 'lib0', 'valibot', 'fractional-indexing'];
/** Globals of a browser, of Node, a clock or a die: `shared` is handed what it needs of them. */
const OUTSIDE_GLOBALS = new Set([
  ...[
    'window',
    'document',
    'navigator',
    'location',
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'fetch',
    'WebSocket',
  ],
  ...['HTMLElement', 'customElements', 'process', 'Buffer', 'global', 'globalThis', 'crypto', 'console', 'performance'],
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'],
]);
/** Each outside thing has one owner: where it may be imported. `test` may look at everything. */
const OWNERS: readonly { readonly library: RegExp; readonly owners: readonly string[] }[] = [
  { library: /^ws$/u, owners: ['server/sync/sockets.ts'] },
  { library: /^y-indexeddb(\/|$)/u, owners: ['client/session/'] },
  // A stock client is something to be tried against; ours speaks the protocol itself.
  { library: /^y-websocket(\/|$)/u, owners: [] },
  { library: /^jose(\/|$)/u, owners: ['server/access/jwt.ts'] },
  { library: /^(y-prosemirror|prosemirror-[a-z-]+)(\/|$)/u, owners: ['client/text/'] },
  { library: /^@dnd-kit\//u, owners: ['client/board/'] },
  { library: /^lucide(\/|$)/u, owners: ['client/ui/'] },
  { library: /^@fontsource/u, owners: ['client/ui/', 'client/app/', 'client/widget/', 'client/gallery/'] },
  { library: /^(kysely|libsql)(\/|$)/u, owners: ['server/store/'] },
  { library: /^(fastify|@fastify\/[a-z-]+)(\/|$)/u, owners: ['server/http/'] },
  { library: /^close-with-grace$/u, owners: ['server/main.ts'] },
];

/** client -> shared <- server; `test` may look into all. */
export const doors: Rule = (sources) =>
  eachImport(sources, (source, { from, line }) => {
    const here = houseOf(source.path);
    const there = from.startsWith('.') ? houseOf(resolve(source.path, from)) : undefined;
    // What builds the houses stands outside of them.
    if (
      !HOUSES.includes(here) ||
      here === 'test' ||
      there === undefined ||
      !HOUSES.includes(there) ||
      there === here ||
      there === 'shared'
    )
      return undefined;
    return `${source.path}:${line} looks into ${there} (${from})`;
  });

/** `shared` knows no DOM, no Node, no socket, no clock and no chance. */
export const sharedIsPure: Rule = (sources) => {
  const shared = sources.filter((s) => houseOf(s.path) === 'shared');
  const imports = eachImport(shared, (source, { from, line }) => {
    const fits = from.startsWith('.') || LIBRARIES_OF_SHARED.some((lib) => from === lib || from.startsWith(`${lib}/`));
    return fits ? undefined : `${source.path}:${line} imports ${from}`;
  });
  const globals = shared.flatMap((source) => {
    const tree = parse(source);
    const found: string[] = [];
    const declared = declaredNames(tree);
    walk(tree, (node) => {
      const name = ts.isIdentifier(node) && isValueUse(node) ? node.text : undefined;
      if (name && OUTSIDE_GLOBALS.has(name) && !declared.has(name)) found.push(at(source, tree, node, `uses ${name}`));
      if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random'].includes(node.getText(tree)))
        if (ts.isCallExpression(node.parent)) found.push(at(source, tree, node, `calls ${node.getText(tree)}`));
      if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date' && !node.arguments?.length)
        found.push(at(source, tree, node, 'reads the clock'));
    });
    return found;
  });
  return [...imports, ...globals];
};

/** One file or folder owns each outside thing; only `server/config.ts` reads the environment. */
export const oneOwner: Rule = (sources) => {
  const product = sources.filter((s) => houseOf(s.path) !== 'test' && !s.path.endsWith('.mjs') && s.path.includes('/'));
  const imports = eachImport(product, (source, { from, line }) => {
    const owned = OWNERS.find((o) => o.library.test(from));
    const fits = !owned || owned.owners.some((o) => (o.endsWith('/') ? source.path.startsWith(o) : source.path === o));
    return fits ? undefined : `${source.path}:${line} imports ${from}, which belongs to ${owned.owners.join(' and ')}`;
  });
  const environment = product
    .filter((s) => s.path !== 'server/config.ts')
    .flatMap((source) => {
      const tree = parse(source);
      const found: string[] = [];
      walk(tree, (node) => {
        if (ts.isPropertyAccessExpression(node) && node.getText(tree) === 'process.env')
          found.push(at(source, tree, node, 'reads process.env'));
      });
      return found;
    });
  return [...imports, ...environment];
};

/** No file imports itself through others; imports of types count. */
export const noCycles: Rule = (sources) => {
  const graph = new Map(
    sources.map((s) => [
      s.path,
      importsOf(s)
        .filter((i) => i.from.startsWith('.'))
        .map((i) => resolve(s.path, i.from)),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const back = trail.indexOf(path);
    if (back >= 0) {
      found.push([...trail.slice(back), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
};

/** No `any`, and nothing that silences the compiler. */
export const noAny: Rule = (sources) =>
  sources.flatMap((source) => {
    const tree = parse(source);
    const found: string[] = [];
    walk(tree, (node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(at(source, tree, node, 'says any'));
    });
    for (const [index, line] of source.text.split('\n').entries())
      if (/^\s*(\/\/|\/?\*)\s*@ts-(ignore|nocheck|expect-error)/u.test(line))
        found.push(`${source.path}:${index + 1} silences the compiler`);
    return found;
  });

/** The first line of a file says in one sentence what it is for. */
export const firstLineSays: Rule = (sources) =>
  sources
    .filter((s) => !/^\/\/ [A-Z0-9`@<].{14,}/u.test(s.text))
    .map((s) => `${s.path} does not say on its first line what it is for`);

/** No test is skipped or run alone, none waits for time, none asks axe about what still moves. */
export const honestTests: Rule = (sources) =>
  sources
    .filter((s) => s.path.startsWith('test/'))
    .flatMap((source) => {
      const tree = parse(source);
      const found: string[] = [];
      walk(tree, (node) => {
        if (!ts.isCallExpression(node)) return;
        const called = node.expression.getText(tree);
        if (/^(x|f)(it|describe|test)$|^(it|describe|test|suite)\.(only|skip|todo|fails|skipIf|runIf)$/u.test(called))
          found.push(at(source, tree, node, `calls ${called}`));
        if (/(^|\.)(waitForTimeout|aTimeout|sleep)$/u.test(called))
          found.push(at(source, tree, node, `waits for time (${called})`));
        const first = node.arguments[0];
        if (called === 'setTimeout' && first && ts.isIdentifier(first) && /^(r|res|resolve|done|ok)$/u.test(first.text))
          found.push(at(source, tree, node, 'waits for time (setTimeout)'));
        // What still fades in fails by chance; only the helper waits for that.
        if (/\.be\.accessible$/u.test(called) && source.path !== 'test/client/accessible.ts')
          found.push(at(source, tree, node, 'asks axe in the middle of an animation; use expectAccessible'));
      });
      return found;
    });

/** No file only passes on what others export. */
export const noBarrels: Rule = (sources) =>
  sources
    .filter((source) => {
      const statements = parse(source).statements.filter((s) => !ts.isImportDeclaration(s));
      const passesOn = statements.filter((s) => ts.isExportDeclaration(s) && s.moduleSpecifier);
      return /(^|\/)index\.ts$/u.test(source.path) || (passesOn.length > 0 && passesOn.length === statements.length);
    })
    .map((s) => `${s.path} is a barrel`);

/** An error is never swallowed: a catch does something, or says why not. */
export const noSilentCatch: Rule = (sources) =>
  sources.flatMap((source) => {
    const tree = parse(source);
    const found: string[] = [];
    walk(tree, (node) => {
      if (ts.isCatchClause(node) && /^\{\s*\}$/u.test(node.block.getText(tree)))
        found.push(at(source, tree, node, 'swallows an error'));
    });
    return found;
  });

/** What people write reaches the page as text only. */
export const noRawMarkup: Rule = (sources) =>
  sources
    .filter((s) => s.path.startsWith('client/'))
    .flatMap((source) => {
      const tree = parse(source);
      const found: string[] = [];
      walk(tree, (node) => {
        if (
          ts.isIdentifier(node) &&
          /^(unsafeHTML|unsafeSVG|unsafeCSS|innerHTML|outerHTML|insertAdjacentHTML)$/u.test(node.text)
        )
          found.push(at(source, tree, node, `uses ${node.text}`));
      });
      return found;
    });

/** What may lie at the top of the repository, besides dotfiles. */
export const TOP_LEVEL = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'README.md', 'LICENSE'],
  ...['client', 'server', 'shared', 'test'],
];
export function strangersAtTheTop(names: readonly string[]): string[] {
  return names.filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name));
}
/** Folders the map in the README does not name as `path/`. */
export function missingFromMap(readme: string, folders: readonly string[]): string[] {
  return folders.filter((folder) => !readme.includes(`\`${folder}/\``));
}

function houseOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}
function resolve(from: string, relative: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('?', 1)[0]!.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
function eachImport(sources: readonly Source[], judge: (s: Source, i: Import) => string | undefined): string[] {
  return sources.flatMap((s) => importsOf(s).flatMap((i) => judge(s, i) ?? []));
}
/** Static, dynamic, re-exporting and type imports. */
function importsOf(source: Source): Import[] {
  const tree = parse(source);
  const found: Import[] = [];
  walk(tree, (node) => {
    const target =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (target && ts.isStringLiteralLike(target)) found.push({ from: target.text, line: lineOf(tree, node) });
  });
  return found;
}

const trees = new WeakMap<Source, ts.SourceFile>();
function parse(source: Source): ts.SourceFile {
  const known = trees.get(source);
  if (known) return known;
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true);
  trees.set(source, tree);
  return tree;
}
function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
function at(source: Source, tree: ts.SourceFile, node: ts.Node, what: string): string {
  return `${source.path}:${lineOf(tree, node)} ${what}`;
}
function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}
/** An identifier that is read as a value, not the name of a property, a declaration or a type. */
function isValueUse(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent) || ts.isTypeElement(parent)) return false;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent))
    return parent.name !== node;
  return !ts.isFunctionDeclaration(parent) && !ts.isMethodDeclaration(parent) && !ts.isImportSpecifier(parent);
}
function declaredNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  walk(tree, (node) => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (declares && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}
