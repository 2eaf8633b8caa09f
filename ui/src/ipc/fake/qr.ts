/** Something that looks like a QR code, for the gallery. It cannot be scanned. */

import type { CardSheet, CardWords } from '../bindings';

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

/** Something that looks like the card, for the gallery: its QR code and its words on white. */
export function madeUpCard(sheet: CardSheet, { call, how }: CardWords, qrSvg: string): string {
  const [width, height] = sheet === 'a6' ? [105, 148] : [210, 297];
  const side = width * 0.6;
  const line = (y: number, size: number, words: string) =>
    `<text x="${width / 2}" y="${y}" font-size="${size}" text-anchor="middle">${words}</text>`;
  const qr = qrSvg.replace(
    '<svg ',
    `<svg x="${(width - side) / 2}" y="${height * 0.2}" width="${side}" height="${side}" `,
  );
  const words = line(height * 0.13, width * 0.07, call) + line(height * 0.72, width * 0.06, 'Aya Tanaka');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${words}${qr}${line(height * 0.9, width * 0.035, how)}</svg>`;
}
