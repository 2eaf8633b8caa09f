/** Diagnostics as text: what the program and the open workspace tell of themselves. */

import { call, shell } from '../ipc';

/** Everything that is told, as JSON: whoever helps can read it, and so can a program. */
export async function diagnostics(): Promise<string> {
  const [program, workspace] = await Promise.all([shell.aboutGet(), call('diagnostics_get', {})]);
  return JSON.stringify({ program, workspace }, null, 2);
}
