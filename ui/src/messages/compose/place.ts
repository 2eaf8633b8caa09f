/** A place, read from what people copy out of maps. Nothing is fetched. */

import { limits } from '../../ipc';

export interface Place {
  /** Degrees. */
  latitude: number;
  /** Degrees. */
  longitude: number;
  /** Its name, if the link tells it. */
  title?: string;
}

const NUMBER = String.raw`[-+]?\d{1,3}(?:\.\d+)?`;
const PAIR = new RegExp(String.raw`^\s*\(?\s*(${NUMBER})\s*°?\s*[,、;\s]\s*(${NUMBER})\s*°?\s*\)?\s*$`);

/** Google's place itself, before the middle of its map; then OpenStreetMap's. */
const IN_PATH = [
  new RegExp(`!3d(${NUMBER})!4d(${NUMBER})`),
  new RegExp(`@(${NUMBER}),(${NUMBER})`),
  new RegExp(String.raw`#map=[\d.]+/(${NUMBER})/(${NUMBER})`),
];

const IN_QUERY = ['q', 'query', 'll', 'destination', 'coordinate', 'daddr'];

/** The place that a text names: `35.68, 139.76`, a `geo:` address, or a link of Google, Apple or OpenStreetMap. */
export function placeIn(text: string): Place | undefined {
  const words = text.trim();
  const pair = pairIn(words.replace(/^geo:/i, '').replace(/[?;].*$/, ''));
  if (pair) return pair;
  return URL.canParse(words) ? placeInLink(new URL(words)) : undefined;
}

/** Degrees that exist on earth. */
export const isLatitude = (value: number) => Number.isFinite(value) && Math.abs(value) <= 90;
export const isLongitude = (value: number) => Number.isFinite(value) && Math.abs(value) <= 180;

function placeInLink(url: URL): Place | undefined {
  const query = url.searchParams;
  const marked = pairIn(`${query.get('mlat')},${query.get('mlon')}`);
  const asked = IN_QUERY.map((name) => pairIn(query.get(name) ?? '')).find(Boolean);
  const drawn = IN_PATH.map((pattern) => made(pattern.exec(url.href))).find(Boolean);
  const place = marked ?? asked ?? drawn;
  return place && { ...place, title: titleIn(url) };
}

function titleIn(url: URL): string | undefined {
  const name = /\/place\/([^/@]+)/.exec(url.pathname)?.[1]?.replaceAll('+', ' ');
  if (!name) return undefined;
  try {
    const title = decodeURIComponent(name).slice(0, limits.locationUnits);
    return pairIn(title) ? undefined : title;
  } catch {
    return undefined;
  }
}

const pairIn = (text: string) => made(PAIR.exec(text));

function made(match: RegExpExecArray | null): Place | undefined {
  if (!match) return undefined;
  const [latitude, longitude] = [Number(match[1]), Number(match[2])];
  return isLatitude(latitude) && isLongitude(longitude) ? { latitude, longitude } : undefined;
}
