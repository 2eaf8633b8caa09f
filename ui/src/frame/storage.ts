/** Storage faults: why nothing can be written on this computer. */

import { type ErrorCode, type StorageFault, toCommandError } from '../ipc';

const faults: Partial<Record<ErrorCode, StorageFault>> = {
  storage_full: 'full',
  storage_read_only: 'read_only',
  storage_unreachable: 'unreachable',
  storage_busy: 'busy',
  storage_broken: 'broken',
};

/** The storage fault behind an error; undefined when it is not the storage's, or there is none. */
export function faultOf(error: unknown): StorageFault | undefined {
  return error ? faults[toCommandError(error).code] : undefined;
}
