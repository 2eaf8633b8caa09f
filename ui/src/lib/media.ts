/** Where pictures and other bytes are shown from. The page says it once; elements need not know who serves them. */

let toUrl: (hash: string, small: boolean) => string = (hash) => hash;

/** Says how a hash becomes an address. */
export function setMediaUrl(make: (hash: string, small: boolean) => string): void {
  toUrl = make;
}

/** The address of the bytes under `hash`. A picture is no larger there than a screen. */
export function mediaUrl(hash: string): string {
  return toUrl(hash, false);
}

/** The address of a picture, no larger than in a list. */
export function smallMediaUrl(hash: string): string {
  return toUrl(hash, true);
}
