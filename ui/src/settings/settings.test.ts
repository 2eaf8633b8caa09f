/** What a member sets for themselves. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Settings from './Settings.svelte';

describe('a PIN', () => {
  it('that is too short is said in the field, by keyboard alone', async () => {
    const { fake, user, container } = open(Settings, {});
    screen.getByTestId('pin-set').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('pin-new')));
    expect(await axe(container)).toEqual([]);
    fake.failNext('pin_set', { code: 'invalid_fields', fields: [{ field: 'pin', code: 'too_short' }] });
    await user.keyboard('12{Enter}');
    expect(await screen.findByText('This is too short.')).toBeTruthy();
    expect(screen.getByTestId('pin-new').getAttribute('aria-invalid')).toBe('true');
    await user.type(screen.getByTestId('pin-new'), '34{Enter}');
    await waitFor(() => expect(screen.queryByTestId('pin-dialog')).toBeNull());
    expect(callsOf(fake, 'pin_set')).toEqual([{ pin: '12' }, { pin: '1234' }]);
  });
});
