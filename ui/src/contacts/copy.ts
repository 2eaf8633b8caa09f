/** Copies what a contact's detail shows. */
import { t } from '../lib/i18n';
import { toast } from '../lib/toast';

/** Puts a text on the clipboard and says so. */
export async function copyValue(value: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value);
    toast(t('contacts-copied', { value }), { kind: 'done' });
  } catch {
    toast(t('contacts-copy-failed'), { kind: 'danger' });
  }
}
