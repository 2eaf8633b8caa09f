/** Whether a single sign is a shortcut. Who dictates, or whose hand slips, switches that off (WCAG 2.1.4). */

import { readStored, writeStored } from './stored';

const KEY = 'single-keys';

let on = $state(readStored(KEY) !== 'off');

export const singleKeys = {
  get on(): boolean {
    return on;
  },
  set on(next: boolean) {
    on = next;
    writeStored(KEY, next ? 'on' : 'off');
  },
};
