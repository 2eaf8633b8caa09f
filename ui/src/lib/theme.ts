/** Light or dark. */

let chosen: string | null = null;
const system = () => matchMedia('(prefers-color-scheme: dark)');

function apply() {
  document.documentElement.dataset.theme = chosen ?? (system().matches ? 'dark' : 'light');
}

/** `choice`: `light`, `dark`, or none for the computer's. */
export function useTheme(choice: string | null): void {
  chosen = choice === 'light' || choice === 'dark' ? choice : null;
  apply();
}

/** Follows the computer while nothing is chosen. */
export function watchTheme(): void {
  system().addEventListener('change', apply);
  apply();
}
