import type { Core } from '../../core.ts';
import { counterpartIn, findThreads } from '../../cycles/plan/find-threads.ts';
import type { Thread } from '../../one-to-ones/thread.ts';
import { findPeople } from '../../people/find-people.ts';
import { plain } from '../../people/match-person.ts';
import type { Person } from '../../people/person.ts';
import { whoCanRead } from '../../permissions/who-can-read.ts';
import { settingsFor } from '../../permissions/written.ts';
import { getSettings } from '../../settings/settings.ts';
import { formatDay } from '../../time/format-day.ts';
import type { ThreadChoice } from './thread-field.ts';

/** The threads of a person with the other of the two, ready to choose from. */
export interface GatheredThreads {
  threads: Thread[];
  counterparts: ReadonlyMap<string, Person>;
  choices: ThreadChoice[];
}

export async function gatherThreads(core: Core, actor: Person): Promise<GatheredThreads> {
  const [threads, settings] = await Promise.all([findThreads(core, actor), getSettings()]);
  const people = await findPeople(threads.flatMap(({ revieweeId, reviewerId }) => [revieweeId, reviewerId]));
  const nameOf = (id: string) => people.get(id)?.name ?? 'Former colleague';
  const others = threads.flatMap((thread) => people.get(counterpartIn(thread, actor._id)) ?? []);
  const counterparts = new Map(others.map((other) => [other._id, other]));
  const names = namesIn(counterparts);
  const choices = threads.map((thread) => {
    const name = names.get(counterpartIn(thread, actor._id)) ?? 'Former colleague';
    const readableBy = whoCanRead(
      'agenda-point',
      {
        you: sideIn(thread, actor),
        revieweeName: nameOf(thread.revieweeId),
        reviewerName: nameOf(thread.reviewerId),
      },
      settingsFor(thread, settings),
    );
    const { oneToOneId, title, isIssued } = thread;
    const label = [name, isIssued && whichOf(thread, threads, actor), title].filter(Boolean).join(' · ');
    return { oneToOneId, label: isIssued ? label : `${label} (next one)`, readableBy };
  });
  return { threads, counterparts, choices };
}

/** Where several of one pair are open, the day that tells one from the other. */
function whichOf({ threadId, finaliseBy }: Thread, threads: readonly Thread[], { locale }: Person) {
  const isAlone = threads.filter((each) => each.threadId === threadId).length === 1;
  return isAlone || !finaliseBy ? undefined : `due ${formatDay(finaliseBy, locale)}`;
}

/** What each is called in a choice: with the e-mail where two have one name, so that it says which of them it is. */
function namesIn(people: ReadonlyMap<string, Person>): ReadonlyMap<string, string> {
  const all = [...people.values()].map((person) => ({ ...person, key: plain(person.name) }));
  const counts = new Map<string, number>();
  for (const { key } of all) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(
    all.map(({ _id, name, email, key }) => [_id, counts.get(key) === 1 ? name : `${name} (${email})`]),
  );
}

function sideIn({ revieweeId, reviewerId }: Thread, { _id }: Person): 'reviewee' | 'reviewer' | 'stand-in' {
  if (revieweeId === _id) return 'reviewee';
  return reviewerId === _id ? 'reviewer' : 'stand-in';
}
