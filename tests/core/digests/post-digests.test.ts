import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { postDigests } from '../../../src/core/digests/post-digests.ts';
import { HolidayCalendarModel } from '../../../src/core/holidays/holiday-calendar.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../../src/core/people/team.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';
import { addMember, addOpen, addTeam, saidBy, shared } from './digest-fixture.ts';

useTestDatabase();

const core = makeTestCore('2026-12-14T09:00:00Z');
let slack: FakeMessenger;
let teams: FakeMessenger;
let all: Team;
let design: Team;
let boss: Person;
let mei: Person;
let kofi: Person;
let ada: Person;

beforeEach(async () => {
  await clearDatabase();
  slack = new FakeMessenger('slack');
  teams = new FakeMessenger('teams');
  all = await addTeam('All');
  boss = await addMember('Boss', all);
  design = await addTeam('Design', {
    parentId: all._id,
    primaryManagerId: boss._id,
    slackChannel: 'C0DESIGN',
    teamsChannel: '19:design@thread.tacv2',
  });
  mei = await addMember('Mei Tan', design);
  kofi = await addMember('Kofi Mensah', design);
  ada = await addMember('Ada Obi', design);
});

async function sweepAt(moment: string): Promise<number> {
  core.turnTo(moment);
  const { posts } = await postDigests(core);
  await deliverOutbox(core, { messengers: [slack, teams] });
  return posts;
}

/** Sweeps again and again from one moment to another; returns when something was posted in Slack. */
async function sweepThrough(from: string, until: string, everyMinutes = 15): Promise<string[]> {
  const moments: string[] = [];
  for (let at = new Date(from).getTime(); at <= new Date(until).getTime(); at += everyMinutes * 60_000) {
    const before = slack.posts.length;
    await sweepAt(new Date(at).toISOString());
    if (slack.posts.length > before) moments.push(new Date(at).toISOString().slice(0, 16));
  }
  return moments;
}

/** As many as a number may be said about. */
async function addThree(more: Partial<OneToOne> = {}): Promise<void> {
  for (const person of [mei, kofi, ada]) await addOpen(person, boss, more);
}

const lastPost = () => saidBy(slack.posts.at(-1)?.card);

