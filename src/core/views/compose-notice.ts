import { type ActionPoint, ActionPointModel } from '../action-points/action-point.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { loadOneToOne, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { Notice } from '../outbox/notice.ts';
import type { Person } from '../people/person.ts';
import { actionAssignedCard, finalisedCard, issuedCard, partSharedCard } from './notice-cards.ts';
import type { Card } from './view.ts';

/** The card of a notice for its one reader, as things stand now; undefined when there is nothing left to say. */
export async function composeNotice(core: Core, reader: Person, notice: Notice): Promise<Card | undefined> {
  const seen = await seenBy(core, reader, notice.oneToOneId);
  if (!seen || seen.oneToOne.status === 'archived') return undefined;
  switch (notice.kind) {
    case 'issued':
      return issuedCard(seen);
    case 'part-shared':
      return seen.oneToOne.parts[notice.part].sharedAt ? partSharedCard(seen, notice.part) : undefined;
    case 'finalised':
      return finalisedCard(seen);
    case 'action-assigned': {
      const point = await ActionPointModel.findById(notice.actionPointId).lean<ActionPoint>();
      return point ? actionAssignedCard(seen, point) : undefined;
    }
  }
}

/** A notice about what its reader may no longer see has nothing left to say. */
async function seenBy(core: Core, reader: Person, oneToOneId: string): Promise<SeenOneToOne | undefined> {
  try {
    return await loadOneToOne(core, reader, oneToOneId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}
