/** Drawn pictures in place of photos, so that the gallery needs no files. */

import { bucket } from '../../lib/text';

const GROUNDS = ['#9cc5d8', '#d8b79c', '#b5d89c', '#c7a8dc', '#e0a9b5', '#e2d08c'];

/** A picture for a hash: a face for `face-…`, a landscape for the others. */
export function picture(hash: string): string {
  const ground = GROUNDS[bucket(hash, GROUNDS.length)];
  const face = `<rect width="80" height="80" fill="${ground}"/><circle cx="40" cy="32" r="15" fill="#fff8"/><path d="M12 80c2-20 13-30 28-30s26 10 28 30z" fill="#fff8"/>`;
  const land = `<rect width="160" height="110" fill="${ground}"/><circle cx="122" cy="28" r="13" fill="#fffb"/><path d="M0 110V78l42-34 34 30 26-18 58 40v14z" fill="#2f4f5f88"/>`;
  const isFace = hash.startsWith('face');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${isFace ? '80 80' : '160 110'}">${isFace ? face : land}</svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
