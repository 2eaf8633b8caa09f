/** In which language the window speaks. */

export type Locale = 'en' | 'ja';

let current = $state<Locale>('en');

export const locale = {
  get current(): Locale {
    return current;
  },
};

/** `chosen`: `en`, `ja`, or none for the computer's language. */
export function useLocale(chosen: string | null): void {
  const name = chosen || navigator.language;
  current = name.startsWith('ja') ? 'ja' : 'en';
  document.documentElement.lang = current;
}
