/** What the simulator's control API says, as its README describes it. Times are ms UTC. */

export type Relation = 'stranger' | 'friend' | 'blocked';

export interface User {
  userId: string;
  displayName: string;
  pictureUrl?: string;
  language?: string;
  statusMessage?: string;
  /** By basic id; strangers are left out. */
  relations: Record<string, Relation>;
}

export interface Account {
  basicId: string;
  displayName: string;
  pictureUrl?: string;
}

export interface Group {
  groupId: string;
  name: string;
  pictureUrl?: string;
  userIds: string[];
  /** The account in it; one at most. */
  basicId?: string;
}

export interface World {
  /** The time in the simulator, which tests may move. */
  nowMs: number;
  accounts: Account[];
  users: User[];
  groups: Group[];
}

/** What a QR code, link or id leads to. */
export interface LookupResult {
  account: Account;
  relation: Relation;
  opens: 'profile' | 'chat';
  /** Words that the link puts into the composer. */
  text?: string;
}

/** How a LINE user finds an account. */
export type Lookup = { qr: string } | { camera: true } | { url: string } | { id: string };

export type ChatKind = 'account' | 'group' | 'person';

export interface Chat {
  /** Basic id, group id, or `person:…`. */
  chatId: string;
  kind: ChatKind;
  displayName: string;
  pictureUrl?: string;
  relation?: Relation;
  lastMessage?: Message;
}

/** A LINE emoji in a text. */
export interface Emoji {
  /** UTF-16 units from the start. */
  index: number;
  /** UTF-16 units; left out in an account's text, where a `$` stands for it. */
  length?: number;
  productId: string;
  emojiId: string;
}

export interface Message {
  messageId: string;
  atMs: number;
  mine: boolean;
  senderKind: 'user' | 'account' | 'person' | 'system';
  senderId?: string;
  senderName: string;
  /** The account behind a `sender` name. */
  via?: string;
  senderPictureUrl?: string;
  /** `text`, `sticker`, `image`, `video`, `audio`, `file`, `location`, `notice`, or another word of LINE's. */
  type: string;
  text?: string;
  /** LINE emoji in the text. */
  emojis?: Emoji[];
  names?: string[];
  contentUrl?: string;
  previewUrl?: string;
  fileName?: string;
  /** Bytes. */
  fileSize?: number;
  /** Milliseconds. */
  duration?: number;
  packageId?: string;
  stickerId?: string;
  keywords?: string[];
  title?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
  quotedMessageId?: string;
  unsent: boolean;
  edited: boolean;
  read: boolean;
}

/** What a LINE user sends. `content` is Base64. */
export type NewMessage =
  | { type: 'text'; text: string; quotedMessageId?: string }
  | {
      type: 'sticker';
      packageId: string;
      stickerId: string;
      keywords: string[];
      quotedMessageId?: string;
    }
  | { type: 'image' | 'video' | 'audio'; content: string; contentType?: string }
  | { type: 'file'; content: string; contentType?: string; fileName: string }
  | { type: 'location'; title?: string; address?: string; latitude: number; longitude: number };

/** A text handed over by a desktop's "share to LINE". */
export interface IncomingText {
  id: string;
  text: string;
}

export interface Person {
  displayName: string;
  /** Base64; empty takes the picture away; left out keeps it. */
  picture?: string;
  language?: string;
  statusMessage?: string;
}
