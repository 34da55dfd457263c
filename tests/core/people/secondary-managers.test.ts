import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { beginWithCompany } from '../../support/begin-with.ts';
import { act, addPerson, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T10:00:00Z');
let company: Company;
let secondary: Person;
let oneToOne: OneToOne;

beforeEach(async () => {
  company = await beginWithCompany(core);
  secondary = await addPerson('Sven Dahl');
  await TeamModel.updateOne(
    { _id: company.reviewee.primaryTeamId ?? '' },
    { $set: { secondaryManagerIds: [secondary._id] } },
  );
  oneToOne = await issueOpen(core);
});

describe('a secondary manager', () => {
  it('P4 is told that a 1-to-1 of the team is not there, whatever they try with it', async () => {
    const { _id: oneToOneId } = oneToOne;
    const attempts = [
      act(core, secondary, { type: 'open-one-to-one', oneToOneId }),
      act(core, secondary, { type: 'finalise', oneToOneId }),
      act(core, secondary, { type: 'add-note', oneToOneId }, { text: 'Hello', visibility: 'public' }),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
  });

  it('P4 finds nobody of the team in the hub or in a list', async () => {
    const shown = JSON.stringify([
      await act(core, secondary, { type: 'open-home' }),
      await act(core, secondary, { type: 'list-one-to-ones', of: 'reports' }),
    ]);
    expect(shown).not.toContain(company.reviewee.name);
    const primary = await act(core, company.reviewer, { type: 'list-one-to-ones', of: 'reports' });
    expect(JSON.stringify(primary)).toContain(company.reviewee.name);
  });

  it('P4 gets no notice of what happens in it, as the two of it do', async () => {
    await act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
    const told = new Set((await MessageModel.find().lean()).map(({ personId }) => personId));
    expect([...told].sort()).toEqual([company.reviewee._id, company.reviewer._id].sort());
  });
});
