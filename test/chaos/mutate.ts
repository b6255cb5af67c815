// Breaks a source file in one chosen place, found in its syntax; a place that is not there is an error, never a no-op.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** One fault put into one file. */
export interface Mutation {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  /** The whole file as it is with the fault. */
  readonly text: string;
}
interface Edit {
  readonly node: ts.Node;
  readonly by: string;
}

export class SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  constructor(path: string, text = readFileSync(join(ROOT, path), 'utf8')) {
    this.path = path;
    this.text = text;
    this.tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  }
  /** Every node that fits, in the order of the text. */
  all<N extends ts.Node>(fits: (node: ts.Node) => node is N, also: (node: N) => boolean = () => true): N[] {
    const found: N[] = [];
    const walk = (node: ts.Node): void => {
      if (fits(node) && also(node)) found.push(node);
      ts.forEachChild(node, walk);
    };
    walk(this.tree);
    return found;
  }
  /** The calls of what is written like this: `store.journal.append`. */
  calls(callee: RegExp): ts.CallExpression[] {
    return this.all(ts.isCallExpression, (call) => callee.test(call.expression.getText(this.tree)));
  }
  /** The body of the function or method of this name; throws when there is none. */
  bodyOf(name: string): ts.Block {
    const [found] = this.all(
      (node): node is ts.FunctionDeclaration | ts.MethodDeclaration =>
        (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name?.getText(this.tree) === name,
    );
    if (!found?.body) throw new Error(`${this.path} has no ${name} any more: this mutation must be written anew.`);
    return found.body;
  }
  lineOf(node: ts.Node): number {
    return this.tree.getLineAndCharacterOfPosition(node.getStart(this.tree)).line + 1;
  }
  mutated(name: string, ...edits: readonly Edit[]): Mutation {
    if (edits.length === 0)
      throw new Error(`${name}: ${this.path} has no such place any more; this mutation must be written anew.`);
    let text = this.text;
    for (const { node, by } of [...edits].sort((a, b) => b.node.getStart(this.tree) - a.node.getStart(this.tree)))
      text = text.slice(0, node.getStart(this.tree)) + by + text.slice(node.getEnd());
    const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: this.path });
    if (text === this.text || diagnostics.length > 0) throw new Error(`${name} leaves no program: ${this.path}`);
    return { name, file: this.path, text };
  }
}

export function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => new SourceFile(`${folder}/${name}`));
}
