// The lint rules of the house: type-aware TypeScript, Lit, custom elements and accessible templates.
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const scripts = ['**/*.mjs', '**/*.js'];
/** Where a person reads the terminal. */
const speakers = ['server/main.ts', 'server/deploy/*.mjs', 'test/run.mjs', 'test/quality/*.mjs'];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // Numbers and booleans in a template are plain; a `void` arrow is how listeners are written here.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Values from a shared document are `unknown` whatever their declared type says, so guards may look needless.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Lit lifecycle methods and interfaces of libraries are called with their own `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    rules: {
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-duplicate-imports': 'off',
      eqeqeq: ['error', 'always'],
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
    },
  },
  { files: speakers, rules: { 'no-console': 'off' } },
  {
    files: scripts,
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', performance: 'readonly' },
    },
  },
  {
    files: scripts,
    rules: { 'no-undef': ['error'] },
    languageOptions: { globals: { setTimeout: 'readonly', clearTimeout: 'readonly' } },
  },
  {
    // The template, the examples and the sentences are data.
    files: ['shared/template/*.ts', 'client/words/**/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['client/**/*.ts'],
    plugins: { lit, wc, 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      'lit/no-native-attributes': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-template-arrow': 'off',
      'wc/guard-super-call': 'off',
      'wc/require-listener-teardown': 'error',
      // Safari drops the list role of a list without markers, so it is written out.
      'lit-a11y/no-redundant-role': 'off',
      // It does not know that a checkbox with the role of a switch brings its own state.
      'lit-a11y/role-has-required-aria-attrs': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test reads what it has just made, so it may say that something is there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // A plug-in for snapshots gives chai's `equal` the type of a promise; it throws at once all the same. What is
      // truly a promise (`accessible()`) is not named here and must be awaited.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: ['Equal'] }] },
      ],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // The only way in which a script can type as a person does, so that the browser sends what it sends then.
      '@typescript-eslint/no-deprecated': ['error', { allow: [{ from: 'lib', name: 'execCommand' }] }],
    },
  },
);
