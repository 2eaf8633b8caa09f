/** Something that looks like a QR code, for the gallery. It cannot be scanned. */

/** A drawing for a text: the same text gives the same drawing. */
export function madeUpQr(text: string): string {
  const SIZE = 29;
  let seed = [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  const chance = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  const corner = (x: number, y: number) =>
    [
      [0, 0],
      [SIZE - 7, 0],
      [0, SIZE - 7],
    ].some(([left = 0, top = 0]) => x >= left - 1 && x <= left + 7 && y >= top - 1 && y <= top + 7);
  const eye = (x: number, y: number) => `M${x} ${y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z`;
  let path = eye(0, 0) + eye(SIZE - 7, 0) + eye(0, SIZE - 7);
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++) if (!corner(x, y) && chance() < 0.48) path += `M${x} ${y}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 ${SIZE + 4} ${SIZE + 4}" shape-rendering="crispEdges"><path fill-rule="evenodd" d="${path}"/></svg>`;
}
