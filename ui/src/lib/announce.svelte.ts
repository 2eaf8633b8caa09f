/** What is said to screen readers without being shown. */

let text = $state('');

export const announced = {
  get text(): string {
    return text;
  },
};

/** Says `words` once the reader is free. */
export function announce(words: string): void {
  text = words;
}
