import { actionsOf } from '../action-points/actions-of.ts';
import { activityOf } from '../activity/activity-of.ts';
import { agendaOf } from '../agenda-points/agenda-of.ts';
import { commentsOf } from '../comments/comments-of.ts';
import type { Core } from '../core.ts';
import { findHandover } from '../handovers/find-handover.ts';
import { notesOf } from '../notes/notes-of.ts';
import { loadOneToOne, mayRead, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { findPeople } from '../people/find-people.ts';
import type { Written } from '../permissions.ts';
import { usefulnessOf } from '../usefulness/usefulness-of.ts';
import { sharersOf } from '../views/answer-elements.ts';
import { type OneToOnePage, oneToOnePage } from '../views/one-to-one-page.ts';
import { peopleOfPastSteps } from '../views/one-to-one-steps.ts';
import type { Reply } from '../views/reply.ts';
import type { OneToOneTab } from '../views/user-action.ts';

export interface Where {
  tab?: OneToOneTab | undefined;
  page?: number | undefined;
  said?: string;
}

/** Gathers what this person may see of a 1-to-1 and shows one page of it. */
export async function showOneToOne(core: Core, seen: SeenOneToOne, where: Where = {}): Promise<Reply> {
  const page = await gather(core, seen);
  const { tab, page: index, said } = where;
  return { kind: 'show', view: oneToOnePage({ ...page, ...(said !== undefined && { said }) }, tab, index) };
}

/** The same, read again after something in it changed. */
export async function showAgain(core: Core, seen: SeenOneToOne, where: Where = {}): Promise<Reply> {
  return showOneToOne(core, await loadOneToOne(core, seen.actor, seen.oneToOne._id), where);
}

async function gather(core: Core, seen: SeenOneToOne): Promise<OneToOnePage> {
  const [agenda, actions, notes, activity, handover, usefulness] = await Promise.all([
    readable(seen, agendaOf(seen.oneToOne)),
    readable(seen, actionsOf(seen.oneToOne)),
    notesOf(core, seen),
    activityOf(core, seen),
    findHandover(seen),
    usefulnessOf(core, seen),
  ]);
  const comments = await commentsOf(seen, [...agenda, ...actions]);
  const authors = [
    ...agenda.flatMap(({ authorId }) => authorId ?? []),
    ...actions.map(({ ownerId }) => ownerId),
    ...notes.map(({ authorId }) => authorId),
    ...[...comments.values()].flat().map(({ authorId }) => authorId),
    ...peopleOfPastSteps(seen),
    ...sharersOf(seen),
  ];
  const people = await findPeople(authors);
  const names = new Map([...people].map(([id, { name }]) => [id, name]));
  return {
    seen,
    agenda,
    actions,
    notes,
    comments,
    activity,
    names,
    ...(handover && { handover }),
    ...(usefulness && { usefulness }),
  };
}

async function readable<T extends Written>(seen: SeenOneToOne, written: Promise<T[]>): Promise<T[]> {
  return (await written).filter((one) => mayRead(seen, one));
}
