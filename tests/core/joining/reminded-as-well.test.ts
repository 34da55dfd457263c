import { beforeEach, describe, expect, it } from '@jest/globals';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { rememberTeamsAccount } from '../../../src/core/people/remember-teams-account.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import type { FakeMessenger } from '../outbox/outbox-fixture.ts';
import { RemindedCompany } from '../reminders/reminded-company.ts';

useTestDatabase();

let told: RemindedCompany;
let teams: FakeMessenger;
let mei: Person;

beforeEach(async () => {
  told = await RemindedCompany.make(makeTestCore('2026-12-01T09:00:00Z'));
  mei = told.company.reviewee;
  teams = told.alsoInTeams();
  teams.canReach = (person) => person.teams !== undefined && person.teams.isInstalled !== false;
  // She had the app in Teams and removed it.
  const account = { aadObjectId: 'Mei', isInstalled: false };
  await PersonModel.updateOne({ _id: mei._id }, { $unset: { slack: true }, $set: { teams: account } });
});

/** Another 1-to-1 of hers, which is due long after, was issued and could not be said. */
async function issueOther(status: OneToOne['status'] = 'open'): Promise<OneToOne> {
  const { remindAt: _, ...rest } = (await told.stored()) as OneToOne & { remindAt?: Date };
  const other: OneToOne = {
    ...rest,
    _id: 'other:0:mei',
    cycleId: 'other',
    threadId: 'other:mei',
    status,
    revieweeBy: isoDate('2026-12-28'),
    reviewerBy: isoDate('2026-12-29'),
    finaliseBy: isoDate('2026-12-30'),
  };
  await OneToOneModel.create(other);
  await sayIssued(other._id);
  return other;
}

async function sayIssued(oneToOneId: string): Promise<void> {
  told.core.turnTo('2026-12-09T14:00:00Z');
  await enqueue(told.core, [{ personId: mei._id, notice: { kind: 'issued', oneToOneId } }]);
  await told.deliver();
}

async function install(): Promise<void> {
  told.core.turnTo('2026-12-10T09:30:00Z');
  const now = await PersonModel.findById(mei._id).orFail().lean<Person>();
  await rememberTeamsAccount(now, { aadObjectId: 'Mei', isInstalled: true, conversationId: 'chat' });
  await told.deliver();
  await told.deliver();
  await told.sweepAt('2026-12-10T10:30:00Z');
}

const sent = () => teams.sends.map(({ card }) => JSON.stringify(card));

describe('N3 N8: who appears on the morning of a deadline', () => {
  it('is reminded of it, whatever else waited for them', async () => {
    const other = await issueOther();
    await told.mornings('2026-12-10', '2026-12-10');
    expect(sent()).toEqual([]);
    await install();
    expect(sent()).toHaveLength(2);
    expect(sent().join()).toContain(told.oneToOne._id);
    expect(sent().join()).toContain(other._id);
  });

  it('is reminded of it when what else waited is archived by then', async () => {
    await issueOther('archived');
    await told.mornings('2026-12-10', '2026-12-10');
    await install();
    expect(sent()).toHaveLength(1);
    expect(sent().join()).toContain(told.oneToOne._id);
  });

  it('hears of it once when what waited for them is about nothing else', async () => {
    await MessageModel.deleteMany({ personId: mei._id });
    await sayIssued(told.oneToOne._id);
    await told.mornings('2026-12-10', '2026-12-10');
    await install();
    expect(sent()).toHaveLength(1);
  });
});
