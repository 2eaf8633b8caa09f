/** A member's photo, from a file. */
import { limits } from '../../ipc';
import { t } from '../../lib/i18n';

/** What the file dialog offers and the server takes. */
export const PHOTO_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** Why a file cannot be a photo; none when it can. */
export function photoRefusal(file: File): string | null {
  if (!PHOTO_TYPES.includes(file.type)) return t('admin-photo-wrong');
  return file.size > limits.photoBytes ? t('admin-photo-large') : null;
}

/** The bytes of a file in Base64. */
export function inBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
}
