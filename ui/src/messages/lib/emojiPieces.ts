/** LINE emoji in messages. */

import type { TextEmoji } from '../../ipc';

/** What stands in a text field and in a draft for a LINE emoji: its set and number. */
export const MARK = /⟦☻(\d+)-(\w+)⟧/g;

/** A piece of a text: words, or what stands for an emoji. */
export interface EmojiPiece {
  text: string;
  emoji?: TextEmoji;
}

/** Cuts a text into words and emoji. Stretches that lie outside of it or over one another are taken as words. */
export function emojiPieces(text: string, emojis: TextEmoji[]): EmojiPiece[] {
  const pieces: EmojiPiece[] = [];
  let from = 0;
  for (const emoji of [...emojis].sort((a, b) => a.index - b.index)) {
    const end = emoji.index + emoji.length;
    if (emoji.index < from || emoji.length < 1 || end > text.length) continue;
    if (emoji.index > from) pieces.push({ text: text.slice(from, emoji.index) });
    pieces.push({ text: text.slice(emoji.index, end), emoji });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
