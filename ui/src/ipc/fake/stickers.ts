/** A few of LINE's sendable stickers and emoji. */

import type { FakePart } from '.';

const STICKERS: [packageId: string, first: number, count: number][] = [
  ['446', 1988, 40],
  ['789', 10855, 40],
  ['1070', 17839, 40],
  ['6136', 10551376, 24],
  ['6325', 10979904, 24],
  ['8515', 16581242, 24],
  ['11537', 52002734, 40],
  ['11538', 51626494, 40],
];

const EMOJI: [productId: string, count: number][] = [
  ['5ac1bfd5040ab15980c9b435', 182],
  ['5ac1de17040ab15980c9b438', 131],
  ['5ac21184040ab15980c9b43a', 128],
  ['670e0cce840a8236ddd4ee4c', 210],
];

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, at) => String(first + at));

const part: FakePart = () => ({
  sticker_list: () =>
    STICKERS.map(([packageId, first, count]) => ({
      packageId,
      title: 'Moon: Special Edition',
      stickerIds: numbers(first, count),
    })),
  emoji_list: () =>
    EMOJI.map(([productId, count]) => ({
      productId,
      emojiIds: numbers(1, count).map((number) => number.padStart(3, '0')),
    })),
});

export default part;
