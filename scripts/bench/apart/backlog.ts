import { systemClock } from '../../../src/core/clock.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { ensureIndexes } from '../../../src/core/database/connect.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { addCompany, addCycle, everywhereDueAt, idOfPerson } from '../company.ts';
import { answer, coreAt, type Place } from './answer.ts';
import type { PlatformOpen } from './platform.ts';

/** A company that was issued its 1-to-1s a moment ago, and told nothing yet. */
await answer<Place & Partial<Pick<PlatformOpen, 'accounts'>>>(async ({ accounts = [] }) => {
  await ensureIndexes();
  await addCompany({ people: accounts.length, teams: Math.ceil(accounts.length / 11) });
  await PersonModel.bulkWrite(
    accounts.map(({ slack, teams }, index) => ({
      updateOne: {
        filter: { _id: idOfPerson(index) },
        update: slack ? { $set: { slack } } : { $set: { teams }, $unset: { slack: true } },
      },
    })),
  );
  await addCycle();
  await issueDue(coreAt(everywhereDueAt));
  await MessageModel.updateMany({}, { $set: { nextTryAt: systemClock.now() } });
  return { waiting: await MessageModel.countDocuments() };
});
