/**
 * The window in a plain browser, on made-up data. `?theme=dark&lang=zh-TW&text=150&contrast=more&start=choose&line=off`
 * choose what to look at, also `lang=pseudo`, `accounts=none`, `address=none` (or found), `secrets=locked` (or asked,
 * unavailable), `share=email`, `installed` (LINE is) and `trouble`; `#contacts/list=external` goes to a place,
 * `#elements` shows every element in every state, with `?still` for pictures that are compared.
 */

import './design/base.css';

import { mount } from 'svelte';

import Elements from './gallery/Elements.svelte';
import { screens } from './gallery/screens';
import { holdStill } from './gallery/still';
import { type ErrorCode, type Theme, useBackend } from './ipc';
import { makeFake } from './ipc/fake';
import { type Contrast, setContrast, setTextSize, TEXT_SIZES } from './lib/display.svelte';
import { locale, useLocale } from './lib/i18n';
import { PSEUDO } from './lib/languages';
import { type AreaId, go } from './lib/route.svelte';
import { toast } from './lib/toast';
import { useTheme } from './lib/theme';
import { openWindow } from './window';

const query = new URLSearchParams(location.search);
const fake = makeFake(Number(query.get('delay') ?? 30));
const { world } = fake;

world.session.settings.theme = (query.get('theme') as Theme | null) ?? 'system';
// `?lang` is the computer's language, a BCP 47 tag as the shell says it, or `pseudo`.
world.session.settings.locale = locale.computers === PSEUDO ? 'system' : locale.computers;
const start = query.get('start');
fake.failNext('workspace_open', { code: 'invalid_fields' });
if (start === 'choose' || start === 'opening') world.start = { phase: start };
if (start?.startsWith('storage') || start === 'internal') {
  world.start = {
    phase: 'failed',
    failure: {
      kind: 'practice',
      code: start as ErrorCode,
      detail: 'attempt to write a readonly database',
      path: '~/.local/share/engawa/practice',
    },
  };
}
if (query.has('line')) {
  world.session.line = { allowed: false, reason: 'not_granted', administrators: ['Aya Tanaka'] };
}
if (query.get('accounts') === 'none') {
  world.admin = { ...world.admin, accounts: [], connection: { ...world.admin.connection, on: false } };
  world.session.line = { allowed: false, reason: 'connection_off', administrators: ['Aya Tanaka'] };
}
if (query.get('address') === 'none') world.admin.address.url = null;
if (query.get('address') === 'found')
  world.session.foundAddress = { url: 'https://quiet-rain.trycloudflare.com/', at: world.now() - 600_000 };
if (query.get('accounts') === 'missing')
  world.admin.secrets.missing = world.admin.accounts.map((account) => account.id);
const secrets = query.get('secrets');
if (secrets === 'locked' || secrets === 'asked' || secrets === 'unavailable') {
  world.putSecrets(secrets);
  world.admin.secrets.place = secrets === 'locked' ? 'file' : secrets === 'asked' ? 'memory' : 'keychain';
}
if (query.has('trouble')) {
  const since = world.now() - 600_000;
  world.session.troubles = [
    {
      lineAccountId: 'account-shop',
      displayName: 'Komorebi Cycles',
      check: 'webhook_test',
      code: 'could_not_connect',
      since,
    },
    { lineAccountId: 'account-ken', displayName: '工房 Ken', check: 'credentials', code: 'refused', since },
  ];
}
if (query.get('share') === 'email') fake.on({ invitation_share_ways: () => ({ surface: 'email', picture: true }) });
if (query.has('installed')) fake.on({ invitation_line_ways: () => ({ lineInstalled: true }) });
if (query.get('kind') === 'local') world.session = { ...world.session, kind: 'local' };

const members = Number(query.get('members'));
if (members > 0) {
  const more = Array.from({ length: Math.max(0, members - world.members.length) }, (_, at) => ({
    id: `member-${at}`,
    name: `Member ${at + 1} 佐藤`,
    department: 'Counter',
    photo: null,
  }));
  world.members = [...world.members, ...more].slice(0, members);
  world.session = { ...world.session, members };
}
if (query.has('locked')) void fake.call('session_lock', {});
if (query.has('unattended')) world.session = { ...world.session, unattended: 2 };

// For trying things out by hand or from a browser test: `engawa.fake.emit(…)`.
Object.assign(window, { engawa: { fake, toast, screens } });
useBackend(fake);
const target = document.getElementById('app');
const elements = location.hash === '#elements';
if (!elements) openWindow();
void useLocale(world.session.settings.locale).then(() => {
  if (!elements || !target) return;
  mount(Elements, { target });
  if (query.has('still')) void holdStill();
});
useTheme(world.session.settings.theme);
setTextSize(TEXT_SIZES.find((size) => String(size) === query.get('text')) ?? 100);
setContrast((query.get('contrast') as Contrast | null) ?? 'system');

const [area, params] = location.hash.slice(1).split('/');
if (area) void go(area as AreaId, Object.fromEntries(new URLSearchParams(params)));
