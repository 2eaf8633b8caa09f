/**
 * LINE emoji in what is typed. LINE gives no pictures of them, and a text field holds only letters, so each stands
 * there as its set and number between rare brackets: `⟦☻1-023⟧`. It can be read, copied, undone and kept in a draft
 * like any other text; a `$` that somebody typed is never one.
 */

import { type EmojiProduct, type NewContent, type TextEmoji, call } from '../../ipc';
import { MARK } from '../lib/emojiPieces';

let loading: Promise<EmojiProduct[]> | undefined;
let loaded: EmojiProduct[] = [];

/** LINE's sendable emoji, asked for once. Throws a CommandError. */
export function emojiProducts(): Promise<EmojiProduct[]> {
  loading ??= call('emoji_list', {}).then(
    (products) => (loaded = products),
    (thrown: unknown) => {
      loading = undefined;
      throw thrown;
    },
  );
  return loading;
}

/** What was loaded; empty before. */
export const knownProducts = (): EmojiProduct[] => loaded;

/** What stands in the field for an emoji; empty for one that is in no set. */
export function markOf(
  { productId, emojiId }: Pick<TextEmoji, 'productId' | 'emojiId'>,
  products: EmojiProduct[],
): string {
  const set = products.findIndex((product) => product.productId === productId);
  return set < 0 ? '' : `⟦☻${set + 1}-${emojiId}⟧`;
}

/** A stretch of what is typed: words, or a mark. */
export interface Stretch {
  start: number;
  end: number;
  text: string;
  mark: boolean;
}

/** Cuts what is typed into words and marks. */
export function stretches(typed: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const add = (end: number, mark: boolean) => {
    if (end > from) found.push({ start: from, end, text: typed.slice(from, end), mark });
    from = end;
  };
  for (const match of typed.matchAll(MARK)) {
    add(match.index, false);
    add(match.index + match[0].length, true);
  }
  add(typed.length, false);
  return found;
}

/** The marks in what is typed. */
export const marksIn = (typed: string): Stretch[] => stretches(typed).filter(({ mark }) => mark);

function emojiOf(mark: string, products: EmojiProduct[]): Pick<TextEmoji, 'productId' | 'emojiId'> | undefined {
  const [, set, emojiId = ''] = [...mark.matchAll(MARK)][0] ?? [];
  const product = products[Number(set) - 1];
  return product?.emojiIds.includes(emojiId) ? { productId: product.productId, emojiId } : undefined;
}

/**
 * What is typed as LINE takes it: a `$` where each emoji stands, and the list of them. An unknown mark stays as it is.
 */
export function toContent(typed: string, products: EmojiProduct[]): NewContent & { kind: 'text' } {
  const emojis: TextEmoji[] = [];
  let text = '';
  for (const stretch of stretches(typed.trim())) {
    const emoji = stretch.mark ? emojiOf(stretch.text, products) : undefined;
    if (emoji) emojis.push({ index: text.length, length: 1, ...emoji });
    text += emoji ? '$' : stretch.text;
  }
  return { kind: 'text', text, emojis };
}

/** A text that was sent as it was typed. */
export function toTyped(text: string, emojis: TextEmoji[], products: EmojiProduct[]): string {
  let typed = '';
  let from = 0;
  for (const emoji of [...emojis].sort((a, b) => a.index - b.index)) {
    typed +=
      text.slice(from, emoji.index) + (markOf(emoji, products) || text.slice(emoji.index, emoji.index + emoji.length));
    from = emoji.index + emoji.length;
  }
  return typed + text.slice(from);
}

/**
 * The selection stretched over every mark that it cuts, so that a mark is deleted or replaced as one. `towards`: the
 * side on which a mark that touches the caret is taken too.
 */
export function wholeMarks(
  typed: string,
  start: number,
  end: number,
  towards: 'before' | 'after' | 'none' = 'none',
): [number, number] {
  for (const mark of marksIn(typed)) {
    const cut = mark.start < Math.max(end, start + 1) && mark.end > start && !(start === end && start === mark.start);
    const touched =
      start === end && ((towards === 'before' && mark.end === start) || (towards === 'after' && mark.start === start));
    if (cut || touched) [start, end] = [Math.min(start, mark.start), Math.max(end, mark.end)];
  }
  return [start, end];
}
