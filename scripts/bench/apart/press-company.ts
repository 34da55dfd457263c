import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { ensureIndexes } from '../../../src/core/database/connect.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { addCompany, addCycle, everywhereDueAt, idOfPerson } from '../company.ts';
import { answer, coreAt, type Place } from './answer.ts';
import type { PlatformOpen } from './platform.ts';

/** A company in which everybody has an open 1-to-1 of ten questions, and nothing else is to be done. */
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
  await addCycle('Weekly 1-to-1', ['weekly-check-in', 'remote-wellbeing']);
  await issueDue(coreAt(everywhereDueAt));
  // Presses are measured, not messages, reminders or the next occurrence.
  await MessageModel.deleteMany({});
  await OneToOneModel.updateMany({}, { $unset: { remindAt: true } });
  await CycleModel.updateMany({}, { $unset: { nextIssueAt: true } });
  const [first] = await OneToOneModel.find().lean();
  return { oneToOnes: await OneToOneModel.countDocuments(), questions: first?.questions.length };
});
