/** The simulator reads no larger pictures (10 MB, in bytes), and files travel as Base64 in a body of 16 MB. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** The bytes of a file as Base64, without the `data:` head. */
export function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/u, ''));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'));
    reader.readAsDataURL(file);
  });
}

/** The first picture among what was pasted or dropped; null when there is none. */
export function pictureOf(items: DataTransfer | null): File | null {
  const files = Array.from(items?.files ?? []);
  return files.find((file) => file.type.startsWith('image/')) ?? null;
}

/** The picture in the clipboard, for the button; null when there is none. @throws when the page may not look. */
export async function clipboardPicture(): Promise<Blob | null> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((name) => name.startsWith('image/'));
    if (type !== undefined) return await item.getType(type);
  }
  return null;
}
