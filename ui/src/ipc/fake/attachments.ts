/** What is made of the files that members hand in. */

import type { AttachmentPart } from '../backend';
import type { Attachment, AttachmentKind, Content, NewContent } from '../bindings';
import { wireError } from '.';
import { nothing, photo } from './script';

const MOST = 200_000_000;
const PICTURES = ['png', 'jpg', 'jpeg'];
const CONVERTED = ['webp', 'gif', 'bmp'];

const SOUNDS = ['mp3', 'm4a'];

function kindOf(extension: string): { kind: AttachmentKind; notes: string[] } {
  if (PICTURES.includes(extension)) return { kind: 'image', notes: [] };
  if (CONVERTED.includes(extension)) return { kind: 'image', notes: ['converted'] };
  if (extension === 'mp4') return { kind: 'video', notes: [] };
  if (SOUNDS.includes(extension)) return { kind: 'audio', notes: [] };
  if (extension === 'mov') return { kind: 'file', notes: ['video_as_link'] };
  if (extension === 'wav') return { kind: 'file', notes: ['audio_as_link', 'metadata_kept'] };
  if (extension === 'heic') return { kind: 'file', notes: ['metadata_kept'] };
  return { kind: 'file', notes: ['file_as_link'] };
}

/** The attachment once its last slice of `bytes` bytes is here; before that null. */
export function attachmentOf({ id, name, offset, size }: AttachmentPart, bytes: number): Attachment | null {
  if (size === 0) throw wireError('bad_attachment', { why: 'empty' });
  if (size > MOST) throw wireError('bad_attachment', { why: 'too_large', limit: String(MOST) });
  if (offset + bytes < size) return null;
  const { kind, notes } = kindOf(name.split('.').at(-1)?.toLowerCase() ?? '');
  const media =
    kind === 'image' || kind === 'video' ? photo(`picture-${id}`) : { ...nothing, state: 'stored', hash: `file-${id}` };
  return { id, kind, name, size, media, duration: kind === 'video' || kind === 'audio' ? 12_000 : null, notes };
}

/** What the room shows of what a member sends; `attachments` are those of the room. */
export function contentOf(content: NewContent, attachments: Attachment[]): Content {
  if (content.kind === 'sticker') return { ...content, keywords: [], text: null };
  if (content.kind !== 'attachment') return content;
  const found = attachments.find(({ id }) => id === content.attachmentId);
  if (!found) throw wireError('not_found');
  const { kind, media, duration, name, size } = found;
  if (kind === 'file') return { kind, name, size, media, linked: true };
  return kind === 'image' ? { kind, media } : { kind, media, duration };
}
