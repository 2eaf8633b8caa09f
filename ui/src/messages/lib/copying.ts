/** Copying what stands in a message. */

import { t } from '../../lib/i18n';
import { toast } from '../../lib/toast';

/** Puts words on the clipboard, and says whether it worked. */
export async function copyWords(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    toast(t('copied'), { kind: 'done' });
  } catch {
    toast(t('error-clipboard-failed'), { kind: 'danger' });
  }
}

/** The words that are marked within an element; empty when something else is marked, or nothing. */
export function markedIn(element: Element): string {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !element.contains(selection.anchorNode)) return '';
  return element.contains(selection.focusNode) ? selection.toString().trim() : '';
}
