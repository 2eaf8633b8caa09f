import { ReadMarks } from './readMarks';
import type { Simulator } from './simulator';
import type { Account, LookupResult, Chat, Lookup, Group, IncomingText, User, World } from './wire';

/** What lies on the glass. The first of the stack is always a tab. */
export type Screen =
  | { at: 'friends' }
  | { at: 'chats' }
  | { at: 'add' }
  | { at: 'card'; card: LookupResult; lookup: Lookup }
  | { at: 'chat'; chatId: string }
  | { at: 'new-group' }
  | { at: 'group'; groupId: string };

const USER_KEY = 'engawa.phone.user';

/** The phone: who holds it, what it shows, and the newest known state of the simulator. */
export class Phone {
  world = $state.raw<World | null>(null);
  chats = $state.raw<Chat[]>([]);
  incoming = $state.raw<IncomingText[]>([]);
  userId = $state<string | null>(null);
  screens = $state.raw<Screen[]>([{ at: 'chats' }]);
  reachable = $state(true);
  /** Grows with every change in the simulator; a chat reads it to know that it is stale. */
  tick = $state(0);
  /** Grows when something was seen, which no event of the simulator tells. */
  private readTick = $state(0);
  /** Typed and not sent, by user and chat. */
  private drafts = $state<Record<string, string>>({});
  private readonly readMarks: ReadMarks;
  private refreshing: Promise<void> | null = null;
  private stale = false;

  constructor(
    readonly simulator: Simulator,
    private readonly storage: Storage,
  ) {
    this.readMarks = new ReadMarks(storage);
    this.userId = storage.getItem(USER_KEY);
  }

  get user(): User | null {
    return this.world?.users.find((user) => user.userId === this.userId) ?? null;
  }

  get screen(): Screen {
    return this.screens.at(-1) ?? { at: 'chats' };
  }

  /** Reads everything again. Calls that come while it reads become one more reading. */
  refresh = (): Promise<void> => {
    this.stale = true;
    this.refreshing ??= this.readUntilFresh().finally(() => (this.refreshing = null));
    return this.refreshing;
  };

  /** Hands the phone to another LINE user. */
  switchTo(userId: string): void {
    this.userId = userId;
    this.storage.setItem(USER_KEY, userId);
    this.chats = [];
    this.screens = [{ at: this.screens[0]?.at === 'friends' ? 'friends' : 'chats' }];
    void this.refresh();
  }

  show(screen: Screen): void {
    const tab = screen.at === 'friends' || screen.at === 'chats';
    this.screens = tab ? [screen] : [...this.screens, screen];
  }

  /** Shows a chat on top of the list of chats, so that Back leads there. */
  openChat(chatId: string): void {
    this.screens = [{ at: 'chats' }, { at: 'chat', chatId }];
  }

  back(): void {
    if (this.screens.length > 1) this.screens = this.screens.slice(0, -1);
  }

  /** Looks where a QR code, link or id leads, and shows it. Throws what the simulator refuses. */
  async lookUp(lookup: Lookup): Promise<void> {
    const userId = this.currentUserId();
    const card = await this.simulator.lookUp(userId, lookup);
    if (userId === this.userId) this.show({ at: 'card', card, lookup });
  }

  /** Adds the account of a card as a friend; a link that opens the chat goes on there. */
  async add(card: LookupResult, lookup: Lookup): Promise<void> {
    await this.simulator.add(this.currentUserId(), lookup);
    await this.refresh();
    if (card.opens === 'chat') this.startChat(card);
    else this.replaceTop({ at: 'card', card: { ...card, relation: 'friend' }, lookup });
  }

  /** Opens the chat with an account, its link's words in the composer (they are sent by hand). */
  startChat(card: LookupResult): void {
    const { basicId } = card.account;
    if (card.text !== undefined && card.text !== '') this.setDraft(basicId, card.text);
    this.openChat(basicId);
  }

  draft(chatId: string): string {
    return this.drafts[`${this.userId}/${chatId}`] ?? '';
  }

  setDraft(chatId: string, text: string): void {
    this.drafts[`${this.userId}/${chatId}`] = text;
  }

  unread(chat: Chat): boolean {
    void this.readTick;
    return this.userId !== null && this.readMarks.unread(this.userId, chat);
  }

  markRead(chat: Chat | undefined): void {
    if (chat === undefined || this.userId === null || !this.unread(chat)) return;
    this.readMarks.mark(this.userId, chat.chatId, chat.lastMessage);
    this.readTick += 1;
  }

  account(basicId: string): Account | undefined {
    return this.world?.accounts.find((account) => account.basicId === basicId);
  }

  group(groupId: string): Group | undefined {
    return this.world?.groups.find((group) => group.groupId === groupId);
  }

  /** The chat as it stands in the list, or one without messages for an account that was never written to. */
  chat(chatId: string): Chat | undefined {
    const listed = this.chats.find((chat) => chat.chatId === chatId);
    if (listed !== undefined) return listed;
    const account = this.account(chatId);
    if (account === undefined) return undefined;
    const { displayName, pictureUrl } = account;
    return { chatId, kind: 'account', displayName, pictureUrl, relation: this.relation(chatId) };
  }

  relation(basicId: string) {
    return this.user?.relations[basicId] ?? 'stranger';
  }

  /** The id of who holds the phone. @throws when nobody does: screens with actions are not shown then. */
  currentUserId(): string {
    if (this.userId === null) throw new Error('nobody holds the phone');
    return this.userId;
  }

  private replaceTop(screen: Screen): void {
    this.screens = [...this.screens.slice(0, -1), screen];
  }

  private async readUntilFresh(): Promise<void> {
    while (this.stale) {
      this.stale = false;
      await this.read();
    }
  }

  private async read(): Promise<void> {
    try {
      const [world, incoming] = await Promise.all([this.simulator.world(), this.simulator.incoming()]);
      const holder = holderIn(world, this.userId);
      const chats = holder === null ? [] : await this.simulator.chats(holder);
      this.reachable = true;
      this.world = world;
      this.incoming = incoming;
      this.tick += 1;
      // The phone may have changed hands meanwhile: then these are somebody else's chats.
      if (holderIn(world, this.userId) !== holder) return;
      this.userId = holder;
      this.chats = chats.toSorted(newestFirst);
    } catch {
      this.reachable = false;
    }
  }
}

/** Who holds the phone: still the same if they exist, else the first there is. */
function holderIn(world: World, userId: string | null): string | null {
  const same = world.users.some((user) => user.userId === userId);
  return same ? userId : (world.users[0]?.userId ?? null);
}

function newestFirst(one: Chat, other: Chat): number {
  return (other.lastMessage?.atMs ?? 0) - (one.lastMessage?.atMs ?? 0);
}
