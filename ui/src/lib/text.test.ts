import { describe, expect, it } from 'vitest';

import { bucket, fileSize, hostOf, initial, isolate, matches, shortened, textParts } from './text';

const links = (text: string) => textParts(text).flatMap((part) => (part.url ? [part.url] : []));

describe('links in texts', () => {
  it('are found between other words, and nothing of the text is lost', () => {
    const text = 'See https://komorebi.example/shop, or http://a.example/b?c=d#e.';
    expect(links(text)).toEqual(['https://komorebi.example/shop', 'http://a.example/b?c=d#e']);
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('end where Japanese punctuation begins', () => {
    expect(links('営業時間は https://komorebi.example/shop（地図あり）で。')).toEqual([
      'https://komorebi.example/shop',
    ]);
    expect(links('ここ→https://a.example/b。どうぞ')).toEqual(['https://a.example/b']);
  });

  it.each([...'！，：；？）］｝＞＂＆～｡､｣･、。」…’”'])(
    'end before the full-width or half-width CJK punctuation %s',
    (mark) => {
      expect(links(`https://a.example/b${mark}すごい`)).toEqual(['https://a.example/b']);
      expect(links(`https://a.example/b${mark}next`)).toEqual(['https://a.example/b']);
    },
  );

  it('keep a bracket that was opened inside, and leave one that was not', () => {
    expect(links('(https://a.example/b)')).toEqual(['https://a.example/b']);
    expect(links('https://a.example/Engawa_(house)')).toEqual(['https://a.example/Engawa_(house)']);
  });

  it('are only web addresses', () => {
    expect(links('javascript:alert(1) file:///etc/passwd line://home www.example')).toEqual([]);
    expect(links('https://')).toEqual([]);
  });

  it('end before a bidi control, so that what is shown is where they lead', () => {
    expect(links('https://evil.example/\u202Emoc.knab')).toEqual(['https://evil.example/']);
    expect(links('https://evil.example/\u200Fmoc.knab')).toEqual(['https://evil.example/']);
  });

  it('show a host that only looks like another as what it is', () => {
    expect(hostOf('https://аррӏе.com/login')).toMatch(/^xn--/);
    expect(hostOf('https://line.me@evil.example/')).toBe('evil.example');
  });
});

describe('names', () => {
  it('give their first letter as a reader sees it', () => {
    expect(initial('  mio')).toBe('M');
    expect(initial('👨‍👩‍👧 family')).toBe('👨‍👩‍👧');
    expect(initial('\u202Eabc')).toBe('A');
    expect(initial(' ')).toBe('');
  });

  it('cannot turn the sentence around them', () => {
    expect(isolate('a\u202Eb\u2069c')).toBe('abc');
    expect(isolate('דוד')).toBe('\u2068דוד\u2069');
    expect(isolate('みお🌸')).toBe('みお🌸');
  });

  it('of any length fit where they cannot be cut', () => {
    expect(shortened('みお🌸', 3)).toBe('みお🌸');
    expect(shortened('みお🌸', 2)).toBe('みお…');
    expect(shortened('👨‍👩‍👧'.repeat(1000), 2)).toBe('👨‍👩‍👧👨‍👩‍👧…');
  });

  it('have the same colour every time', () => {
    expect(bucket('みお', 6)).toBe(bucket('みお', 6));
    expect(bucket('', 6)).toBe(0);
  });
});

it('a search finds names whatever their case and width', () => {
  expect(matches('Sato ＡＢＣ', ' abc ')).toBe(true);
  expect(matches('ｻﾄｳ', 'サト')).toBe(true);
  expect(matches('Sato', '')).toBe(true);
  expect(matches('Sato', 'satoh')).toBe(false);
});

it('sizes are told in the unit that fits', () => {
  expect(fileSize(0, 'en')).toBe('0 byte');
  expect(fileSize(1_482_113, 'en')).toBe('1.5 MB');
  expect(fileSize(12_400, 'en')).toBe('12 kB');
});
