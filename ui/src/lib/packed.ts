/** A Fluent message as the build leaves it for the window (`build/fluent.ts`). */

import type { FluentResource } from '@fluent/bundle';

type Entry = FluentResource['body'][number];

/** An id, its text, and its attributes where it has some. */
export type Packed = [Entry['id'], Entry['value'], Entry['attributes']?];
