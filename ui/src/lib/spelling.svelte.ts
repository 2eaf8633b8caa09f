/** Whether the fields for sentences are checked for spelling as one types: a choice of this computer. */

import { readStored, writeStored } from './stored';

const KEY = 'spelling';

let on = $state(readStored(KEY) !== 'off');

export const spelling = {
  get on(): boolean {
    return on;
  },
  set on(next: boolean) {
    on = next;
    writeStored(KEY, next ? 'on' : 'off');
  },
};
