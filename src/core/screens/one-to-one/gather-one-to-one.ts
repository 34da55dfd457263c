import { activityOf } from '../../activity/activity-of.ts';
import type { OneToOneTab } from '../../chat/one-to-one-actions.ts';
import type { Core } from '../../core.ts';
import { defined } from '../../defined.ts';
import { findHandover } from '../../handovers/find-handover.ts';
import { notesOf } from '../../notes/notes-of.ts';
import { mayRead, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { standInOn } from '../../people/absences.ts';
import { findPeople } from '../../people/find-people.ts';
import type { Written } from '../../permissions/written.ts';
import { actionPointsOf } from '../../points/action-points-of.ts';
import { agendaOf } from '../../points/agenda-of.ts';
import { commentsOf } from '../../points/comments-of.ts';
import { noteReading } from '../../readings/note-reading.ts';
import { readingsOf } from '../../readings/readings-of.ts';
import { choiceOf } from '../../reminders/choose-reminders.ts';
import { dayIn } from '../../time/local-time.ts';
import { usefulnessOf } from '../../usefulness/usefulness-of.ts';
import { sharersOf } from './answer-elements.ts';
import { peopleOfPastSteps } from './one-to-one-steps.ts';
import type { OneToOnePage } from './page-data.ts';
import { readingsBeside } from './readings-page.ts';

/** What this person may see on one tab of a 1-to-1; what stands on the others is not asked for. */
export async function gatherOneToOne(
  core: Core,
  seen: SeenOneToOne,
  tab: OneToOneTab,
): Promise<OneToOnePage> {
  await noteReading(core, seen);
  const isOn = (...tabs: OneToOneTab[]) => tabs.includes(tab);
  const [agenda, actionPoints, notes, activity, handover, usefulness, readings] = await Promise.all([
    isOn('agenda') ? readable(seen, agendaOf(seen.oneToOne)) : [],
    isOn('agenda', 'actions') ? readable(seen, actionPointsOf(seen.oneToOne)) : [],
    isOn('notes') ? notesOf(core, seen) : [],
    isOn('activity') ? activityOf(core, seen) : [],
    findHandover(seen),
    usefulnessOf(core, seen),
    readingsOf(seen.oneToOne, readingsBeside),
  ]);
  const standIn = standInOn(seen.reviewer.absences, dayIn(core.clock.now(), seen.reviewer.timeZone));
  // Beside the agenda, action points stand without what was said about them.
  const comments = await commentsOf(seen, isOn('agenda') ? agenda : actionPoints);
  const authors = [
    ...agenda.flatMap(({ authorId }) => authorId ?? []),
    ...actionPoints.map(({ ownerId }) => ownerId),
    ...notes.map(({ authorId }) => authorId),
    ...[...comments.values()].flat().map(({ authorId }) => authorId),
    ...peopleOfPastSteps(seen),
    ...sharersOf(seen),
    ...(standIn?.standInId === undefined ? [] : [standIn.standInId]),
  ];
  return defined({
    seen,
    reminderChoice: choiceOf(core, seen),
    agenda,
    actionPoints,
    notes,
    comments,
    activity,
    names: await namesOf(seen, authors),
    handover,
    usefulness,
    standIn,
    readings: readings.items,
    hasMoreReadings: readings.count > 1,
  });
}

async function readable<T extends Written>(seen: SeenOneToOne, written: Promise<T[]>): Promise<T[]> {
  return (await written).filter((one) => mayRead(seen, one));
}

/** The two and whoever reads it are known already. */
async function namesOf({ actor, reviewee, reviewer }: SeenOneToOne, ids: readonly string[]) {
  const known = [actor, reviewee, reviewer];
  const others = await findPeople(ids.filter((id) => !known.some(({ _id }) => _id === id)));
  return new Map([...known, ...others.values()].map(({ _id, name }) => [_id, name]));
}
