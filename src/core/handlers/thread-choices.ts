import type { Core } from '../core.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import { whoCanRead } from '../permissions.ts';
import { getSettings } from '../settings/settings.ts';
import { counterpartIn, findThreads } from '../threads/find-threads.ts';
import type { Thread } from '../threads/thread.ts';
import type { ThreadChoice } from '../views/thread-field.ts';

/** The threads of a person with the other of the two, ready to choose from. */
export interface ThreadsOf {
  threads: Thread[];
  counterparts: ReadonlyMap<string, Person>;
  choices: ThreadChoice[];
}

export async function threadsOf(core: Core, actor: Person): Promise<ThreadsOf> {
  const [threads, settings] = await Promise.all([findThreads(core, actor), getSettings()]);
  const counterparts = await findPeople(threads.map((thread) => counterpartIn(thread, actor._id)));
  const choices = threads.map((thread) => {
    const name = counterparts.get(counterpartIn(thread, actor._id))?.name ?? 'Former colleague';
    const isReviewee = thread.revieweeId === actor._id;
    const readableBy = whoCanRead(
      'agenda-point',
      { you: isReviewee ? 'reviewee' : 'reviewer', revieweeName: name, reviewerName: name },
      settings,
    );
    const when = thread.isIssued ? '' : ' (next one)';
    return { oneToOneId: thread.oneToOneId, label: `${name} · ${thread.title}${when}`, readableBy };
  });
  return { threads, counterparts, choices };
}
