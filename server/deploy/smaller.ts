// Makes what Vite builds smaller where nothing is lost by it: white space, lists of files, and two names for one thing.
import type { Rolldown } from 'vite';

/** What means nothing: indents, line ends within a tag, and in a style sheet its comments and the space around its marks. */
export function tight(code: string): string {
  return code
    .replace(/\bcss`[^`]*`/gu, (styles) =>
      styles
        .replace(/\/\*[^]*?\*\//gu, '')
        .replace(/\s+/gu, ' ')
        .replace(/ ?([{};]) ?/gu, '$1')
        .replaceAll(';}', '}')
        .replace(/([{;][a-z-]+): /gu, '$1:')
        .replaceAll(', ', ',')
        .replace(/(?<=[ :,(-])0(?=\.\d)/gu, ''),
    )
    .replace(/\n[ \t]+/gu, '\n')
    .replace(/\n(?=\/?>)/gu, '')
    .replace(/\n(?=[.@?]?[a-z-]+=["$])/giu, ' ');
}
/** Each `import()` with the name of its own file, in place of a list of all such files at the start. */
export function listless(code: string): string {
  const [line, list = '[]'] = /^const __vite__mapDeps=.*?\(m\.f=(\[.*?\])\).*\n/u.exec(code) ?? [''];
  const files = JSON.parse(list) as string[];
  return code.slice(line.length).replace(
    /__vite__mapDeps\(\[([\d,]+)\]\)/gu,
    (_, all: string) =>
      `[${all
        .split(',')
        .map((at) => `\`${files[Number(at)] ?? ''}\``)
        .join()}]`,
  );
}

/**
 * Files that are only imported as they start hand on what they have by the name it has in them, in the order of these
 * names: a second name for each, in an order of its own, is hardly squeezed. `named`: the names that others ask for.
 */
export function plainExports(
  bundle: Rolldown.OutputBundle,
  named: (chunk: Rolldown.OutputChunk) => readonly string[],
): void {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const onDemand = new Set(chunks.flatMap((chunk) => chunk.dynamicImports));
  const renamed = new Map<string, ReadonlyMap<string, string>>();
  for (const chunk of chunks) {
    if (onDemand.has(chunk.fileName)) continue;
    const kept = named(chunk);
    chunk.code = chunk.code.replace(/export\{([^}]*)\};?\s*$/u, (_, list: string) => {
      const pairs = list.split(',').map(pairOf);
      const plain = pairs.filter(([, name]) => !kept.includes(name));
      renamed.set(chunk.fileName, new Map(plain.map(([local, name]) => [name, local])));
      const others = pairs.filter(([, name]) => kept.includes(name)).map(([local, name]) => `${local} as ${name}`);
      return `export{${[...plain.map(([local]) => local).sort(), ...others].join()}};\n`;
    });
  }
  for (const chunk of chunks)
    chunk.code = chunk.code.replace(/\bimport\{([^}]*)\}from"([^"]+)"/gu, (whole, list: string, from: string) => {
      const names = renamed.get(new URL(from, `file:///${chunk.fileName}`).pathname.slice(1));
      if (!names) return whole;
      const pairs = list.split(',').map(pairOf);
      return `import{${pairs.map(([name, local]) => `${names.get(name) ?? name} as ${local}`).join()}}from"${from}"`;
    });
}
/** Of `a as b` both names, of `a` the same twice. */
function pairOf(one: string): readonly [string, string] {
  const [first = '', second = first] = one.trim().split(/\s+as\s+/u);
  return [first, second];
}
