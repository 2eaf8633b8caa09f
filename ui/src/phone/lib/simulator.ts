import type { LookupResult, Chat, NewMessage, Lookup, Group, Message, Person, IncomingText, User, World } from './wire';

/** A refusal of the simulator's, or `unreachable` when it does not answer. */
export class PhoneError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** The control API of the LINE simulator that also serves this page. Every call may throw a {@link PhoneError}. */
export class Simulator {
  constructor(private readonly fetch: Fetch = (path, init) => globalThis.fetch(path, init)) {}

  world = (): Promise<World> => this.get('/state');
  addUser = (person: Person): Promise<User> => this.send('POST', '/users', person);
  changeUser = (userId: string, change: Partial<Person>): Promise<User> =>
    this.send('PATCH', `/users/${part(userId)}`, change);

  lookUp = (userId: string, lookup: Lookup): Promise<LookupResult> =>
    this.send('POST', `/users/${part(userId)}/look`, lookup);
  add = (userId: string, lookup: Lookup): Promise<LookupResult> =>
    this.send('POST', `/users/${part(userId)}/add`, lookup);
  block = (userId: string, basicId: string): Promise<unknown> =>
    this.send('POST', `/users/${part(userId)}/block`, { basicId });
  unblock = (userId: string, basicId: string): Promise<unknown> =>
    this.send('POST', `/users/${part(userId)}/unblock`, { basicId });

  chats = (userId: string): Promise<Chat[]> => this.get(`/users/${part(userId)}/chats`);
  messages = (userId: string, chatId: string): Promise<Message[]> => this.get(this.messagesOf(userId, chatId));
  write = (userId: string, chatId: string, message: NewMessage): Promise<Message> =>
    this.send('POST', this.messagesOf(userId, chatId), message);
  unsend = (userId: string, chatId: string, messageId: string): Promise<unknown> =>
    this.send('POST', `${this.messagesOf(userId, chatId)}/${part(messageId)}/unsend`, {});
  edit = (userId: string, chatId: string, messageId: string, text: string): Promise<unknown> =>
    this.send('POST', `${this.messagesOf(userId, chatId)}/${part(messageId)}/edit`, { text });

  makeGroup = (group: { by: string; name: string; userIds: string[]; basicId?: string }): Promise<Group> =>
    this.send('POST', '/groups', group);
  invite = (groupId: string, whom: { by: string; userIds?: string[]; basicId?: string }): Promise<unknown> =>
    this.send('POST', `/groups/${part(groupId)}/invite`, whom);
  leave = (groupId: string, userId: string): Promise<unknown> =>
    this.send('POST', `/groups/${part(groupId)}/leave`, { userId });
  removeAccount = (groupId: string, by: string): Promise<unknown> =>
    this.send('POST', `/groups/${part(groupId)}/remove-account`, { by });

  incoming = (): Promise<IncomingText[]> => this.get('/share');
  sendIncoming = (id: string, userIds: string[]): Promise<unknown> =>
    this.send('POST', `/share/${part(id)}/send`, { userIds });
  dropIncoming = (id: string): Promise<unknown> => this.send('DELETE', `/share/${part(id)}`);

  private messagesOf(userId: string, chatId: string): string {
    return `/users/${part(userId)}/chats/${part(chatId)}/messages`;
  }

  private get<T>(path: string): Promise<T> {
    return this.ask<T>(path, {});
  }

  private send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.ask<T>(path, body === undefined ? { method } : { method, headers, body: JSON.stringify(body) });
  }

  private async ask<T>(path: string, init: RequestInit): Promise<T> {
    const answer = await this.fetch(`/simulator${path}`, init).catch((reason: unknown) => {
      throw new PhoneError('unreachable', String(reason));
    });
    const text = await answer.text();
    if (!answer.ok) throw refusal(answer.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/**
 * Calls `changed` after every change in the simulator, and whenever the stream is up again, since
 * something may have been missed meanwhile. Whom a change concerns does not matter here: names
 * and pictures of others are on the screen too. Returns how to stop.
 */
export function listen(changed: () => void, reachable: (yes: boolean) => void): () => void {
  const stream = new EventSource('/simulator/events');
  stream.onopen = () => {
    reachable(true);
    changed();
  };
  stream.onerror = () => reachable(false);
  stream.onmessage = changed;
  return () => stream.close();
}

function part(text: string): string {
  return encodeURIComponent(text);
}

function refusal(status: number, text: string): PhoneError {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'code' in body && 'message' in body) {
      return new PhoneError(String(body.code), String(body.message));
    }
  } catch {
    // Not the simulator's own words: fall through to the status.
  }
  return new PhoneError(status === 413 ? 'too_large' : 'internal', `HTTP ${status}`);
}
