/** In which language the window speaks. */

export type Locale = 'en' | 'ja';

let current = $state<Locale>('en');

export const locale = {
  get current(): Locale {
    return current;
  },
};

/** `system` is the computer's language. */
export function useLocale(chosen: Locale | 'system'): void {
  const name = chosen === 'system' ? navigator.language : chosen;
  current = name.startsWith('ja') ? 'ja' : 'en';
  document.documentElement.lang = current;
}
