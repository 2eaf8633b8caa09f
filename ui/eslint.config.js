import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

import folders from './eslint/folders.js';
import strangers from './eslint/strangers.js';
import svelteIgnore from './eslint/svelte-ignore.js';
import svelteConfig from './svelte.config.js';

/** Closed sets are unions: a switch names every member, and the compiler says when one is new. */
const noDefault = {
  selector: 'SwitchCase[test=null]',
  message: 'Name every case: a `default` would hide a new one.',
};

export default ts.config(
  { ignores: ['dist', 'src/ipc/bindings.ts', '*.js', 'eslint/*.js'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    plugins: { engawa: { rules: { folders, strangers, 'svelte-ignore': svelteIgnore } } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
      'engawa/folders': 'error',
      'engawa/strangers': 'error',
      'engawa/svelte-ignore': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-len': ['error', { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreUrls: true }],
      'max-lines': ['error', 400],
      'no-restricted-syntax': ['error', noDefault],
      // Plain sets and maps are meant where they stand: what is drawn is said to be state.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
);
