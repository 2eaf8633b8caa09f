import type { Packed } from '../../src/lib/packed';

/** The words of this language in one chunk, which is read when it is spoken. */
export default import.meta.glob<Packed[]>('./*.ftl', { query: '?parsed', import: 'default', eager: true });
