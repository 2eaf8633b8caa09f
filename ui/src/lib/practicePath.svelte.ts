/** Whether the practice path is shown: until everything was tried, and again when somebody asks for it. */

import { readStored, writeStored } from './stored';

const KEY = 'practice-path';

type Choice = 'shown' | 'hidden' | 'none';

function kept(): Choice {
  const text = readStored(KEY);
  return text === 'shown' || text === 'hidden' ? text : 'none';
}

let choice = $state<Choice>(kept());

function choose(next: Choice) {
  choice = next;
  writeStored(KEY, next);
}

export const practicePath = {
  /** `done`: everything was tried. */
  isShown(done: boolean): boolean {
    return choice === 'shown' || (choice === 'none' && !done);
  },
  show: () => choose('shown'),
  hide: () => choose('hidden'),
  /** As at first: until everything was tried. */
  reset: () => choose('none'),
};
