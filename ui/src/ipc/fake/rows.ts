/** Rows with ids, as every part keeps them. */

import { wireError } from './wire';

interface Row {
  id: string;
}

/** The row with this id. Throws the wire's `not_found`. */
export function found<T extends Row>(rows: T[], id: string): T {
  const row = rows.find((one) => one.id === id);
  if (!row) throw wireError('not_found');
  return row;
}

/** The rows with this one in the place of the one with its id, or at the end. */
export function withRow<T extends Row>(rows: T[], row: T): T[] {
  return rows.some(({ id }) => id === row.id) ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row];
}
