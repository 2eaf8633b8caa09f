/** Backup in Admin, the banner, and restoring from the start page. */

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import App from '../App.svelte';
import { someBackups } from '../ipc/fake/backupRows';
import type { Fake } from '../ipc/fake';
import { go } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';

function withBackups({ world }: Fake) {
  const backups = someBackups(world.now());
  world.backup = {
    ...world.backup,
    folder: '/media/stick',
    backups,
    lastMadeAt: backups[0]?.about?.madeAt ?? null,
    lastMadePath: backups[0]?.path ?? null,
  };
}

async function page(arrange?: (fake: Fake) => void) {
  const opened = open(App, {}, arrange);
  await screen.findByTestId('frame');
  await go('admin', { section: 'backup' });
  await waitFor(() => expect(screen.getByTestId('backup').dataset.ready).toBe('true'));
  return opened;
}

describe('Backup in Admin', () => {
  it('says without a folder what a backup is for, and asks for one', async () => {
    const { fake, user, container } = await page();
    expect(screen.getByTestId('empty').textContent).toContain('No backups yet');
    expect(await axe(container)).toEqual([]);
    await user.click(screen.getByTestId('backup-choose'));
    await screen.findByTestId('backup-folder');
    expect(callsOf(fake, 'backup_folder_choose')).toEqual([{ utcOffset: -new Date().getTimezoneOffset() }]);
    expect(screen.getByTestId('backup-last').textContent).toContain('None yet');
  });

  it('makes one now, and a second click makes no other', async () => {
    const { fake, user } = await page(withBackups);
    let answer = () => {};
    fake.stall('backup_now', new Promise<void>((done) => (answer = done)));
    await user.dblClick(screen.getByTestId('backup-now'));
    expect(screen.getByTestId('backup-progress').textContent).toContain('Copying');
    answer();
    await waitFor(() => expect(screen.getAllByTestId('backup-row').length).toBe(6));
    expect(callsOf(fake, 'backup_now').length).toBe(1);
  });

  it('lists what is there; what cannot be restored says why and has no button', async () => {
    const { container } = await page(withBackups);
    const rows = screen.getAllByTestId('backup-row');
    expect(rows.map((row) => row.dataset.problem)).toEqual([undefined, undefined, undefined, 'newer', 'damaged']);
    expect(rows[3]?.textContent).toContain('newer version');
    expect(within(rows[4] as HTMLElement).queryByRole('button')).toBeNull();
    expect(await axe(container)).toEqual([]);
  });

  it('leads from damaged data to the last good backup, chosen already', async () => {
    const { user } = await page((fake) => {
      withBackups(fake);
      fake.world.backup.databaseDamaged = true;
    });
    await user.click(screen.getByTestId('backup-damaged-restore'));
    const [last] = await screen.findAllByTestId<HTMLInputElement>('restore-backup');
    expect(last?.checked).toBe(true);
  });

  it('encrypts with a passphrase that is typed twice', async () => {
    const { fake, user } = await page(withBackups);
    await user.click(screen.getByTestId('backup-encrypt'));
    await user.type(await screen.findByTestId('encrypt-passphrase'), 'long enough');
    await user.type(screen.getByTestId('encrypt-again'), 'another one');
    await user.click(screen.getByTestId('encrypt-save'));
    expect(callsOf(fake, 'backup_encrypt'), 'the two differ').toEqual([]);
    await user.clear(screen.getByTestId('encrypt-again'));
    await user.type(screen.getByTestId('encrypt-again'), 'long enough');
    await user.click(screen.getByTestId('encrypt-save'));
    await screen.findByTestId('backup-plain');
    expect(callsOf(fake, 'backup_encrypt')).toEqual([{ passphrase: 'long enough' }]);
  });

  it('says on a banner for administrators what stands in the way, and since when the last good one is', async () => {
    const { user } = open(App, {}, ({ world }) => {
      const trouble = { fault: 'folder_missing' as const, since: world.now() - 1000, lastMadeAt: null };
      world.session.backupTrouble = trouble;
      world.backup = { ...world.backup, folder: '/media/stick', trouble };
    });
    const banner = await screen.findByTestId('backup-banner');
    expect(banner.textContent).toContain('the folder is not there');
    expect(banner.textContent).toContain('no good backup yet');
    await user.click(screen.getByTestId('backup-banner-open'));
    expect((await screen.findByTestId('backup-trouble')).textContent).toContain('Connect the disk');
    expect(screen.queryByTestId('backup-banner'), 'once is enough').toBeNull();
  });
});

describe('restoring', () => {
  it('from the start page shows what is in each, restores, and names both folders', async () => {
    const { fake, user, container } = open(App, {}, (fake) => {
      withBackups(fake);
      fake.world.start = { phase: 'choose' };
    });
    await user.click(await screen.findByTestId('start-restore'));
    const [first, , , newer] = await screen.findAllByTestId<HTMLInputElement>('restore-backup');
    expect(newer?.disabled).toBe(true);
    expect(first?.closest('label')?.textContent).toContain('Komorebi Cycles');
    expect(await axe(container)).toEqual([]);
    await user.click(first as HTMLElement);
    await user.click(screen.getByTestId('restore-yes'));
    const restored = await screen.findByTestId('restored-dialog');
    expect(restored.textContent).toContain('/data/local.restored-2026-11-27');
    expect(restored.textContent).toContain('before any of them goes out');
    expect(callsOf(fake, 'backup_restore')).toEqual([{ path: fake.world.backup.backups[0]?.path, passphrase: null }]);
    await user.click(screen.getByTestId('restored-done'));
    await screen.findByTestId('frame');
  });

  it('asks for the passphrase of an encrypted one, and says when it is another', async () => {
    const { fake, user } = await page(withBackups);
    await user.click(screen.getAllByTestId('backup-row-restore')[1] as HTMLElement);
    await user.click(await screen.findByTestId('restore-yes'));
    expect(callsOf(fake, 'backup_restore'), 'none was typed').toEqual([]);
    await user.type(screen.getByTestId('restore-passphrase'), 'wrong');
    fake.failNext('backup_restore', { code: 'wrong_passphrase' });
    await user.click(screen.getByTestId('restore-yes'));
    await waitFor(() => expect(screen.getByTestId('restore-dialog').textContent).toContain('not the passphrase'));
  });

  it('of one that is damaged is refused with a sentence, and the dialog stays', async () => {
    const { fake, user } = await page(withBackups);
    await user.click(screen.getAllByTestId('backup-row-restore')[0] as HTMLElement);
    fake.failNext('backup_restore', { code: 'backup_damaged' });
    await user.click(await screen.findByTestId('restore-yes'));
    expect((await screen.findByTestId('restore-failed')).textContent).toContain('damaged');
    expect(screen.queryByTestId('restored-dialog')).toBeNull();
  });

  it('is offered where the data file cannot be read', async () => {
    const failure = { code: 'storage_broken' as const, detail: '', path: '/data/local', kind: 'local' as const };
    const { user } = open(App, {}, (fake) => {
      withBackups(fake);
      fake.world.start = { phase: 'failed', failure };
    });
    await user.click(await screen.findByTestId('failed-restore'));
    expect((await screen.findAllByTestId('restore-backup')).length).toBe(5);
  });
});
