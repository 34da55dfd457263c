import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { record } from '../../../src/core/audit/record.ts';
import { handle } from '../../../src/core/handle.ts';
import { addPerson, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T10:00:00Z');

beforeEach(clearDatabase);

const everyEntry = () => AuditEntryModel.find().sort({ at: 1, _id: 1 }).lean();

describe('an entry of the audit log', () => {
  const attempts: [string, (id: string) => Promise<unknown>][] = [
    ['updateOne', (_id) => AuditEntryModel.updateOne({ _id }, { what: 'nothing' }).exec()],
    ['updateMany', () => AuditEntryModel.updateMany({}, { $unset: { actorId: 1 } }).exec()],
    ['replaceOne', (_id) => AuditEntryModel.replaceOne({ _id }, { what: 'nothing' }).exec()],
    ['findOneAndUpdate', (_id) => AuditEntryModel.findOneAndUpdate({ _id }, { what: 'nothing' }).exec()],
    ['findOneAndReplace', (_id) => AuditEntryModel.findOneAndReplace({ _id }, { what: 'nothing' }).exec()],
    ['deleteOne', (_id) => AuditEntryModel.deleteOne({ _id }).exec()],
    ['deleteMany', () => AuditEntryModel.deleteMany().exec()],
    ['findOneAndDelete', (_id) => AuditEntryModel.findOneAndDelete({ _id }).exec()],
    ['bulkWrite', (_id) => AuditEntryModel.bulkWrite([{ deleteOne: { filter: { _id } } }])],
    [
      'save',
      async (id) => {
        const entry = await AuditEntryModel.findById(id).orFail();
        entry.what = 'nothing';
        await entry.save();
      },
    ],
    ['deleteOne of a document', async (id) => (await AuditEntryModel.findById(id).orFail()).deleteOne()],
  ];

  it.each(attempts)('V3 is neither changed nor removed by %s', async (_name, attempt) => {
    await record(core, undefined, 'cycle.ended', { detail: 'Weekly' });
    const before = await everyEntry();
    await expect(attempt(before[0]?._id ?? '')).rejects.toThrow('only ever added to');
    expect(await everyEntry()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('V3 says from where it was asked for', async () => {
    const { hr } = await makeCompany(core);
    const { _id: oneToOneId } = await issueOpen(core);
    const request = { actor: hr, values: {}, surface: 'dialog', savesWhileTyping: false } as const;
    await handle(core, { ...request, from: 'teams', action: { type: 'finalise', oneToOneId } });
    const { _id: personId } = await addPerson('Somebody Else');
    await record({ ...core, from: 'cli' }, undefined, 'person.imported', { personId });
    await record(core, undefined, 'cycle.ended');
    const kept = (await everyEntry()).map(({ what, actorId, from }) => [what, actorId, from]);
    expect(kept).toEqual(
      expect.arrayContaining([
        ['one-to-one.finalised', hr._id, 'teams'],
        ['person.imported', undefined, 'cli'],
        ['cycle.ended', undefined, 'system'],
      ]),
    );
  });
});