describe('a post in a team’s channel', () => {
  it('N5 comes once the day before a deadline and once on the day, in both of its channels', async () => {
    await addOpen(mei, boss);
    await addOpen(kofi, boss);
    await addOpen(ada, boss, shared);
    // The reviewers' own deadlines are those of their team, which has no channel.
    expect(await sweepThrough('2026-12-16T06:00:00Z', '2026-12-20T00:00:00Z')).toEqual([
      '2026-12-17T09:00',
      '2026-12-18T09:00',
    ]);
    expect(slack.posts.map(({ account }) => account)).toEqual(['C0DESIGN', 'C0DESIGN']);
    expect(teams.posts.map(({ account }) => account)).toEqual(Array(2).fill('19:design@thread.tacv2'));
    expect(saidBy(slack.posts[0]?.card)).toContain('2 of 3 have not shared their part yet, due tomorrow.');
    expect(lastPost()).toContain('2 of 3 have not shared their part yet, due today.');
    expect(slack.posts[1]?.card.body).toContainEqual({
      kind: 'progress',
      label: 'Shared by reviewees',
      done: 1,
      total: 3,
    });
    expect(slack.posts[1]?.card).toEqual(teams.posts[1]?.card);
  });

  it('N5 is one for all cycles and deadlines of the day', async () => {
    for (const person of [mei, kofi, ada]) {
      await addOpen(person, boss);
      await addOpen(person, boss, { title: 'Career talk', revieweeBy: isoDate('2026-12-17') });
    }
    expect(await sweepAt('2026-12-17T09:00:00Z')).toBe(2);
    expect(slack.posts).toHaveLength(1);
    expect(lastPost()).toMatch(/Career talk.*due today.*Weekly 1-to-1.*due tomorrow/);
  });

  it('N5 is not made when nothing is open', async () => {
    for (const person of [mei, kofi, ada]) await addOpen(person, boss, shared);
    expect(await sweepThrough('2026-12-17T08:00:00Z', '2026-12-18T18:00:00Z')).toEqual([]);
    expect(await MessageModel.countDocuments()).toBe(0);
  });

  it('N5 is dropped when the last one shares before it is delivered', async () => {
    const { _id } = await addOpen(mei, boss);
    for (const person of [kofi, ada]) await addOpen(person, boss, shared);
    core.turnTo('2026-12-17T09:00:00Z');
    await postDigests(core);
    await OneToOneModel.updateOne({ _id }, { $set: { 'parts.reviewee.sharedAt': core.clock.now() } });
    await deliverOutbox(core, { messengers: [slack, teams] });
    expect(slack.posts).toEqual([]);
    expect(await MessageModel.countDocuments({ state: 'dropped' })).toBe(2);
  });

  it('N4 moves to the working day before, by the holidays of the team', async () => {
    await HolidayCalendarModel.create({ name: 'Ours', days: [isoDate('2026-12-18')] });
    await TeamModel.updateOne({ _id: all._id }, { $set: { holidayCalendar: 'Ours' } });
    await addThree();
    await addThree({ revieweeBy: isoDate('2026-12-20') });
    expect(await sweepThrough('2026-12-16T06:00:00Z', '2026-12-21T00:00:00Z')).toEqual(['2026-12-17T09:00']);
  });

  it('N3 comes where the manager lives or, without one, where most of the team do', async () => {
    await addThree();
    await PersonModel.updateOne({ _id: boss._id }, { $set: { timeZone: 'Asia/Singapore' } });
    expect(await sweepThrough('2026-12-16T12:00:00Z', '2026-12-17T12:00:00Z')).toEqual(['2026-12-17T01:00']);
    await TeamModel.updateOne({ _id: design._id }, { $unset: { primaryManagerId: 1 } });
    await PersonModel.updateMany(
      { _id: { $in: [kofi._id, ada._id] } },
      { $set: { timeZone: 'America/New_York' } },
    );
    expect(await sweepThrough('2026-12-17T12:15:00Z', '2026-12-18T15:00:00Z')).toEqual(['2026-12-18T14:00']);
  });

  it('N3 comes when the company reminds, outside its quiet hours', async () => {
    await addThree();
    await SettingsModel.create({ _id: 'organisation', remindAt: '07:00' });
    expect(await sweepThrough('2026-12-17T00:00:00Z', '2026-12-17T12:00:00Z')).toEqual(['2026-12-17T08:00']);
  });

  it('N5 of the day before is not made up for after noon, that of the day is until the quiet hours', async () => {
    await addThree();
    expect(await sweepAt('2026-12-17T12:00:00Z')).toBe(0);
    expect(await sweepAt('2026-12-18T17:30:00Z')).toBe(2);
    expect(await sweepAt('2026-12-19T12:00:00Z')).toBe(0);
  });

  it('N5 is not delivered the next day, when it would be wrong', async () => {
    await addThree();
    core.turnTo('2026-12-17T09:00:00Z');
    await postDigests(core);
    await deliverOutbox(
      { ...core, clock: { now: () => new Date('2026-12-18T08:00:00Z') } },
      { messengers: [slack] },
    );
    expect(slack.posts).toEqual([]);
  });

  it('N7 is made once by two copies that sweep at the same moment, again and again', async () => {
    await Promise.all([mei, kofi, ada].map((person) => addOpen(person, boss)));
    core.turnTo('2026-12-17T09:00:00Z');
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([postDigests(core), postDigests(core)]);
      await Promise.all([1, 2].map(() => deliverOutbox(core, { messengers: [slack, teams] })));
      // As after a crash before the team was moved on.
      await TeamModel.updateMany({}, { $set: { digestAt: core.clock.now() } });
    }
    expect([slack.posts.length, teams.posts.length]).toEqual([1, 1]);
    const keys = (await MessageModel.find().sort({ _id: 1 }).lean<Message[]>()).map(({ _id }) => _id);
    expect(keys).toEqual([`digest:${design._id}:slack:2026-12-17`, `digest:${design._id}:teams:2026-12-17`]);
  });
});

