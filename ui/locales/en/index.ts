/** The words of this language in one chunk, which is read when it is spoken. */
export default import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default', eager: true });
