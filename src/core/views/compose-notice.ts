import type { Core } from '../core.ts';
import type { Notice } from '../outbox/notice.ts';
import type { Person } from '../people/person.ts';
import type { Card } from './view.ts';

/** The card of a notice for its one reader, as things stand now; undefined when there is nothing left to say. */
export async function composeNotice(_core: Core, _reader: Person, notice: Notice): Promise<Card | undefined> {
  return { kind: 'card', title: '1-to-1', summary: `About ${notice.oneToOneId}`, body: [] };
}
