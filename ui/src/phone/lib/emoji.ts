import type { Emoji } from './wire';

/** A piece of a text: words, or a LINE emoji in it. */
export type EmojiPart = { text: string } | { emoji: Emoji };

/**
 * Cuts a text into words and LINE emoji. In an account's text each emoji stands at a `$`; in a user's it has a length,
 * and a name in brackets stands there. LINE's pictures are LINE's: what stands in the text shows that one is meant.
 */
export function emojiParts(text: string, emojis: readonly Emoji[] = []): EmojiPart[] {
  const parts: EmojiPart[] = [];
  let from = 0;
  for (const emoji of emojis.toSorted((one, other) => one.index - other.index)) {
    const end = emoji.index + (emoji.length ?? 1);
    if (emoji.index < from || end > text.length) continue;
    if (emoji.index > from) parts.push({ text: text.slice(from, emoji.index) });
    parts.push({ emoji });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The text in one line, for places without room for more: `☺` for an emoji, never LINE's `$`. */
export function withoutDollars(text: string, emojis: readonly Emoji[] = []): string {
  return emojiParts(text, emojis)
    .map((part) => ('text' in part ? part.text : '☺'))
    .join('');
}
