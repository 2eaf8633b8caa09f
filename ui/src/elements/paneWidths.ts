/** How wide panes are, in pixels at 100 % text: what they may be, and what somebody made of them. */

import { readStored, writeStored } from '../lib/stored';

/** `slim` is a list that is a menu of pages. */
export type PaneName = 'menu' | 'list' | 'slim' | 'side';

export const PANE_WIDTHS: Record<PaneName, { usual: number; least: number; most: number }> = {
  menu: { usual: 200, least: 160, most: 320 },
  list: { usual: 320, least: 240, most: 520 },
  slim: { usual: 220, least: 160, most: 320 },
  side: { usual: 300, least: 260, most: 460 },
};

export type Widths = Partial<Record<PaneName, number>>;

const keyOf = (view: string) => `panes:${view}`;

/** The width that was chosen, within what the pane may have; the usual one without a choice. */
export function clampedWidth(pane: PaneName, chosen: number | undefined): number {
  const { usual, least, most } = PANE_WIDTHS[pane];
  return Math.min(most, Math.max(least, chosen ?? usual));
}

/** What was remembered for a split view; nothing of it where it cannot be read. */
export function readWidths(view: string): Widths {
  try {
    const found: unknown = JSON.parse(readStored(keyOf(view)) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(
      Object.entries(found).filter(([pane, width]) => pane in PANE_WIDTHS && Number.isFinite(width)),
    );
  } catch {
    return {};
  }
}

export function writeWidths(view: string, widths: Widths): void {
  writeStored(keyOf(view), JSON.stringify(widths));
}
