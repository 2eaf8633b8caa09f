import { base64 } from '../lib/pictures';
import type { NewMessage } from '../lib/wire';

/** What a file from the phone becomes on LINE: pictures, videos and sounds are their own types. */
export async function newMessageOf(file: File): Promise<NewMessage> {
  const content = await base64(file);
  const contentType = file.type === '' ? undefined : file.type;
  if (file.type === 'image/png' || file.type === 'image/jpeg') return { type: 'image', content, contentType };
  if (file.type.startsWith('video/')) return { type: 'video', content, contentType };
  if (file.type.startsWith('audio/')) return { type: 'audio', content, contentType };
  return { type: 'file', content, contentType, fileName: file.name };
}
