/** In which language the window speaks. */

export type Locale = 'en' | 'ja';

let current = $state<Locale>('en');

export const locale = {
  get current(): Locale {
    return current;
  },
};

/** `wanted`: `en`, `ja`, or none for the computer's language. */
export function useLocale(wanted: string | null): void {
  const name = wanted || navigator.language;
  current = name.startsWith('ja') ? 'ja' : 'en';
  document.documentElement.lang = current;
}
