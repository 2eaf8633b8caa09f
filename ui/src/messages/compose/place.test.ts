import { expect, it } from 'vitest';

import { placeIn } from './place';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

it('coordinates are read as people copy them', () => {
  for (const text of [
    '35.68, 139.76',
    '35.68,139.76',
    ' (35.68 139.76) ',
    '35.68、139.76',
    '35.68° 139.76°',
    'geo:35.68,139.76',
    'geo:35.68,139.76?z=17',
  ]) {
    expect(placeIn(text), text).toEqual(at(35.68, 139.76));
  }
  expect(placeIn('-33.8568, 151.2153')).toEqual(at(-33.8568, 151.2153));
});

it('links of maps are read without asking anybody', () => {
  expect(placeIn('https://www.google.com/maps/@35.6585,139.7434,17z')).toMatchObject(at(35.6585, 139.7434));
  expect(placeIn('https://www.google.com/maps/search/?api=1&query=35.6,139.7')).toMatchObject(at(35.6, 139.7));
  expect(placeIn('https://maps.google.com/?q=35.6,139.7')).toMatchObject(at(35.6, 139.7));
  expect(placeIn('https://www.openstreetmap.org/#map=17/35.6585/139.7454')).toMatchObject(at(35.6585, 139.7454));
  expect(
    placeIn('https://www.openstreetmap.org/?mlat=35.1&mlon=139.2#map=17/35.6585/139.7454'),
    'the mark, not the middle',
  ).toMatchObject(at(35.1, 139.2));
  expect(placeIn('https://maps.apple.com/?ll=35.6,139.7')).toMatchObject(at(35.6, 139.7));
});

it('a place is itself and not the middle of its map, and tells its name', () => {
  const link =
    'https://www.google.com/maps/place/%E6%9D%B1%E4%BA%AC%E3%82%BF%E3%83%AF%E3%83%BC+A/@35.6,139.7,17z/data=!3m1!3d35.6585805!4d139.7454329';
  expect(placeIn(link)).toEqual({ ...at(35.6585805, 139.7454329), title: '東京タワー A' });
});

it('what is no place is none', () => {
  for (const text of [
    '',
    'Tokyo',
    '91, 10',
    '10, 181',
    '35.68',
    'https://maps.app.goo.gl/abcdef',
    'https://www.google.com/maps/place/%E0%A4%A/',
  ])
    expect(placeIn(text), text).toBeUndefined();
});
