/** The languages of the window, and what differs from one to the next beside the words. */

interface LanguageFacts {
  /** The BCP 47 tag, for `lang` and `Intl`; the language's words are in the folder `locales/<tag>`. */
  tag: string;
  /** How the language calls itself: whoever looks for it may read no other. */
  ownName: string;
  /** What stands between two sentences. */
  betweenSentences: '' | ' ';
  /** What stands between two names of a plain list; `Intl` has none for Japanese, Korean and Chinese. */
  betweenNames: '、' | ', ';
  /** LINE's pages for developers exist in this language. */
  lineDocs: 'en' | 'ja';
}

/** Each language under its spelling in Rust (`domain::language::Language`). */
export const LANGUAGES = {
  en: { tag: 'en', ownName: 'English', betweenSentences: ' ', betweenNames: ', ', lineDocs: 'en' },
  ja: { tag: 'ja', ownName: '日本語', betweenSentences: '', betweenNames: '、', lineDocs: 'ja' },
  ko: { tag: 'ko', ownName: '한국어', betweenSentences: ' ', betweenNames: ', ', lineDocs: 'en' },
  zh_tw: { tag: 'zh-TW', ownName: '繁體中文', betweenSentences: '', betweenNames: '、', lineDocs: 'en' },
  th: { tag: 'th', ownName: 'ไทย', betweenSentences: ' ', betweenNames: ', ', lineDocs: 'en' },
} as const satisfies Record<string, LanguageFacts>;

export type Language = keyof typeof LANGUAGES;

export const languages = Object.keys(LANGUAGES) as Language[];

/** The languages as a member chooses among them. */
export const languageOptions = languages.map((language) => ({ value: language, label: LANGUAGES[language].ownName }));

/** English made longer and accented, to find words that are hard-coded and places that are too narrow. */
export const PSEUDO = 'pseudo';
const PSEUDO_FACTS: LanguageFacts = { ...LANGUAGES.en, tag: 'en-XA', ownName: '⟦Þšéûðô⟧' };

export type Spoken = Language | typeof PSEUDO;

export function factsOf(language: Spoken): LanguageFacts {
  return language === PSEUDO ? PSEUDO_FACTS : LANGUAGES[language];
}

/** The language of a page's address, by its tag; English when it names none of ours. */
export function languageOfTag(tag: string | null): Spoken {
  if (tag === PSEUDO && import.meta.env.MODE !== 'production') return PSEUDO;
  return languages.find((language) => LANGUAGES[language].tag === tag) ?? 'en';
}
