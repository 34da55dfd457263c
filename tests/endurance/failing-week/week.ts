import { MovableClock } from '../../../src/core/clock.ts';
import { sendNotice } from '../../../src/core/notices/send-notice.ts';
import { deliverDue } from '../../../src/core/outbox/deliver-due.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { dayIn } from '../../../src/core/time/local-time.ts';
import { addOpen } from '../../core/digests/digest-fixture.ts';
import { createTestRates, retitle } from '../../core/outbox/outbox-fixture.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { cast, digestsOf, foundCompany, pick } from './company.ts';
import { type FailingPlatforms, openFailingPlatforms } from './failing-platforms.ts';

const begin = '2026-12-16T06:00:00Z';
const workingDays = ['2026-12-16', '2026-12-17', '2026-12-18', '2026-12-21', '2026-12-22'].map(isoDate);
const hourMs = 3_600_000;
/** How often the outbox is swept while something is due. */
const sweepEveryMs = 30_000;

export interface Week {
  outside: FailingPlatforms;
  people: Person[];
  /** When what is said about a 1-to-1 changed, by the beginning of its id. */
  changes: ReadonlyMap<string, number[]>;
  live(): Promise<void>;
}

/** A week of new 1-to-1s, changes and deadline posts; half of all calls fail. */
export async function prepareWeek(random: () => number): Promise<Week> {
  const clock = new MovableClock();
  clock.moveTo(new Date(begin));
  const core = { ...makeTestCore(begin), clock };
  const rates = createTestRates(core);
  const outside = await openFailingPlatforms({ ...cast, core, random });
  const people = await foundCompany(outside, workingDays);
  const talks: string[] = [];
  const changes = new Map<string, number[]>();

  const announce = async (reviewee: Person, reviewer: Person) => {
    const talk = `talk-${talks.length}`;
    const { _id: oneToOneId } = await addOpen(reviewee, reviewer, { cycleId: talk });
    talks.push(oneToOneId);
    changes.set(talk, []);
    const notice = { kind: 'issued', oneToOneId } as const;
    await enqueue(
      core,
      [reviewee, reviewer].map(({ _id: personId }) => ({ personId, notice })),
    );
  };
  const change = async (oneToOneId: string) => {
    const at = changes.get(oneToOneId.split(':')[0] ?? '');
    at?.push(clock.now().getTime());
    await retitle(core, oneToOneId, `Weekly 1-to-1, said ${at?.length} times`);
  };
  const below = (most: number) => Math.floor(random() * most);

  /** Lets time pass, and stops wherever something is due. What waits for a closed platform stays due. */
  const passAnHour = async () => {
    const end = clock.now().getTime() + hourMs;
    for (let now = clock.now().getTime(); now < end; ) {
      // Each message is counted: none joins another.
      await deliverDue(core, { messengers: outside.channels, rates, send: sendNotice });
      const next = await MessageModel.findOne({ nextTryAt: { $type: 'date' } })
        .sort({ nextTryAt: 1 })
        .lean<Message>();
      const nextAt = next?.nextTryAt?.getTime() ?? end;
      now = Math.min(end, Math.max(nextAt, clock.now().getTime() + sweepEveryMs));
      clock.moveTo(new Date(now));
    }
  };

  return {
    outside,
    people,
    changes,
    async live() {
      outside.fail(0.5);
      for (let hour = 0; hour < 7 * 24; hour += 1) {
        for (const [n, person] of people.entries()) {
          if (random() < 0.1) await announce(person, pick(people, n + 1 + below(people.length - 1)));
        }
        if (talks.length > 0) await change(pick(talks, below(talks.length)));
        const on = dayIn(clock.now(), 'UTC');
        if (clock.now().getUTCHours() === 9 && workingDays.includes(on))
          await enqueue(core, await digestsOf(on));
        await passAnHour();
      }
      outside.fail(0);
      // A platform that took nothing at all is found to take messages again by the next one.
      for (const [n, person] of people.entries()) await announce(person, pick(people, n + 1));
      for (let hour = 0; hour < 24; hour += 1) await passAnHour();
    },
  };
}
