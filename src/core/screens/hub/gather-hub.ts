import type { Core } from '../../core.ts';
import { findPassedBy, type PassedBy } from '../../cycles/plan/find-passed-by.ts';
import { counterpartIn, findOpenAndNext } from '../../cycles/plan/find-threads.ts';
import { weeklyHint } from '../../hints/weekly-hint.ts';
import { countEarlier } from '../../one-to-ones/list-earlier.ts';
import { listOneToOnes } from '../../one-to-ones/list-one-to-ones.ts';
import type { Thread } from '../../one-to-ones/thread.ts';
import { findCoveredBy } from '../../people/find-covered-by.ts';
import { findPeople } from '../../people/find-people.ts';
import type { Person } from '../../people/person.ts';
import { hasHrRole, isAdministrator } from '../../permissions/permissions.ts';
import { openActionPointsOf } from '../../points/action-points-of.ts';
import { listedActionPoints } from '../../points/listed-action-points.ts';
import { quietTopics } from '../../points/quiet-topics.ts';
import { mayOpenSetUp } from '../../setup/may-open-set-up.ts';
import { dayIn } from '../../time/local-time.ts';
import { findWaitingPlatforms } from '../../undelivered/suspended.ts';
import { countUndelivered } from '../../undelivered/undelivered.ts';
import { completionByCycle } from '../../usefulness/completion-by-cycle.ts';
import { usefulnessByCycle } from '../../usefulness/usefulness-by-cycle.ts';
import { nearestFirst } from './due-words.ts';
import type { HubData } from './hub.ts';
import type { NotIssuedToOne } from './not-issued-lines.ts';

const mostActionPoints = 8;

/** Everything the hub shows to one person. */
export async function gatherHub(core: Core, person: Person): Promise<HubData> {
  const covered = await findCoveredBy(core, person._id);
  const [own, reports, earlier, actionPoints, coming, completion, maySetUp, usefulness, hint, undelivered] =
    await Promise.all([
      listOneToOnes(core, person, 'mine'),
      listOneToOnes(core, person, 'reports', covered),
      countEarlier(person, covered),
      openActionPointsOf(person._id, mostActionPoints).then((points) => listedActionPoints(person, points)),
      gatherComing(core, person, covered),
      hasHrRole(person) ? completionByCycle() : [],
      mayOpenSetUp(core, person),
      hasHrRole(person) ? usefulnessByCycle(core) : [],
      weeklyHint(core, person),
      isAdministrator(person) ? gatherUndelivered() : [],
    ]);
  const today = dayIn(core.clock.now(), person.timeZone);
  const quiet = await gatherQuietTopics(core, nearestFirst(own, today));
  return {
    hint,
    quiet,
    person,
    today,
    own,
    reports,
    earlier,
    actionPoints,
    ...coming,
    completion,
    maySetUp,
    undelivered,
    usefulness,
  };
}

/** What waits for a platform that takes nothing has not arrived either. */
async function gatherUndelivered(): Promise<NonNullable<HubData['undelivered']>> {
  return (await Promise.all([countUndelivered(), findWaitingPlatforms()]))
    .flat()
    .filter(({ messages }) => messages > 0);
}

/** Of the 1-to-1 that is due first: one suggestion is enough. */
async function gatherQuietTopics(core: Core, [soonest]: HubData['own']): Promise<HubData['quiet']> {
  if (!soonest) return undefined;
  const topics = await quietTopics(core, soonest.oneToOne);
  return { topics, withName: soonest.reviewer.name, oneToOneId: soonest.oneToOne._id };
}

/** What comes when nothing is open, and what was due by now and did not come. */
async function gatherComing(
  core: Core,
  person: Person,
  covered: readonly string[],
): Promise<Pick<HubData, 'next' | 'notIssued'>> {
  const [{ open, next }, passed] = await Promise.all([
    findOpenAndNext(core, person, covered),
    findPassedBy(core, person),
  ]);
  const isOpen = new Set(open.map(({ threadId }) => threadId));
  const coming = next.filter(({ threadId }) => !isOpen.has(threadId));
  return { next: await withNames(coming, person), notIssued: withNext(passed, next, person) };
}

async function withNames(threads: readonly Thread[], person: Person): Promise<HubData['next']> {
  const people = await findPeople(threads.map((thread) => counterpartIn(thread, person._id)));
  return threads
    .flatMap((thread) => {
      const withName = people.get(counterpartIn(thread, person._id))?.name;
      return withName && thread.issueOn ? [{ title: thread.title, withName, issueOn: thread.issueOn }] : [];
    })
    .sort((left, right) => left.issueOn.localeCompare(right.issueOn));
}

/** What they may still get today did not pass them by. */
function withNext(passed: readonly PassedBy[], next: readonly Thread[], { _id }: Person): NotIssuedToOne[] {
  return passed.flatMap(({ cycleId, occurrence, ...of }) => {
    const thread = next.find((each) => each.cycleId === cycleId && each.revieweeId === _id);
    if (thread && thread.occurrence <= occurrence) return [];
    return [{ ...of, nextOn: thread?.issueOn }];
  });
}
