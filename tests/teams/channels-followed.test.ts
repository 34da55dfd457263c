import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { postDigests } from '../../src/core/digests/post-digests.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import type { Person } from '../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../src/core/people/team.ts';
import { addMember, addOpen, addTeam } from '../core/digests/digest-fixture.ts';
import { toldOf } from '../support/notices.ts';
import { bodyOf } from '../support/shown.ts';
import { act, addPerson } from '../support/small-company.ts';
import { makeTestCore, type TestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { mei, type OpenTandem, openTandem, tomasz } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;
let core: TestCore;
let admin: Person;
let design: Team;
let releases: string;

beforeEach(async () => {
  await clearDatabase();
  core = makeTestCore('2026-12-14T09:00:00Z');
  open = await openTandem({ core, standIn: standIn() });
  admin = await addPerson('Olga', { role: 'owner' });
  releases = idOf('Releases');
  design = await addTeam('Design', { teamsChannel: releases });
  const boss = await addPerson('Boss');
  for (const name of ['Mei Tan', 'Kofi Mensah', 'Ada Obi']) {
    const person = await addMember(name, design);
    await addOpen(person, boss);
    await addOpen(person, boss, { revieweeBy: '2026-12-22' as never });
  }
});
afterEach(() => open.close());

const standIn = () => ({
  teams: [
    { name: 'Engineering', members: [mei, tomasz], channels: ['General', 'Releases'], installed: false },
  ],
  now: () => core.clock.now(),
});
const asMei = () => open.teams.asUser(mei);
function idOf(name: string): string {
  const found = asMei()
    .conversations()
    .find((conversation) => conversation.name === `Engineering / ${name}`);
  if (!found) throw new Error('no such channel');
  return found.id;
}
const page = async () => JSON.stringify(bodyOf(await act(core, admin, { type: 'open-team-channels' })));
const asked = (path: RegExp, to = open) => to.teams.log.requests.filter((request) => path.test(request.path));
const posts = () => asked(/\/v3\/conversations\/.*\/activities/).length;

async function sweepAt(moment: string): Promise<void> {
  core.turnTo(moment);
  await postDigests(core);
  for (let round = 0; round < 2; round += 1) {
    await deliverOutbox(core, { messengers: [open.tandem.messenger] });
  }
}

/** What can be done to a channel and undone, and what the page says while it is done. */
const closings: [name: string, close: () => Promise<unknown>, undo: () => Promise<unknown>, says: string][] =
  [
    [
      'that was deleted',
      () => asMei().changeChannel(releases, { state: 'deleted' }),
      () => asMei().changeChannel(releases, { state: 'restored' }),
      '(deleted',
    ],
    [
      'of an archived team',
      () => asMei().changeTeam('Engineering', { state: 'archived' }),
      () => asMei().changeTeam('Engineering', { state: 'unarchived' }),
      '(archived',
    ],
    [
      'of a deleted team',
      () => asMei().changeTeam('Engineering', { state: 'deleted' }),
      () => asMei().changeTeam('Engineering', { state: 'restored' }),
      '(deleted',
    ],
  ];

describe('a channel of Teams', () => {
  beforeEach(async () => void (await asMei().installInTeam('Engineering')));

  it.each(closings)(
    'N5 %s gets no posts, the administrator hears once, and it comes back',
    async (...given) => {
      const [, close, undo, says] = given;
      await close();
      expect(await page()).toContain(says);
      await sweepAt('2026-12-17T09:00:00Z');
      await sweepAt('2026-12-18T09:00:00Z');
      expect(posts()).toBe(0);
      expect(await toldOf('channel-trouble')).toEqual([admin._id]);
      await undo();
      expect(await page()).not.toContain(says);
      await sweepAt('2026-12-21T09:00:00Z');
      expect(posts()).toBe(1);
      expect(asMei().see(releases).messages).toHaveLength(1);
    },
  );

  it('P2 is shown by its new name, and by that of its team', async () => {
    expect(await page()).toContain('Engineering › Releases');
    await asMei().changeChannel(releases, { name: 'Shipping' });
    expect(await page()).toContain('Engineering › Shipping');
    await asMei().changeTeam('Engineering', { name: 'Makers' });
    expect(await page()).toContain('Makers › Shipping');
  });

  it('counts what happened by when it did, in whatever order it comes, and once', async () => {
    await asMei().changeChannel(releases, { name: 'Shipping' });
    await asMei().changeTeam('Engineering', { state: 'archived' });
    const earlier = open.teams.log.deliveries.slice(-2).map(({ activity }) => activity);
    core.turnTo('2026-12-14T10:00:00Z');
    await asMei().changeChannel(releases, { name: 'Releases' });
    await asMei().changeTeam('Engineering', { state: 'unarchived' });
    for (const activity of [...earlier, ...earlier]) await open.teams.redeliver(activity);
    expect(await page()).toContain('Microsoft Teams: Engineering › Releases"');
    await sweepAt('2026-12-17T09:00:00Z');
    expect(posts()).toBe(1);
  });

  it('is as it was after an event that nobody knows, or whose kind or time are none', async () => {
    await asMei().changeTeam('Engineering', { state: 'archived' });
    const event = open.teams.log.deliveries.at(-1)?.activity ?? {};
    await asMei().changeTeam('Engineering', { state: 'unarchived' });
    const before = await page();
    for (const eventType of ['teamPolished', ['teamArchived'], 'constructor']) {
      await open.teams.redeliver({
        ...event,
        timestamp: '2026-12-14T11:00:00Z',
        channelData: { ...Object(event.channelData), eventType },
      });
    }
    await open.teams.redeliver({
      ...event,
      timestamp: 'yesterday',
      channelData: { ...Object(event.channelData), eventType: 'x' },
    });
    expect(await page()).toBe(before);
  });
});

describe('the two events of one installation', () => {
  const lists = (of = open) => asked(/^\/v3\/teams\/[^/]+\/conversations$/, of).length;

  it('ask Teams for the channels once, and a later installation asks again', async () => {
    await asMei().installInTeam('Engineering');
    expect(lists()).toBe(1);
    expect(await page()).toContain('Engineering › Releases');
    await asMei().uninstallFromTeam('Engineering');
    await asMei().installInTeam('Engineering');
    expect(lists()).toBe(2);
  });

  it('ask once when they come again, and at the same moment to two copies', async () => {
    const other = await openTandem({ core, standIn: standIn() });
    try {
      await other.teams.asUser(mei).installInTeam('Engineering');
      const events = other.teams.log.deliveries.map(({ activity }) => activity);
      await asMei().installInTeam('Engineering');
      await asMei().uninstallFromTeam('Engineering');
      const before = lists(other);
      core.turnTo('2026-12-14T12:00:00Z');
      const now = events.map((activity) => ({ ...activity, timestamp: core.clock.now().toISOString() }));
      const copies = [open, other];
      await Promise.all(now.flatMap((event) => copies.map(({ teams }) => teams.redeliver(event))));
      expect(lists(other) - before).toBe(1);
    } finally {
      await other.close();
    }
  });

  it('ask again when somebody adds it much later and nothing was heard of a removal', async () => {
    await asMei().installInTeam('Engineering');
    const events = open.teams.log.deliveries.map(({ activity }) => activity);
    core.turnTo('2026-12-15T09:00:00Z');
    for (const event of events) {
      await open.teams.redeliver({ ...event, timestamp: core.clock.now().toISOString() });
    }
    expect(lists()).toBe(2);
    expect(await TeamModel.countDocuments()).toBe(1);
  });
});
