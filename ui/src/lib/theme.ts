/** Light or dark. */

/** `system` is the computer's. */
type Theme = 'system' | 'light' | 'dark';

let chosen: Theme = 'system';
const system = () => matchMedia('(prefers-color-scheme: dark)');

function apply() {
  const computers = system().matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = chosen === 'system' ? computers : chosen;
}

export function useTheme(choice: Theme): void {
  chosen = choice;
  apply();
}

/** Follows the computer while nothing is chosen. */
export function watchTheme(): void {
  system().addEventListener('change', apply);
  apply();
}