describe('whom a channel speaks for', () => {
  it('N5 is the team and the teams below without a channel on that platform', async () => {
    const web = await addTeam('Web', { parentId: design._id });
    const shop = await addTeam('Shop', { parentId: web._id, slackChannel: 'C0SHOP' });
    const others = [
      await addMember('Wim', web),
      await addMember('Sara', shop),
      await addMember('Sven', shop),
      await addMember('Sol', shop),
    ];
    for (const person of [mei, kofi, ...others]) await addOpen(person, boss);
    await sweepAt('2026-12-18T09:00:00Z');
    const saidIn = (channelId: string) =>
      saidBy([...slack.posts, ...teams.posts].find(({ account }) => account === channelId)?.card);
    expect(saidIn('C0DESIGN')).toContain('3 of 3 have not shared');
    expect(saidIn('C0SHOP')).toContain('3 of 3 have not shared');
    expect(saidIn('19:design@thread.tacv2')).toContain('6 of 6 have not shared');
  });

  it('N4 is nobody who is away, inactive, or in the team beside another', async () => {
    const guest = await addMember('Guest', all, { otherTeamIds: [design._id] });
    await PersonModel.updateOne({ _id: kofi._id }, { $set: { isActive: false } });
    await PersonModel.updateOne(
      { _id: ada._id },
      { $set: { absences: [{ from: '2026-12-14', until: '2026-12-18' }] } },
    );
    for (const person of [kofi, ada, guest]) await addOpen(person, boss);
    expect(await sweepAt('2026-12-18T09:00:00Z')).toBe(0);
  });

  it('N5 counts reviewers in the channel of their own team', async () => {
    await TeamModel.updateOne({ _id: all._id }, { $set: { slackChannel: 'C0ALL' } });
    const leads = [boss, await addMember('Lin', all), await addMember('Tove', all)];
    for (const [index, person] of [mei, kofi, ada].entries()) {
      await addOpen(person, leads[index] ?? boss, { revieweeBy: isoDate('2026-12-16') });
    }
    await sweepAt('2026-12-21T09:00:00Z');
    expect(slack.posts.map(({ account }) => account)).toEqual(['C0ALL']);
    expect(lastPost()).toContain('3 of 3 wait for the reviewer’s part, due today.');
  });
});

describe('what a post tells', () => {
  const marker = 'marker-4b1d';

  async function addFull(person: Person): Promise<void> {
    const { _id } = await addOpen(person, boss);
    await OneToOneModel.updateOne(
      { _id },
      {
        $set: {
          'parts.reviewee.drafts': { [person._id]: { values: { set_moved: marker }, at: new Date() } },
          'parts.reviewer': { shared: { set_moved: marker }, sharedAt: new Date() },
          'questions.0.prompt': marker,
          activity: [{ title: marker }],
          reopenings: [{ at: new Date(), byId: boss._id, reason: marker }],
        },
      },
    );
  }

  it('V1 is numbers and no names, unless the organisation wants names', async () => {
    for (const person of [mei, kofi, ada]) await addFull(person);
    await sweepAt('2026-12-17T09:00:00Z');
    for (const { name } of [mei, kofi, ada, boss]) expect(lastPost()).not.toContain(name);
    await SettingsModel.create({ _id: 'organisation', channelDigest: 'names' });
    await sweepAt('2026-12-18T09:00:00Z');
    expect(lastPost()).toContain('Waiting for Ada Obi, Kofi Mensah, Mei Tan.');
    expect(lastPost()).not.toContain(boss.name);
  });

  it('V1 is nothing of what is in a 1-to-1, in names or numbers', async () => {
    for (const person of [mei, kofi, ada]) await addFull(person);
    await sweepAt('2026-12-17T09:00:00Z');
    await SettingsModel.create({ _id: 'organisation', channelDigest: 'names' });
    await sweepAt('2026-12-18T09:00:00Z');
    const posted = JSON.stringify([...slack.posts, ...teams.posts]);
    const stored = JSON.stringify(await MessageModel.find().lean());
    expect(posted).toContain('3 of 3');
    expect([posted.includes(marker), stored.includes(marker)]).toEqual([false, false]);
  });

  it('N5 is not about one or two people, whom a number would name', async () => {
    await addThree();
    await addOpen(mei, boss, { title: 'Performance plan' });
    await addOpen(kofi, boss, { title: 'Performance plan', ...shared });
    await sweepAt('2026-12-18T09:00:00Z');
    expect(lastPost()).toContain('3 of 3 have not shared');
    for (const words of ['Performance', 'There are', 'Mei', 'Kofi']) expect(lastPost()).not.toContain(words);
  });

  it('V1 says the same of one or two people whether one of them is done or not', async () => {
    for (const person of [mei, kofi, ada]) await addOpen(person, boss);
    const { _id } = await addOpen(mei, boss, { title: 'Performance plan' });
    await sweepAt('2026-12-17T09:00:00Z');
    const open = lastPost();
    await OneToOneModel.updateOne({ _id }, { $set: { status: 'finalised' } });
    await sweepAt('2026-12-18T09:00:00Z');
    expect(lastPost()).toBe(open.replaceAll('tomorrow', 'today'));
  });

  it('N5 has a button that opens the hub of whoever presses it', async () => {
    await addThree();
    await sweepAt('2026-12-18T09:00:00Z');
    const buttons = slack.posts[0]?.card.body.flatMap((element) =>
      element.kind === 'buttons' ? element.buttons : [],
    );
    expect(buttons?.map(({ action }) => action)).toEqual([{ type: 'open-hub' }]);
  });
});

