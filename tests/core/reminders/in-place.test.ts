import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import { refreshReminders } from '../../../src/core/outbox/refresh-reminders.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { act } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import type { FakeMessenger } from '../outbox/outbox-fixture.ts';
import { RemindedCompany } from './reminded-company.ts';

useTestDatabase();

let told: RemindedCompany;
let teams: FakeMessenger;
let mei: Person;

beforeEach(async () => {
  told = await RemindedCompany.make(makeTestCore('2026-12-01T09:00:00Z'));
  mei = told.company.reviewee;
  teams = told.alsoInTeams();
  teams.canReach = (person) => person.teams?.isInstalled === true;
  await change({ 'preferences.platform': 'teams', teams: { aadObjectId: 'Mei', isInstalled: true } });
});

const change = (facts: object) => PersonModel.updateOne({ _id: mei._id }, { $set: facts });
const toMei = ({ sends }: FakeMessenger) => sends.filter(({ account }) => account === 'Mei');
const standing = () =>
  [told.slack, teams]
    .flatMap((chat) => chat.standing('Mei'))
    .filter(({ title }) => /Waiting|one/.test(title));

/** From now on Teams neither takes nor changes anything of hers. */
async function removeApp(): Promise<void> {
  await change({ 'teams.isInstalled': false });
  teams.onTheWay = (account) => {
    if (account === 'Mei') throw new DeliveryRefused('not-installed');
  };
}

async function bringAppBack(): Promise<void> {
  await change({ 'teams.isInstalled': true });
  teams.onTheWay = () => undefined;
}

describe('N3: a reminder whose platform does not let it be changed any more', () => {
  it.each(['2026-12-08T23:30:00Z', '2026-12-08T15:00:00Z', '2026-12-12T23:30:00Z'])(
    'is sent anew nowhere, whatever is done at %s',
    async (at) => {
      await told.mornings('2026-12-08', at.slice(0, 10));
      const before = toMei(told.slack).length;
      await removeApp();
      told.core.turnTo(at);
      await told.share(mei);
      await refreshReminders(told.core, [mei._id]);
      await told.deliver();
      await told.deliver();
      expect(toMei(told.slack)).toHaveLength(before);
    },
  );

  it('is taken away by the next one, where that is possible again', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    await removeApp();
    told.core.turnTo('2026-12-08T15:00:00Z');
    await act(told.core, mei, { type: 'snooze-reminders', ...told.id, days: 1 });
    await told.deliver();
    await bringAppBack();
    await told.mornings('2026-12-09', '2026-12-10');
    expect(standing().map(({ title }) => title)).toEqual(['Waiting for you']);
  });
});
