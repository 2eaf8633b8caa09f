/** The keys of a LINE account, as they are typed in the set-up. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { FieldError, FieldErrorCode } from '../../ipc';
import { callsOf } from '../../test/open';
import { SECRET, atStep, connect, typeKeys } from '../test/connect';

describe('the keys', () => {
  it('are not shown while typed, unless somebody asks; what cannot be right is shown beside its field', async () => {
    const { fake, user } = await connect();
    await user.click(screen.getByTestId('keys-check'));
    expect(await screen.findAllByText(/Please fill this in/)).toHaveLength(2);
    expect(document.activeElement).toBe(screen.getByTestId('connect-channel-id'));
    await user.type(screen.getByTestId('connect-secret'), 'too short');
    expect(screen.getByTestId('connect-secret').getAttribute('type')).toBe('password');
    await user.click(screen.getByRole('button', { name: /Show what is typed: Channel secret/ }));
    expect(screen.getByTestId('connect-secret').getAttribute('type')).toBe('text');
    await user.type(screen.getByTestId('connect-channel-id'), 'abc');
    await user.click(screen.getByTestId('keys-check'));
    expect(await screen.findByText(/Only digits/)).toBeTruthy();
    expect(screen.getByText(/32 letters and digits \(0–9/)).toBeTruthy();
    expect(callsOf(fake, 'account_preview')).toEqual([]);
  });

  it('that LINE refuses are shown beside their field, and stay', async () => {
    const opened = await connect({ connect: 'new' }, (fake) =>
      fake.failNext('account_preview', {
        code: 'invalid_fields',
        fields: [{ field: 'channelSecret', code: 'refused' }],
      }),
    );
    await typeKeys(opened);
    expect(await screen.findByText(/LINE does not take this/)).toBeTruthy();
    expect(screen.getByTestId('connect-secret')).toHaveProperty('value', SECRET);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('connect-secret')));
  });

  it('that are renewed and refused: only what was typed is at fault, not the channel', async () => {
    const fields = ['channelId', 'channelSecret'].map((field): FieldError => ({ field, code: 'refused' }));
    const { user } = await connect({ connect: 'account-shop', step: 'keys' }, (fake) =>
      fake.failNext('account_preview', { code: 'invalid_fields', fields }),
    );
    await user.type(screen.getByTestId('connect-secret'), `${SECRET}{Enter}`);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('connect-secret')));
    expect(screen.getAllByText(/LINE does not take this/)).toHaveLength(1);
  });

  it('LINE out of reach is shown above the form', async () => {
    const opened = await connect({ connect: 'new' }, (fake) =>
      fake.failNext('account_preview', { code: 'line_unreachable' }),
    );
    await typeKeys(opened);
    expect((await screen.findByTestId('keys-failed')).textContent).toContain('cannot be reached');
  });

  it('a signing key comes from a file, and only what is needed goes out', async () => {
    const { fake, user } = await connect();
    await user.type(screen.getByTestId('connect-channel-id'), '2009999999');
    await user.type(screen.getByTestId('connect-secret'), SECRET);
    await user.click(screen.getByTestId('radio-long_lived'));
    await user.type(screen.getByTestId('connect-token'), 'abandoned');
    await user.click(screen.getByTestId('radio-assertion'));
    await user.type(screen.getByTestId('connect-key-id'), 'kid-1');
    await user.upload(
      screen.getByTestId('connect-private-key-file'),
      new File(['{"kty":"RSA"}'], 'key.json', { type: 'application/json' }),
    );
    await waitFor(() => expect(screen.getByTestId('connect-private-key')).toHaveProperty('value', '{"kty":"RSA"}'));
    await user.click(screen.getByTestId('keys-check'));
    await atStep('you');
    expect(callsOf(fake, 'account_preview')).toEqual([
      {
        fields: {
          channelId: '2009999999',
          channelSecret: SECRET,
          tokenKind: 'assertion',
          accessToken: '',
          keyId: 'kid-1',
          privateKey: '{"kty":"RSA"}',
          shared: false,
        },
      },
    ]);
  });

  it('a token of another channel is named beside its field', async () => {
    const { user } = await connect({ connect: 'new' }, (fake) =>
      fake.failNext('account_preview', {
        code: 'invalid_fields',
        fields: [{ field: 'accessToken', code: 'of_another_channel' }],
      }),
    );
    await user.type(screen.getByTestId('connect-channel-id'), '2009999999');
    await user.type(screen.getByTestId('connect-secret'), SECRET);
    await user.click(screen.getByTestId('radio-long_lived'));
    await user.type(screen.getByTestId('connect-token'), 'abc{Enter}');
    expect(await screen.findByText(/belongs to another channel/)).toBeTruthy();
  });

  it.each<[FieldErrorCode, RegExp]>([
    ['public_key', /This is the public key/],
    ['encrypted_key', /This key has a password/],
    ['not_an_rsa_key', /RSA keys only/],
    ['not_a_private_key', /not a private key in JSON/],
    ['refused', /whether its public half is registered/],
  ])('of which one is refused as %s say what is wrong with it', async (code, words) => {
    const { user } = await connect({ connect: 'new' }, (fake) =>
      fake.failNext('account_preview', { code: 'invalid_fields', fields: [{ field: 'privateKey', code }] }),
    );
    await user.type(screen.getByTestId('connect-channel-id'), '2009999999');
    await user.type(screen.getByTestId('connect-secret'), SECRET);
    await user.click(screen.getByTestId('radio-assertion'));
    await user.type(screen.getByTestId('connect-key-id'), 'kid-1');
    await user.type(screen.getByTestId('connect-private-key'), 'abc');
    await user.click(screen.getByTestId('keys-check'));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('that are typed anew after LINE has said whose they are have to be checked again', async () => {
    const opened = await connect();
    const { fake, user } = opened;
    await typeKeys(opened);
    await atStep('you');
    await user.click(screen.getByTestId('you-no'));
    await user.type(screen.getByTestId('connect-channel-id'), '1');
    expect(screen.getByTestId('step-you')).toHaveProperty('disabled', true);
    await user.click(screen.getByTestId('keys-check'));
    await atStep('you');
    await user.click(screen.getByTestId('you-yes'));
    await atStep('checks');
    expect(callsOf(fake, 'account_preview').at(-1)).toEqual(callsOf(fake, 'account_connect')[0]);
  });

  it('that are typed while LINE is asked about others are not taken for those', async () => {
    const opened = await connect();
    let answer = () => {};
    opened.fake.stall('account_preview', new Promise<void>((done) => (answer = done)));
    await typeKeys(opened);
    await opened.user.type(screen.getByTestId('connect-channel-id'), '1');
    answer();
    await waitFor(() => expect(screen.getByTestId('keys-check').getAttribute('aria-busy')).toBeNull());
    expect(screen.getByTestId('connect').dataset.step).toBe('keys');
    expect(screen.getByTestId('step-you')).toHaveProperty('disabled', true);
  });

  it('that are typed and not kept are not left without a question', async () => {
    const opened = await connect();
    await opened.user.type(screen.getByTestId('connect-secret'), SECRET);
    await opened.user.click(screen.getByTestId('connect-back'));
    expect(await screen.findByTestId('confirm')).toBeTruthy();
    await opened.user.click(screen.getByTestId('confirm-cancel'));
    expect(screen.getByTestId('connect-secret')).toHaveProperty('value', SECRET);
  });

  it('are renewed for an account that is there: its channel stays, and its health says how long the old secret counts', async () => {
    const opened = await connect({ connect: 'account-shop', step: 'keys' });
    const { fake, user } = opened;
    const health = await fake.call('account_health', { lineAccountId: 'account-shop' });
    fake.on({ account_health: () => ({ ...health, oldSecretUntil: Date.now() + 86_400_000 }) });
    expect(screen.getByTestId('connect-channel-id')).toHaveProperty('readOnly', true);
    expect(screen.getByTestId('connect-channel-id')).toHaveProperty('value', '2001234567');
    await user.type(screen.getByTestId('connect-secret'), `${SECRET}{Enter}`);
    await atStep('you');
    expect((await screen.findByTestId('account-known')).textContent).toContain('24 hours');
    await user.click(screen.getByTestId('you-yes'));
    await screen.findByTestId('health');
    expect((await screen.findByTestId('old-secret')).textContent).toContain('still accepted until');
  });
});
