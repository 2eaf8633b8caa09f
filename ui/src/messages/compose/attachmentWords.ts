/** Attachments in words. */

import type { AttachmentNote } from '../../ipc';
import { attachmentRefusal, errorWords } from '../../session/errors';
import { locale, t } from '../../lib/i18n';
import { fileSize } from '../../lib/text';
import type { Entering } from './attachments.svelte';

/** What was done to an attachment so that LINE takes it. */
export function noteWords(note: AttachmentNote): string {
  switch (note) {
    case 'converted':
      return t('attachment-converted');
    case 'made_smaller':
      return t('attachment-made-smaller');
    case 'video_as_link':
      return t('attachment-video-as-link');
    case 'audio_as_link':
      return t('attachment-audio-as-link');
    case 'file_as_link':
      return t('attachment-file-as-link');
    case 'metadata_kept':
      return t('attachment-metadata-kept');
  }
}

/** Why a file was not taken. */
export function attachmentFailure(failure: NonNullable<Entering['failure']>): string {
  if (failure === 'unreadable') return t('attachment-unreadable');
  if (failure.code !== 'bad_attachment') return errorWords(failure);
  switch (attachmentRefusal(failure)) {
    case 'empty':
      return t('attachment-empty');
    case 'too_large':
      return failure.params.limit
        ? t('attachment-too-large', { limit: fileSize(Number(failure.params.limit), locale.current) })
        : t('attachment-too-large-plain');
    case 'not_complete':
      return t('attachment-not-complete');
    case 'unreadable':
      return t('attachment-unreadable');
  }
}
