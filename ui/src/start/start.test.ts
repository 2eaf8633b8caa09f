/** From the start of the program to the open window. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import App from '../App.svelte';
import type { StartFailure } from '../ipc';
import type { Fake } from '../ipc/fake';
import { useComputersLanguage } from '../lib/i18n';
import { go } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';

describe('the first start', () => {
  /** There is no workspace on this computer: a new one needs both names. */
  function nothingYet(fake: Fake) {
    fake.world.start = { phase: 'choose' };
    fake.failNext('workspace_open', { code: 'invalid_fields' });
  }

  it('leads to Practice by one click', async () => {
    const { fake, user, container } = open(App, {}, ({ world }) => (world.start = { phase: 'choose' }));
    await screen.findByTestId('start');
    expect(await axe(container)).toEqual([]);
    await user.dblClick(screen.getByTestId('start-practice'));
    await screen.findByTestId('frame');
    expect(callsOf(fake, 'workspace_open'), 'the second click does nothing').toEqual([{ kind: 'practice' }]);
  });

  it('speaks the language that is chosen on it, keeps it for this computer, and a new member has it', async () => {
    const { fake, user } = open(App, {}, ({ world }) => (world.start = { phase: 'choose' }));
    const chosen = await screen.findByTestId<HTMLSelectElement>('start-language');
    expect([...chosen.options].map((option) => option.text)).toEqual([
      'English',
      '日本語',
      '한국어',
      '繁體中文',
      'ไทย',
    ]);
    await user.selectOptions(chosen, 'ja');
    await waitFor(() => expect(screen.getByTestId('start-practice').textContent).toContain('練習'));
    await waitFor(() => expect(callsOf(fake, 'language_set')).toEqual([{ language: 'ja' }]));
    await user.click(screen.getByTestId('start-practice'));
    await screen.findByTestId('frame');
    expect(document.documentElement.lang).toBe('ja');
    await useComputersLanguage('en');
  });

  it('asks for two names before it works on this computer', async () => {
    const { fake, user } = open(App, {}, nothingYet);
    await user.click(await screen.findByTestId('start-local'));
    await user.click(await screen.findByTestId('start-local-open'));
    expect(screen.getAllByText('Please fill this in.').length).toBe(2);
    await user.type(screen.getByTestId('start-company'), 'Komorebi');
    await user.type(screen.getByTestId('start-member'), ' Aya ');
    await user.click(screen.getByTestId('start-local-open'));
    await screen.findByTestId('frame');
    expect(callsOf(fake, 'workspace_open')).toEqual([
      { kind: 'local' },
      { kind: 'local', companyName: 'Komorebi', memberName: 'Aya' },
    ]);
  });

  it('opens what is on this computer already without asking for names', async () => {
    const { user } = open(App, {}, ({ world }) => (world.start = { phase: 'choose' }));
    await user.click(await screen.findByTestId('start-local'));
    await screen.findByTestId('frame');
  });

  it('r1: a name that cannot be connected is refused before anything is made', async () => {
    const { fake, user } = open(App, {}, nothingYet);
    await user.click(await screen.findByTestId('start-local'));
    await screen.findByTestId('start-local-open');
    fake.failNext('workspace_open', { code: 'name_not_connectable' });
    await user.type(screen.getByTestId('start-company'), 'Online Bikes');
    await user.type(screen.getByTestId('start-member'), 'Aya');
    await user.click(screen.getByTestId('start-local-open'));
    expect((await screen.findByRole('alert')).textContent).toContain('“line”');
  });
});

describe('a start that fails', () => {
  const failure: StartFailure = {
    code: 'storage_full',
    detail: 'no space left',
    path: '/data/engawa',
    kind: 'practice',
  };

  it('says what happened, where, and that the data is untouched, and can be tried again', async () => {
    const { user, container } = open(App, {}, ({ world }) => (world.start = { phase: 'failed', failure }));
    const screenOf = await screen.findByTestId('failed');
    expect(screenOf.textContent).toContain('The disk is full.');
    expect(screenOf.textContent).toContain('Your data has not been touched.');
    expect(screenOf.textContent).toContain('/data/engawa');
    expect(await axe(container)).toEqual([]);
    await user.click(screen.getByTestId('failed-again'));
    await screen.findByTestId('frame');
  });

  it('while opening is shown as well', async () => {
    const { fake, user } = open(App, {}, ({ world }) => (world.start = { phase: 'choose' }));
    await screen.findByTestId('start');
    fake.failNext('workspace_open', { code: 'storage_read_only', params: { path: '/data', detail: 'readonly' } });
    await user.click(screen.getByTestId('start-practice'));
    expect((await screen.findByTestId('failed')).dataset.code).toBe('storage_read_only');
  });
});

describe('the frame', () => {
  it('r1: says why LINE users cannot be talked with, and who can change it', async () => {
    open(App, {}, ({ world }) => {
      world.session = {
        ...world.session,
        administrator: false,
        line: { allowed: false, reason: 'not_granted', administrators: ['Ken Mori', 'Hana'] },
      };
    });
    const banner = await screen.findByTestId('line-refusal');
    expect(banner.textContent).toContain('not authorised');
    expect(banner.textContent).toContain('Ken Mori or Hana');
  });

  it('says nothing of the kind while all is well, and has no fault that axe finds', async () => {
    const { container } = open(App, {});
    await screen.findByTestId('frame');
    await waitFor(() => expect(screen.getAllByTestId('room-row').length).toBeGreaterThan(3));
    expect(screen.queryByTestId('line-refusal')).toBeNull();
    expect(await axe(container)).toEqual([]);
  });

  it('acts as another member, who starts with nothing open', async () => {
    const { fake, user } = open(App, {});
    await user.click(await screen.findByTestId('act-as'));
    await user.click(await screen.findByText('Ken Mori'));
    await waitFor(() => expect(screen.getByTestId('act-as').textContent).toContain('Ken Mori'));
    expect(callsOf(fake, 'session_switch')).toEqual([{ memberId: 'member-ken' }]);
  });

  it('speaks Japanese when that is chosen', async () => {
    const { user } = open(App, {});
    await screen.findByTestId('frame');
    await go('settings');
    await user.selectOptions(await screen.findByTestId('settings-language'), 'ja');
    await waitFor(() => expect(screen.getByTestId('rail-messages').textContent).toContain('トーク'));
  });

  it('opens the practice phone', async () => {
    const { fake, user } = open(App, {});
    await user.click(await screen.findByTestId('practice-phone'));
    expect(callsOf(fake, 'practice_phone_open').length).toBe(1);
  });
});
