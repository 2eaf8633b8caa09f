/** Mio and Ploy on LINE, and Aya's account: what a simulator would answer, for tests of the phone. */
import type {
  Account,
  LookupResult,
  Chat,
  NewMessage,
  Lookup,
  Group,
  Message,
  IncomingText,
  User,
  World,
} from '../lib/wire';

export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

const AT = Date.UTC(2026, 10, 23, 9, 30);

export const AYA: Account = { basicId: '@aya.sakura', displayName: 'Aya Tanaka' };

export class Town {
  users: User[] = [person('Umio', 'Mio'), person('Uploy', 'Ploy ปลอย')];
  groups: Group[] = [];
  shared: IncomingText[] = [];
  chats: Record<string, Chat[]> = {};
  messages: Record<string, Message[]> = {};
  /** Everything asked but reading. */
  asked: Asked[] = [];
  /** Codes with which the next requests that are not readings are refused. */
  refusals: string[] = [];
  /** While set, requests that are not readings wait for it. */
  gate: Promise<void> | null = null;

  fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const parts = path.replace('/simulator/', '').split('/').map(decodeURIComponent);
    if (method === 'GET') return answer(this.read(parts));
    this.asked.push({ method, path: parts.join('/'), body });
    await this.gate;
    const code = this.refusals.shift();
    if (code !== undefined) return answer({ code, message: `refused: ${code}` }, 400);
    return answer(this.act(parts, body));
  };

  /** Puts a message into a chat of a user, as if it had arrived. */
  arrive(userId: string, chat: Omit<Chat, 'lastMessage'>, part: Partial<Message>): Message {
    const messages = (this.messages[`${userId}/${chat.chatId}`] ??= []);
    const made = message({ messageId: String(messages.length + 1), senderName: chat.displayName, ...part });
    messages.push(made);
    const others = (this.chats[userId] ?? []).filter((one) => one.chatId !== chat.chatId);
    this.chats[userId] = [...others, { ...chat, lastMessage: made }];
    return made;
  }

  private read(parts: string[]): unknown {
    if (parts[0] === 'state')
      return { nowMs: AT + 60_000, accounts: [AYA], users: this.users, groups: this.groups } satisfies World;
    if (parts[0] === 'share') return this.shared;
    if (parts[4] === 'messages') return this.messages[`${parts[1]}/${parts[3]}`] ?? [];
    return this.chats[parts[1] ?? ''] ?? [];
  }

  private act(parts: string[], body: unknown): unknown {
    const [noun, id = '', act] = parts;
    const user = this.users.find((one) => one.userId === id);
    if (act === 'look') return cardOf(body as Lookup, user);
    if (act === 'add') return this.relate(id, AYA.basicId, 'friend');
    if (act === 'block') return this.relate(id, AYA.basicId, 'blocked');
    if (act === 'chats' && parts.length === 5) return this.written(id, parts[3] ?? '', body as NewMessage);
    if (noun === 'groups' && parts.length === 1)
      return this.made(body as { by: string; name: string; userIds: string[] });
    if (noun === 'users' && parts.length === 1) return this.born(body as { displayName: string });
    if (noun === 'share') this.shared = this.shared.filter((one) => one.id !== id);
    return {};
  }

  private relate(userId: string, basicId: string, relation: 'friend' | 'blocked') {
    this.users = this.users.map((one) =>
      one.userId === userId ? { ...one, relations: { ...one.relations, [basicId]: relation } } : one,
    );
    return {};
  }

  private written(userId: string, chatId: string, message: NewMessage): Message {
    const text = message.type === 'text' ? message.text : undefined;
    return this.arrive(
      userId,
      { chatId, kind: 'account', displayName: AYA.displayName, relation: 'friend' },
      { mine: true, type: message.type, text },
    );
  }

  private made({ by, name, userIds }: { by: string; name: string; userIds: string[] }): Group {
    const group = { groupId: 'Cgarden', name, userIds: [by, ...userIds] };
    this.groups = [group];
    return group;
  }

  private born({ displayName }: { displayName: string }): User {
    const user = person(`U${displayName}`, displayName);
    this.users = [...this.users, user];
    return user;
  }
}

function cardOf(lookup: Lookup, user: User | undefined): LookupResult {
  const text = 'url' in lookup ? (new URL(lookup.url).searchParams.get('text') ?? undefined) : undefined;
  const relation = user?.relations[AYA.basicId] ?? 'stranger';
  return { account: AYA, relation, opens: text === undefined ? 'profile' : 'chat', text };
}

function person(userId: string, displayName: string): User {
  return { userId, displayName, relations: {} };
}

function message(part: Partial<Message>): Message {
  const plain = { messageId: '1', atMs: AT, mine: false, senderKind: 'account', senderName: '', type: 'text' } as const;
  return { ...plain, unsent: false, edited: false, read: false, ...part };
}

function answer(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}
