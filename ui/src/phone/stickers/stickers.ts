/**
 * The stickers of the practice phone. Their pictures are drawn in `Sticker.svelte`; LINE sends
 * only ids and keywords to an account (LINE reference A.1.7), so that is all that leaves here.
 */
export const PACKAGE_ID = '9900001';

/** What a sticker's face and hands show. */
export type Mood =
  | 'hello'
  | 'thanks'
  | 'ok'
  | 'love'
  | 'laugh'
  | 'sorry'
  | 'surprised'
  | 'thinking'
  | 'sleepy'
  | 'cheers'
  | 'cry'
  | 'party';

export interface StickerKind {
  stickerId: string;
  mood: Mood;
  /** As LINE sends them, in English. */
  keywords: string[];
}

export const STICKERS: readonly StickerKind[] = [
  { stickerId: '9900101', mood: 'hello', keywords: ['hello', 'hi', 'good morning'] },
  { stickerId: '9900102', mood: 'thanks', keywords: ['thank you', 'thanks', 'grateful'] },
  { stickerId: '9900103', mood: 'ok', keywords: ['ok', 'yes', 'understood'] },
  { stickerId: '9900104', mood: 'love', keywords: ['love', 'like', 'heart'] },
  { stickerId: '9900105', mood: 'laugh', keywords: ['laugh', 'funny', 'happy'] },
  { stickerId: '9900106', mood: 'sorry', keywords: ['sorry', 'apology', 'please'] },
  { stickerId: '9900107', mood: 'surprised', keywords: ['surprised', 'what', 'wow'] },
  { stickerId: '9900108', mood: 'thinking', keywords: ['thinking', 'hmm', 'question'] },
  { stickerId: '9900109', mood: 'sleepy', keywords: ['good night', 'sleepy', 'tired'] },
  { stickerId: '9900110', mood: 'cheers', keywords: ['tea', 'cheers', 'break'] },
  { stickerId: '9900111', mood: 'cry', keywords: ['cry', 'sad', 'tears'] },
  { stickerId: '9900112', mood: 'party', keywords: ['congratulations', 'party', 'celebrate'] },
];

/** The drawing for a sticker in a chat, or null when it is not one of ours. */
export function moodOf(packageId: string, stickerId: string): Mood | null {
  if (packageId !== PACKAGE_ID) return null;
  return STICKERS.find((sticker) => sticker.stickerId === stickerId)?.mood ?? null;
}
