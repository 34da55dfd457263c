import mongoose from 'mongoose';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { ensureIndexes } from '../../../src/core/database/connect.ts';
import { newId } from '../../../src/core/new-id.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { raiseChangeNumber } from '../../../src/core/people/change/change-number.ts';
import { addCompany, addCycle, everywhereDueAt } from '../company.ts';
import { answer, coreAt, type Place } from './answer.ts';

/** How much there is, and how much of it is due. */
export interface Store {
  people: number;
  /** So many times everybody had a 1-to-1; only the last ones are open. */
  occurrences: number;
  due: number;
}

/** How many cycles there are for ten thousand 1-to-1s. */
const cyclesPerTenThousand = 250;
const dayMs = 86_400_000;

/** A company that has had its 1-to-1s for a while: everything was sent, but for as much as is to be due. */
await answer<Place & Store>(async ({ people, occurrences, due }) => {
  await addCompany({ people, teams: Math.ceil(people / 11) });
  await addCycle();
  // As somebody changed since then, a look reads how far the numbers are.
  await raiseChangeNumber();
  await issueDue(coreAt(everywhereDueAt));
  await MessageModel.updateMany(
    {},
    {
      $set: {
        state: 'sent',
        sentAt: everywhereDueAt,
        sent: { platform: 'slack', conversationId: 'D0123456789', messageId: '1781234567.000100' },
      },
      $unset: { nextTryAt: true },
    },
  );
  if (occurrences > 1) await repeat(occurrences);
  await ensureIndexes();
  await makeDue(due);
  await addOtherCycles((people * occurrences * cyclesPerTenThousand) / 10_000, due);
  return {};
});

/** Adds the earlier occurrences, finalised, to the one that is there; the database copies faster than it is told. */
async function repeat(occurrences: number): Promise<void> {
  const earlier = { $range: [1, occurrences] };
  const idOf = { $concat: ['$_id', ':', { $toString: '$n' }] };
  await copy('oneToOnes', [
    { $set: { n: earlier } },
    { $unwind: '$n' },
    { $set: { _id: idOf, occurrence: '$n', status: 'finalised', finalisedAt: everywhereDueAt } },
  ]);
  await copy('outbox', [
    { $set: { n: earlier } },
    { $unwind: '$n' },
    { $set: { _id: idOf, oneToOneId: { $concat: ['$oneToOneId', ':', { $toString: '$n' }] } } },
  ]);
}

async function copy(name: string, stages: mongoose.PipelineStage[]): Promise<void> {
  const collection = mongoose.connection.collection(name);
  await collection
    .aggregate([...stages, { $unset: ['n', 'remindAt'] }, { $out: `earlier-${name}` }])
    .toArray();
  const earlier = mongoose.connection.collection(`earlier-${name}`);
  // Indexes are made at the end, which is faster than keeping them.
  const open = await collection.find().toArray();
  await collection.drop();
  await earlier.insertMany(open, { ordered: false });
  await earlier.rename(name);
}

async function makeDue(due: number): Promise<void> {
  const some = await OneToOneModel.find({ status: 'open' }, { _id: 1 }).sort({ _id: 1 }).limit(due).lean();
  const ids = some.map(({ _id }) => _id);
  await OneToOneModel.updateMany({ _id: { $in: ids } }, { $set: { remindAt: everywhereDueAt } });
  await MessageModel.updateMany(
    { _id: { $in: ids.map((id) => `issued:${id}:${id.split(':').at(-1)}`) } },
    { $set: { state: 'pending', nextTryAt: everywhereDueAt }, $unset: { sent: true, sentAt: true } },
  );
}

/** All but as many as are to be due come later. */
async function addOtherCycles(count: number, due: number): Promise<void> {
  const { _id: __, name: ___, ...cycle } = await CycleModel.findOne().orFail().lean<Cycle>();
  await CycleModel.insertMany(
    Array.from({ length: count }, (_, index) => ({
      ...cycle,
      _id: newId(),
      name: `Cycle ${index}`,
      nextIssueAt: new Date(everywhereDueAt.getTime() + (index < due ? 0 : (1 + (index % 60)) * dayMs)),
    })),
  );
}
