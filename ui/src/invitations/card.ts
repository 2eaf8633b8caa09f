/** The card that is printed: QR code, name and company, with words in the language of who reads it. */
import type { CardWords, Language } from '../ipc';
import { locale, wordsIn } from '../lib/i18n';
import { PSEUDO } from '../lib/languages';

/** The window's own language: most customers of a shop read what its members read. */
export function languageHere(): Language {
  return locale.language === PSEUDO ? 'en' : locale.language;
}

/** The card's words, in the language of who reads it. */
export async function cardWords(language: Language): Promise<CardWords> {
  const [call, how] = await Promise.all([
    wordsIn(language, 'invitations-card-call'),
    wordsIn(language, 'invitations-card-how'),
  ]);
  return { language, call, how };
}
