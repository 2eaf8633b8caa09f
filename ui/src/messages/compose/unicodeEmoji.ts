/** Unicode's emoji with their names in the window's language: loaded when somebody wants one, and not before. */

import { locale } from '../../lib/i18n';

/** One emoji, as it is shown and found. */
export interface UnicodeEmoji {
  sign: string;
  /** Its name. */
  label: string;
  /** What it is searched by, in lower case. */
  words: string;
  group: EmojiGroup;
}

/** Unicode's groups, in their order; `components`, parts of other emoji, is none that people choose from. */
export const EMOJI_GROUPS = [
  'smileys',
  'people',
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;

export type EmojiGroup = (typeof EMOJI_GROUPS)[number];

/** By Unicode's numbers. */
const GROUP_OF: Partial<Record<number, EmojiGroup>> = {
  0: 'smileys',
  1: 'people',
  3: 'nature',
  4: 'food',
  5: 'travel',
  6: 'activities',
  7: 'objects',
  8: 'symbols',
  9: 'flags',
};

interface Listed {
  unicode: string;
  label: string;
  tags?: string[];
  group?: number;
}

type List = { default: Listed[] };

/** The lists that the window's languages have; a language without one is answered in English. */
const LISTS: Record<string, () => Promise<List>> = {
  en: () => import('emojibase-data/en/compact.json'),
  ja: () => import('emojibase-data/ja/compact.json'),
  ko: () => import('emojibase-data/ko/compact.json'),
  'zh-TW': () => import('emojibase-data/zh-hant/compact.json'),
  th: () => import('emojibase-data/th/compact.json'),
};

const loading = new Map<string, Promise<UnicodeEmoji[]>>();

/** All emoji in the language in use, in Unicode's order. */
export function unicodeEmoji(): Promise<UnicodeEmoji[]> {
  const name = locale.current in LISTS ? locale.current : 'en';
  const known = loading.get(name);
  if (known) return known;
  const list = (LISTS[name] as () => Promise<List>)().then(({ default: all }) => all.flatMap(read));
  loading.set(name, list);
  list.catch(() => loading.delete(name));
  return list;
}

function read({ unicode, label, tags = [], group }: Listed): UnicodeEmoji[] {
  const known = group === undefined ? undefined : GROUP_OF[group];
  if (!known) return [];
  return [{ sign: unicode, label, words: [unicode, label, ...tags].join(' ').toLocaleLowerCase(), group: known }];
}

/** Those that every word of the search is found in; what is called so comes first. */
export function foundEmoji(all: UnicodeEmoji[], search: string): UnicodeEmoji[] {
  const whole = search.normalize('NFKC').toLocaleLowerCase();
  const words = whole.split(/\s+/).filter(Boolean);
  const found = all.filter((one) => words.every((word) => one.words.includes(word)));
  return found.sort((a, b) => distance(a.label, whole) - distance(b.label, whole));
}

/** How far a name is from what was searched: it is that, begins so, has it in it, or only a keyword has. */
function distance(label: string, search: string): number {
  const name = label.toLocaleLowerCase();
  if (name === search) return 0;
  if (name.startsWith(search)) return 1;
  return name.includes(search) ? 2 : 3;
}
