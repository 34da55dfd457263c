import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { record } from '../../../src/core/audit/record.ts';
import { handle } from '../../../src/core/handle.ts';
import { newId } from '../../../src/core/new-id.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { bodyOf, itemsOf } from '../../support/shown.ts';
import { act, addPerson, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T10:00:00Z');

beforeEach(clearDatabase);

const everyEntry = () => AuditEntryModel.find().sort({ at: 1, _id: 1 }).lean();

describe('the audit log in chat', () => {
  it('V3 says who an import was about by name, and that the operator did it', async () => {
    const { hr: owner } = await makeCompany(core);
    await PersonModel.updateOne({ _id: owner._id }, { role: 'owner' });
    const { _id: personId } = await addPerson('Nia Moyo');
    const detail = 'role hr instead of member, time zone';
    await record({ ...core, from: 'cli' }, undefined, 'role.given', { personId, detail });
    const reply = await act(core, { ...owner, role: 'owner' }, { type: 'open-audit-log' });
    expect(itemsOf(reply)[0]).toContain('The operator');
    expect(JSON.stringify(bodyOf(reply))).toContain(
      `from the command line · Nia Moyo · role hr instead of member, time zone`,
    );
  });

  it('V3 says on its last page how many older entries no page shows, and nowhere else', async () => {
    const owner = await addPerson('Olga Owner', { role: 'owner' });
    const at = core.clock.now();
    const lines = (count: number) =>
      Array.from({ length: count }, () => ({ _id: newId(), at, what: 'cycle.ended' }));
    const end = async (page: number) =>
      JSON.stringify(bodyOf(await act(core, owner, { type: 'open-audit-log', page })));
    await AuditEntryModel.collection.insertMany(lines(15_000) as never);
    expect(await end(999)).not.toContain('as far back');
    await AuditEntryModel.collection.insertMany(lines(34) as never);
    expect(await end(999)).toContain('The 34 entries that are older');
    expect(await end(998)).not.toContain('as far back');
  });
});

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
