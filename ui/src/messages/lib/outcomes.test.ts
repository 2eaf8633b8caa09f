/** What becomes of one's own messages is said aloud (R21). */

import { waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { accepted } from '../../ipc/fake/script';
import { announced } from '../../lib/announce.svelte';
import { openRoom } from '../test/openRoom';
import { outcomeWords } from './outcomes.svelte';

const said = () => announced.said.map(({ words }) => words);

it('r21: a live region says once that LINE accepted a message, and nothing of what was accepted before', async () => {
  const { user, composer } = await openRoom('room-mio', ({ world }) => (world.session.settings.undoSeconds = 0));
  const before = said().length;
  await user.type(composer(), 'See you at seven{Enter}');
  await waitFor(() => expect(said()).toContain('Accepted by LINE'), { timeout: 5000 });
  expect(said().length).toBe(before + 1);
});

it('r21: what is said of a refusal has its reason and what can be done', () => {
  const words = outcomeWords({ ...accepted, delivery: 'refused', reason: 'not_found' });
  expect(words.split('. ').length, words).toBeGreaterThan(1);
  expect(outcomeWords({ ...accepted, delivery: 'waiting', reason: 'monthly_limit' })).not.toBe('Waiting');
  expect(outcomeWords({ ...accepted, delivery: 'recalled' })).toMatch(/recalled/i);
});
