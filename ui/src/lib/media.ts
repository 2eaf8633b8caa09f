/** Where pictures and other bytes are shown from. The page says it once; elements need not know who serves them. */

let toUrl = (hash: string) => hash;

/** Says how a hash becomes an address. */
export function setMediaUrl(make: (hash: string) => string): void {
  toUrl = make;
}

/** The address of the bytes under `hash`. */
export function mediaUrl(hash: string): string {
  return toUrl(hash);
}
