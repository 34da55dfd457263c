import type { Card } from '../chat/view.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { loadOneToOne, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { OneToOneNotice, PersonNotice } from '../outbox/notice.ts';
import type { Person } from '../people/person.ts';
import { type ActionPoint, ActionPointModel } from '../points/action-point.ts';
import { usefulnessOf } from '../usefulness/usefulness-of.ts';
import { composeChannelTrouble } from './compose-channel-trouble.ts';
import { composeHandover } from './compose-handover.ts';
import { composeReminder } from './compose-reminder.ts';
import {
  composeAgenda,
  composeComment,
  composeHandedOver,
  composeReassigned,
  composeReopened,
} from './compose-step-notice.ts';
import { actionAssignedCard, finalisedCard, issuedCard, partSharedCard, welcomed } from './notice-cards.ts';
import { archivedCard, goneCard } from './step-notice-cards.ts';

/**
 * The card of a notice for its one reader, as things stand now; undefined when there is nothing left to say.
 * @param isStanding it was sent and is drawn again: then it also says that what it was about is gone
 */
export async function composeNotice(
  core: Core,
  reader: Person,
  notice: PersonNotice,
  isStanding = false,
): Promise<Card | undefined> {
  switch (notice.kind) {
    case 'reminder': {
      const { card, isOver } = await composeReminder(core, reader);
      return isOver && !isStanding ? undefined : card;
    }
    case 'channel-trouble':
      return composeChannelTrouble(reader, notice);
    default:
      return composeAboutOneToOne(core, reader, notice, isStanding);
  }
}

async function composeAboutOneToOne(
  core: Core,
  reader: Person,
  notice: OneToOneNotice,
  isStanding: boolean,
): Promise<Card | undefined> {
  const handedOver = notice.kind === 'reassigned' && (await composeHandedOver(reader._id, notice));
  if (handedOver) return handedOver;
  const seen = await seenBy(core, reader, notice.oneToOneId);
  if (!seen) return isStanding ? goneCard() : undefined;
  if (seen.oneToOne.status === 'archived') return isStanding ? archivedCard(seen) : undefined;
  const card = await compose(core, seen, notice);
  return card && notice.kind !== 'issued' ? welcomed(seen, card) : card;
}

async function compose(core: Core, seen: SeenOneToOne, notice: OneToOneNotice): Promise<Card | undefined> {
  switch (notice.kind) {
    case 'issued':
      return issuedCard(seen);
    case 'reopened':
      return composeReopened(seen, notice);
    case 'reassigned':
      return composeReassigned(seen, notice);
    case 'agenda':
      return composeAgenda(seen, notice);
    case 'comment':
      return composeComment(seen, notice);
    case 'part-shared':
      return seen.oneToOne.parts[notice.part].sharedAt ? partSharedCard(seen, notice.part) : undefined;
    case 'finalised':
      return isLastFinalisation(seen, notice)
        ? finalisedCard(seen, await usefulnessOf(core, seen))
        : undefined;
    case 'handover-asked':
      return composeHandover(seen);
    case 'action-assigned': {
      const point = await ActionPointModel.findById(notice.actionPointId).lean<ActionPoint>();
      return point ? actionAssignedCard(seen, point) : undefined;
    }
  }
}

/** Of one that was reopened since, nothing is left to say. */
function isLastFinalisation({ oneToOne }: SeenOneToOne, { turn = 0 }: { turn?: number }): boolean {
  return turn === (oneToOne.reopenings?.length ?? 0);
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
