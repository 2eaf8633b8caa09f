import type { IconName } from './icons';

/** One entry of a menu. */
export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  danger?: boolean;
  disabled?: boolean;
  /** A second line, such as why it is disabled. */
  hint?: string;
  /** For tests; otherwise `menu-` and the id. */
  testid?: string;
  /** Opens beside it. */
  children?: MenuItem[];
}

/** What the button that opens a menu must carry; spread it on a Button or IconButton. */
export interface MenuTrigger {
  id: string;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  'aria-controls': string | undefined;
  onclick: () => void;
  onkeydown: (event: KeyboardEvent) => void;
}

const GAP = 4;
const EDGE = 8;

/** Where a box of this size goes so that it hangs on `anchor` and stays in the window. */
export function placeBelow(anchor: DOMRect, width: number, height: number): { left: number; top: number } {
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - height;
  const top = below + height <= innerHeight - EDGE || above < EDGE ? below : above;
  const left = anchor.left + width <= innerWidth - EDGE ? anchor.left : anchor.right - width;
  return { left: inside(left, width, innerWidth), top: inside(top, height, innerHeight) };
}

/** The same for a submenu beside its entry. */
export function placeBeside(anchor: DOMRect, width: number, height: number): { left: number; top: number } {
  const right = anchor.right + GAP;
  const left = right + width <= innerWidth - EDGE ? right : anchor.left - GAP - width;
  return { left: inside(left, width, innerWidth), top: inside(anchor.top - GAP, height, innerHeight) };
}

function inside(at: number, extent: number, available: number): number {
  return Math.max(EDGE, Math.min(at, available - EDGE - extent));
}
