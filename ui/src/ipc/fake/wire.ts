/** Errors as they come over the wire. */

import type { Error as WireError, ErrorCode, FieldErrorCode } from '../bindings';

/** An error, for handlers to throw. */
export function wireError(code: ErrorCode, params: Record<string, string> = {}): WireError {
  return { code, params, fields: [] };
}

/** A form with wrong fields: what is wrong with each. */
export function wrongFields(fields: Record<string, FieldErrorCode>): WireError {
  return {
    ...wireError('invalid_fields'),
    fields: Object.entries(fields).map(([field, code]) => ({ field, code })),
  };
}
