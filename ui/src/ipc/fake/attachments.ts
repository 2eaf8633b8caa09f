/** What is made of the files that members hand in. */

import type { Attachment, AttachmentKind, AttachmentNote, AttachmentPart } from '../bindings';
import type { Content, Media, NewContent } from '../bindings';
import { found } from './rows';
import { nothing, photo } from './script';

/** What a file becomes, by the ending of its name; any other goes out as a link. */
const MADE: Record<string, { kind: AttachmentKind; notes?: AttachmentNote[]; duration?: number }> = {
  png: { kind: 'image' },
  jpg: { kind: 'image' },
  webp: { kind: 'image', notes: ['converted'] },
  mp4: { kind: 'video', duration: 12_000 },
  mp3: { kind: 'audio', duration: 12_000 },
  m4a: { kind: 'audio', duration: 12_000 },
  mov: { kind: 'file', notes: ['video_as_link'] },
  wav: { kind: 'file', notes: ['audio_as_link', 'metadata_kept'] },
  heic: { kind: 'file', notes: ['metadata_kept'] },
};

/** The attachment once its last slice of `bytes` bytes is here; before that null. */
export function attachmentOf({ id, name, offset, size }: AttachmentPart, bytes: number): Attachment | null {
  if (offset + bytes < size) return null;
  const ending = name.split('.').at(-1) ?? '';
  const { kind, notes = [], duration = null } = MADE[ending] ?? { kind: 'file', notes: ['file_as_link'] };
  const visual = kind === 'image' || kind === 'video';
  const media: Media = visual ? photo(`picture-${id}`) : { ...nothing, state: 'stored', hash: `file-${id}` };
  return { id, kind, name, size, media, duration, notes };
}

/** What the room shows of what a member sends; `attachments` are those of the room. */
export function contentOf(content: NewContent, attachments: Attachment[]): Content {
  if (content.kind === 'sticker') return { ...content, keywords: [], text: null };
  if (content.kind !== 'attachment') return content;
  const { kind, media, duration, name, size } = found(attachments, content.attachmentId);
  if (kind === 'file') return { kind, name, size, media, linked: true };
  return kind === 'image' ? { kind, media } : { kind, media, duration };
}
