import mongoose from 'mongoose';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { addDays } from '../../../src/core/time/calendar.ts';
import { everywhereDueAt, firstIssueOn, forgetIssued } from '../company.ts';
import { answer, coreAt, type Place, secondsOf } from './answer.ts';

export interface IssuedAfter {
  issued: number;
  lapsed: number;
  seconds: number;
}

interface Question extends Place {
  /** How many of a hundred 1-to-1s of the occurrence before nobody has finalised. */
  openPercent: number;
}

const weekMs = 7 * 86_400_000;
const dayBeforeNext = addDays(firstIssueOn, 6);

/** As the cycles stood after the first occurrence was issued. */
let cycles: { _id: unknown }[] | undefined;

/** Issues the second occurrence, again and again after the same first one. */
await answer<Question>(async ({ openPercent }): Promise<IssuedAfter> => {
  const collection = (name: string) => mongoose.connection.collection<{ _id: never }>(name);
  if (!cycles) {
    await forgetIssued();
    await AuditEntryModel.createIndexes();
    await issueDue(coreAt(everywhereDueAt));
    cycles = await collection('cycles').find().toArray();
  }
  await OneToOneModel.deleteMany({ occurrence: { $gt: 0 } });
  for (const name of ['outbox', 'auditLog']) await collection(name).deleteMany({});
  for (const cycle of cycles) await collection('cycles').replaceOne({ _id: cycle._id as never }, cycle);
  const people = await OneToOneModel.find({}, { _id: 1 }).sort({ _id: 1 }).lean<{ _id: string }[]>();
  const isOpen = (_: unknown, index: number) => index % 100 < openPercent;
  const open = people.filter(isOpen).map(({ _id }) => _id);
  await OneToOneModel.updateMany(
    { status: { $ne: 'finalised' } },
    { $set: { status: 'finalised' }, $unset: { lapsedAt: 1 } },
  );
  // The day before the next ones come: by then it is over for everybody, and what is open lapses.
  await OneToOneModel.updateMany({}, { $set: { finaliseBy: dayBeforeNext } });
  await OneToOneModel.updateMany({ _id: { $in: open } }, { $set: { status: 'open' } });
  let issued = 0;
  const seconds = await secondsOf(async () => {
    ({ issued } = await issueDue(coreAt(new Date(everywhereDueAt.getTime() + weekMs))));
  });
  return { issued, lapsed: await OneToOneModel.countDocuments({ status: 'lapsed' }), seconds };
});
