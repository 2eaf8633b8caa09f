/** @type {import('prettier').Config} */
export default {
  printWidth: 120,
  singleQuote: true,
  // Svelte drops the white space at both ends of an element. Where white space between two elements would be seen, the
  // elements are kept together by a `prettier-ignore`.
  htmlWhitespaceSensitivity: 'ignore',
  plugins: ['prettier-plugin-svelte'],
  overrides: [{ files: '*.svelte', options: { parser: 'svelte' } }],
};
