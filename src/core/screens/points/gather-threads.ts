import type { Core } from '../../core.ts';
import { counterpartIn, findThreads } from '../../cycles/plan/find-threads.ts';
import type { Thread } from '../../one-to-ones/thread.ts';
import { findPeople } from '../../people/find-people.ts';
import type { Person } from '../../people/person.ts';
import { settingsFor } from '../../permissions/permissions.ts';
import { whoCanRead } from '../../permissions/who-can-read.ts';
import { getSettings } from '../../settings/settings.ts';
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
  const choices = threads.map((thread) => {
    const name = nameOf(counterpartIn(thread, actor._id));
    const readableBy = whoCanRead(
      'agenda-point',
      {
        you: sideIn(thread, actor),
        revieweeName: nameOf(thread.revieweeId),
        reviewerName: nameOf(thread.reviewerId),
      },
      settingsFor(thread, settings),
    );
    const when = thread.isIssued ? '' : ' (next one)';
    return { oneToOneId: thread.oneToOneId, label: `${name} · ${thread.title}${when}`, readableBy };
  });
  return { threads, counterparts, choices };
}

function sideIn({ revieweeId, reviewerId }: Thread, { _id }: Person): 'reviewee' | 'reviewer' | 'stand-in' {
  if (revieweeId === _id) return 'reviewee';
  return reviewerId === _id ? 'reviewer' : 'stand-in';
}
