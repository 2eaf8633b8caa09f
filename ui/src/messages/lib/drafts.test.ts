/** Drafts of members who share a window. */

import { describe, expect, it } from 'vitest';

import { useBackend } from '../../ipc';
import { makeFake } from '../../ipc/fake';
import { KEN } from '../../ipc/fake/people';
import { putAway } from '../../session/putAway';
import { setSession } from '../../session/session.svelte';
import { callsOf } from '../../test/open';
import { Draft } from './drafts';

describe('a draft', () => {
  it('that waits while members switch is stored as its writer’s, and not as the next one’s', async () => {
    const fake = makeFake();
    useBackend(fake);
    setSession(fake.world.session);
    const draft = new Draft(fake.world.session.me.id, 'room-mio');
    draft.keep('half a thought');
    await putAway();
    expect(callsOf(fake, 'room_draft')).toEqual([{ roomId: 'room-mio', text: 'half a thought' }]);
    setSession({ ...fake.world.session, me: KEN });
    draft.flush();
    expect(callsOf(fake, 'room_draft')).toHaveLength(1);
  });
});
