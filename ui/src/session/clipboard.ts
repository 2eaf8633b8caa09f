/** The clipboard, for what the window itself knows. Everything else is copied by its command. */

import { CommandError } from '../ipc';

/** Puts a text on the clipboard. Throws `clipboard_failed`. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    throw new CommandError({ code: 'clipboard_failed', params: {}, fields: [] });
  }
}
