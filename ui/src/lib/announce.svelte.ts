/** What is said to screen readers without being shown. */

/** One thing that was said. */
interface Said {
  id: number;
  words: string;
}

/** How many stay: a reader that is busy reads all of them when it is free. */
const MOST = 5;

let said = $state.raw<Said[]>([]);
let last = 0;

export const announced = {
  /** The latest last. The same words twice are two things: a text that stays as it is would be said once. */
  get said(): readonly Said[] {
    return said;
  },
};

/** Says `words` once the reader is free. */
export function announce(words: string): void {
  said = [...said, { id: ++last, words }].slice(-MOST);
}
