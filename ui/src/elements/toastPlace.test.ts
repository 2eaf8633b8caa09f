/** Notices cover nothing that one needs. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Box, placeToasts } from './toastPlace';

const within: Box = { left: 76, top: 0, right: 1280, bottom: 820 };
const size = { width: 380, height: 100 };
const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const meets = ({ left, top }: { left: number; top: number }, other: Box) =>
  left < other.right && other.left < left + size.width && top < other.bottom && other.top < top + size.height;

describe('the place of notices', () => {
  it('is the lower left corner of a window where nothing stands in the way', () => {
    expect(placeToasts({ ...size, within, keepFree: [] })).toEqual({ left: 88, top: 708 });
  });

  it('is beside the composer where there is a list, and above it where the conversation fills the window', () => {
    const composer = box(400, 740, 880, 80);
    expect(placeToasts({ ...size, within: { ...within, left: 0 }, keepFree: [composer] })).toEqual({
      left: 12,
      top: 708,
    });
    const across = box(76, 740, 1204, 80);
    expect(placeToasts({ ...size, within, keepFree: [across] })).toEqual({ left: 88, top: 628 });
  });

  it('is never on a field, a dialog’s button or the focus while there is room', () => {
    const boxes = fc.array(
      fc.tuple(fc.nat(1200), fc.nat(780), fc.integer({ min: 10, max: 120 }), fc.integer({ min: 10, max: 40 })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(boxes, (made) => {
        const keepFree = made.map((one) => box(...one));
        const place = placeToasts({ ...size, within, keepFree });
        expect(keepFree.filter((other) => meets(place, other))).toEqual([]);
      }),
    );
  });

  it('covers as little as possible where nothing is free', () => {
    const keepFree = [box(76, 0, 1204, 700), box(76, 700, 300, 120)];
    const { left, top } = placeToasts({ ...size, within, keepFree });
    expect([left, top]).toEqual([888, 708]);
  });
});
