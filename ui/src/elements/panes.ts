/** What a split view tells the panes in it: how one gets from pane to pane where not all fit beside each other. */

import { createContext } from 'svelte';

/** A button that a pane shows at the start of its header. */
export interface PaneWay {
  kind: 'back' | 'menu';
  label: string;
  testid: string;
  onclick: () => void;
}

interface PaneWays {
  /** Undefined where the pane needs none. */
  readonly way: PaneWay | undefined;
}

const [read, write, exists] = createContext<PaneWays>();

/** For whoever shows panes. */
export const setPaneWays = write;

/** For a pane; undefined outside of a split view. */
export function paneWays(): PaneWays | undefined {
  return exists() ? read() : undefined;
}
