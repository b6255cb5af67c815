// Takes out of Yjs what this product never uses of it, for every first view carries the rest; elements are tested with the same.

const LOGGING = '\0plain-logging';
const ENVIRONMENT = '\0plain-environment';
/** As much of two modules of lib0 as Yjs needs in a browser. */
const PLAIN = {
  [LOGGING]: `const said = (what) => what.filter((part) => part !== '');
    export const print = (...what) => console.log(...said(what)), warn = (...what) => console.warn(...said(what));
    export const BOLD = '', UNBOLD = '', ORANGE = '', RED = '';`,
  [ENVIRONMENT]: `export const isBrowser = true, production = true, getVariable = () => undefined;`,
};

/**
 * Updates have two formats. We send and keep the first; Yjs itself makes use of the second only for what waits in memory
 * for something earlier, and turns it into the first to hand it on. So the first does for both.
 */
const INSTEAD = {
  DSDecoderV2: 'DSDecoderV1',
  UpdateDecoderV2: 'UpdateDecoderV1',
  DSEncoderV2: 'DSEncoderV1',
  UpdateEncoderV2: 'UpdateEncoderV1',
  convertUpdateFormatV2ToV1: '(update) => update',
  // Nobody looks at a document as it was.
  isVisible: '(item) => !item.deleted',
  splitSnapshotAffectedStructs: '() => undefined',
  typeListToArraySnapshot: '(type) => type.toArray()',
  typeMapGetAllSnapshot: '(type) => typeMapGetAll(type)',
};
/** Members for which neither we nor y-prosemirror nor the rest of Yjs ask. */
const UNUSED = {
  YEvent: ['changes', 'delta'],
  YTextEvent: ['changes', 'delta'],
  YArray: ['delete', 'forEach', 'get', 'map', 'push', 'slice', 'toJSON', 'unshift'],
  YText: ['getAttribute', 'getAttributes', 'insertEmbed', 'removeAttribute', 'setAttribute'],
  YXmlFragment: ['createTreeWalker', 'querySelector', 'querySelectorAll', 'firstChild', 'insertAfter', 'toDOM'],
  YXmlElement: ['hasAttribute', 'nextSibling', 'prevSibling', 'toDOM'],
  YXmlText: ['nextSibling', 'prevSibling', 'toDOM'],
  YXmlHook: ['toDOM'],
  Doc: ['load', 'getSubdocs', 'getSubdocGuids', 'getArray', 'getText', 'getXmlElement', 'toJSON'],
};

/** A file of Yjs without these; `program` is what it was parsed to. */
export function leaner(code, program) {
  let lean = code;
  for (const [start, end, by] of cutsIn(program).reverse()) lean = lean.slice(0, start) + by + lean.slice(end);
  return lean;
}
/** A plugin for whatever bundles the client. */
export function leanYjs() {
  return {
    name: 'lean-yjs',
    resolveId: {
      filter: { id: /^yjs$|^lib0\/(?:logging|environment)$|^\.\/environment\.js$/u },
      handler(id, importer) {
        // The sources instead of the one file, so that a part of it can come with the part of ours that uses it.
        if (id === 'yjs') return this.resolve('yjs/src/index.js', importer);
        if (id === 'lib0/logging') return LOGGING;
        return id === 'lib0/environment' || importer?.includes('/lib0/') ? ENVIRONMENT : undefined;
      },
    },
    load: {
      filter: { id: /^\0plain-/u },
      handler: (id) => PLAIN[id],
    },
    transform: {
      filter: { id: /\/yjs\/src\/(?:utils|types)\/\w+\.js$/u },
      handler(code) {
        return { code: leaner(code, this.parse(code)), map: null };
      },
    },
  };
}

/** From where to where, and what comes in its place; in the order of the text. */
function cutsIn({ body }) {
  return body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'VariableDeclaration')
      return declared.declarations
        .filter(({ id }) => Object.hasOwn(INSTEAD, id.name))
        .map(({ id, init }) => [init.start, init.end, INSTEAD[id.name]]);
    if (declared?.type !== 'ClassDeclaration') return [];
    const { name } = declared.id;
    if (Object.hasOwn(INSTEAD, name)) return [[declared.start, declared.end, `const ${name} = ${INSTEAD[name]};`]];
    return declared.body.body
      .filter(({ key }) => UNUSED[name]?.includes(key.name))
      .map(({ start, end }) => [start, end, '']);
  });
}
