/** What a colleague asks about a contact, in the room where the LINE user is chatting (R17). */

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { toasts } from '../lib/toast';
import { axe } from '../test/axe';
import { callsOf } from '../test/open';
import { openRoom } from './test/openRoom';

const questions = () => screen.getAllByTestId('deletion-question');
const openOne = () => questions().find(({ dataset }) => dataset.state === 'open') as HTMLElement;

describe("a colleague's question", () => {
  it.each([
    ['question-yes', 'hand_over', 'Handed over to Aya Tanaka'],
    ['question-no', 'decline', 'Aya Tanaka said no'],
  ])('r17 is answered by one click on %s, which a second click does not repeat', async (button, answer, said) => {
    const { fake, user } = await openRoom('room-asked');
    const message = openOne();
    await user.dblClick(within(message).getByTestId(button));
    await waitFor(() => expect(questions().at(-1)?.textContent).toContain(said));
    expect(callsOf(fake, 'deletion_question_answer')).toMatchObject([{ answer }]);
    expect(screen.queryByTestId('question-yes'), 'nothing is left to answer').toBeNull();
  });

  it('r17 says how those before were answered, and whether there is anything to answer', async () => {
    await openRoom('room-asked');
    expect(questions().map(({ dataset }) => dataset.state)).toEqual(['declined', 'over', 'open']);
    expect(questions()[1]?.textContent).toContain('nothing left to answer');
    expect(screen.getAllByTestId('question-yes').length).toBe(1);
  });

  it('r17 that another one has answered meanwhile says so', async () => {
    const { fake, user } = await openRoom('room-asked');
    fake.failNext('deletion_question_answer', { code: 'changed' });
    await user.click(screen.getByTestId('question-yes'));
    await waitFor(() => expect(toasts.shown.length).toBeGreaterThan(0));
  });

  it('has no faults that axe can see', async () => {
    const { container } = await openRoom('room-asked');
    expect(await axe(container)).toEqual([]);
  });
});