describe('a team with nothing to count', () => {
  const days = ['2026-12-16T06:00:00Z', '2026-12-24T00:00:00Z', 60] as const;

  async function expectSilence(): Promise<void> {
    expect(await sweepThrough(...days)).toEqual([]);
    expect([slack.posts.length, teams.posts.length]).toEqual([0, 0]);
    expect(await MessageModel.countDocuments()).toBe(0);
  }

  it('N5 gets no post, and none is planned, when one or two have a deadline', async () => {
    await addOpen(mei, boss);
    await addOpen(kofi, boss, shared);
    await expectSilence();
  });

  it('N5 gets none when it is three by three different cycles, or on three different days', async () => {
    await addOpen(mei, boss);
    await addOpen(kofi, boss, { title: 'Career talk' });
    await addOpen(ada, boss, { revieweeBy: isoDate('2026-12-17') });
    await expectSilence();
  });

  it('N5 gets none when all of those who may be counted are done, and only one or two others are not', async () => {
    await addThree({ ...shared, reviewerBy: isoDate('2026-12-18') });
    await addOpen(mei, boss, { title: 'Performance plan' });
    await expectSilence();
  });

  it('N5 gets none when a third is away, until they are back', async () => {
    await addThree();
    await PersonModel.updateOne(
      { _id: ada._id },
      { $set: { absences: [{ from: '2026-12-14', until: '2026-12-17' }] } },
    );
    expect(await sweepThrough(...days)).toEqual(['2026-12-18T09:00']);
  });

  it('N5 counts those who are finalised already', async () => {
    await addOpen(mei, boss);
    for (const person of [kofi, ada]) await addOpen(person, boss, { ...shared, status: 'finalised' });
    await sweepAt('2026-12-17T09:00:00Z');
    expect(lastPost()).toContain('1 of 3 has not shared their part yet, due tomorrow.');
  });

  it('N5 gets one all the same where the organisation wants names: then there is something to show', async () => {
    await SettingsModel.create({ _id: 'organisation', channelDigest: 'names' });
    await addOpen(mei, boss);
    await sweepAt('2026-12-17T09:00:00Z');
    expect(lastPost()).toContain('Waiting for Mei Tan.');
  });
});

describe('finding what is due', () => {
  /** The plans of all that is asked of a collection while something is done. */
  async function plansOf<T>(model: mongoose.Model<T>, work: () => Promise<unknown>): Promise<string[]> {
    const looks: { filter: object; hint: object | undefined }[] = [];
    mongoose.set('debug', (name: string, method: string, filter: object, options?: { hint?: object }) => {
      if (name === model.collection.name && method === 'find') looks.push({ filter, hint: options?.hint });
    });
    await work().finally(() => mongoose.set('debug', false));
    return Promise.all(
      looks.map(async ({ filter, hint }) => {
        const query = model.find({ $and: [filter] });
        const explained = await (hint ? query.hint(hint as never) : query).explain('queryPlanner');
        return JSON.stringify((explained as unknown as { queryPlanner: object }).queryPlanner);
      }),
    );
  }

  it('takes the index, and looks at each team once a day', async () => {
    await addThree();
    const plans = await plansOf(TeamModel, () => sweepAt('2026-12-17T09:00:00Z'));
    expect(plans.filter((plan) => plan.includes('"digestAt_1_slackChannel_1"')).length).toBeGreaterThan(0);
    expect(plans.filter((plan) => plan.includes('"digestAt_1_teamsChannel_1"')).length).toBeGreaterThan(0);
    expect(plans.filter((plan) => plan.includes('COLLSCAN'))).toEqual([]);
    const { digestAt } = await TeamModel.findById(design._id).orFail().lean<Team>();
    expect(digestAt).toEqual(new Date('2026-12-18T09:00:00Z'));
    const withoutChannel = await TeamModel.findById(all._id).orFail().lean<Team>();
    expect(withoutChannel.digestAt).toBeUndefined();
  });

  it('reads 1-to-1s by who has to act, and none that are over', async () => {
    await addThree();
    const plans = await plansOf(OneToOneModel, () => sweepAt('2026-12-17T09:00:00Z'));
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toMatch(/"(revieweeId|reviewerId)_1_status_1_finaliseBy_1"/);
      expect(plan).toContain('"finaliseBy":["[\\"2026-12-17\\", {})"]');
    }
  });
});
