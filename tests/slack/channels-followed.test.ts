import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { postDigests } from '../../src/core/digests/post-digests.ts';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../src/core/people/team.ts';
import { addMember, addOpen, addTeam } from '../core/digests/digest-fixture.ts';
import { eventually } from '../support/eventually.ts';
import { toldOf } from '../support/notices.ts';
import { bodyOf } from '../support/shown.ts';
import { act, addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import {
  generalId,
  meiId,
  postSigned,
  type SlackWorld,
  signingSecret,
  startSlackWorld,
  tomaszId,
} from './slack-world.ts';

useTestDatabase();

const secretId = 'G0SECRET';
let world: SlackWorld;
let design: Team;
let admin: Person;

beforeEach(async () => {
  await clearDatabase();
  world = await startSlackWorld({ handle });
  const { state } = world.workspace.workspace;
  const general = state.channels.find(({ id }) => id === generalId);
  if (!general) throw new Error('no channel');
  general.members.push(state.bot.id);
  state.channels.push({ ...general, id: secretId, name: 'secret', is_private: true });
  admin = await addPerson('Tomasz Wojcik', { role: 'admin', slack: { userId: tomaszId } });
  design = await addTeam('Design', { slackChannel: generalId });
  const boss = await addPerson('Boss');
  for (const name of ['Mei Tan', 'Kofi Mensah', 'Ada Obi']) {
    const person = await addMember(name, design);
    await addOpen(person, boss);
    await addOpen(person, boss, { revieweeBy: '2026-12-22' as never } as Partial<OneToOne>);
  }
});

afterEach(() => world.stop());

const change = (...args: Parameters<SlackWorld['workspace']['changeChannel']>) =>
  world.workspace.changeChannel(...args);
const page = async () => JSON.stringify(bodyOf(await act(world.core, admin, { type: 'open-team-channels' })));
const shows = (text: string) => eventually(async () => (await page()).includes(text));

/** How often the app tried to post in a channel, and how many posts are there. */
function posting(channelId = generalId): { tried: number; there: number } {
  const tried = world.workspace.log.all.filter(
    ({ method, body }) => method === 'chat.postMessage' && body.channel === channelId,
  );
  const seen = world.workspace
    .asUser(meiId)
    .see()
    .conversations.find(({ id }) => id === channelId);
  return { tried: tried.length, there: seen?.messages.length ?? 0 };
}

async function sweepAt(moment: string): Promise<void> {
  world.core.turnTo(moment);
  await postDigests(world.core);
  for (let round = 0; round < 2; round += 1) {
    await deliverOutbox(world.core, { messengers: [world.slack.messenger] });
  }
}

describe.each([
  ['a public channel', generalId],
  ['a private channel', secretId],
])('%s of a team', (_, channelId) => {
  beforeEach(async () => {
    await TeamModel.updateOne({ _id: design._id }, { $set: { slackChannel: channelId } });
  });

  it('P2 is shown by its new name when it is renamed', async () => {
    expect(await page()).toContain(`Slack: ${channelId}`);
    await change(tomaszId, channelId, { name: 'design-crew' });
    await shows('Slack: #design-crew');
    await change(tomaszId, channelId, { name: 'design-folk' });
    await shows('Slack: #design-folk');
  });

  it('N5 is not posted to once it is archived; the administrator hears once, and it comes back', async () => {
    await change(tomaszId, channelId, { state: 'archived' });
    await shows('(archived');
    await sweepAt('2026-12-17T09:00:00Z');
    await sweepAt('2026-12-18T09:00:00Z');
    expect(posting(channelId).tried).toBe(0);
    expect(await toldOf('channel-trouble')).toEqual([admin._id]);
    await change(tomaszId, channelId, { state: 'unarchived' });
    await eventually(async () => !(await page()).includes('(archived'));
    await sweepAt('2026-12-21T09:00:00Z');
    expect(posting(channelId).tried).toBe(1);
    expect(await toldOf('channel-trouble')).toEqual([admin._id]);
  });

  it('N5 is not posted to once it is deleted; another one is chosen', async () => {
    await change(tomaszId, channelId, { state: 'deleted' });
    await shows('(deleted');
    await sweepAt('2026-12-17T09:00:00Z');
    expect(posting(channelId).tried).toBe(0);
    expect(await toldOf('channel-trouble')).toEqual([admin._id]);
    await TeamModel.updateOne({ _id: design._id }, { $set: { slackChannel: 'C0OTHER' } });
    expect(await page()).not.toContain('(deleted');
  });
});

describe('what Slack tells of a channel', () => {
  let sent = 0;
  function send(event: object, at?: number): Promise<Response> {
    sent += 1;
    const body = {
      type: 'event_callback',
      team_id: 'T0ACME',
      event_id: `EvC${sent}`,
      event_time: 1_797_000_000,
      event,
    };
    const dated = { ...body, event: { ...event, ...(at && { event_ts: `${at}.000100` }) } };
    return postSigned(world.eventsUrl, JSON.stringify(dated), { secret: signingSecret });
  }
  const archive = { type: 'channel_archive', channel: generalId, user: tomaszId };
  const unarchive = { type: 'channel_unarchive', channel: generalId, user: tomaszId };
  const rename = (name: unknown) => ({
    type: 'channel_rename',
    channel: { id: generalId, name, created: 1 },
  });

  it('changes nothing when it comes twice', async () => {
    await send(rename('crew'), 1_797_000_100);
    await send(archive, 1_797_000_100);
    await send(archive, 1_797_000_100);
    await send(rename('crew'), 1_797_000_100);
    await shows('Slack: #crew (archived');
  });

  it('counts by when it happened, in whatever order it comes', async () => {
    await send(unarchive, 1_797_000_300);
    await send(rename('newest'), 1_797_000_300);
    await shows('#newest');
    await send(archive, 1_797_000_200);
    await send(rename('older'), 1_797_000_200);
    // Taken after those, whatever it says.
    await send(rename('newest-of-all'), 1_797_000_400);
    await shows('Slack: #newest-of-all');
    expect(await page()).not.toContain('(archived');
  });

  it.each([
    ['no channel', { type: 'channel_archive' }],
    ['a channel that is a number', { ...archive, channel: 5 }],
    ['a direct message', { ...archive, channel: 'D0MEI' }],
    ['a name that is a list', rename(['x'])],
    ['no name', rename('')],
    ['a moment that is none', { ...archive, event_ts: 'soon' }],
    ['a channel that came about', { type: 'channel_created', channel: { id: generalId, name: 'x' } }],
  ])('is passed over with %s', async (_, event) => {
    expect((await send(event)).status).toBe(200);
    await send(rename('afterwards'), 1_797_000_500);
    await shows('Slack: #afterwards');
    expect(await page()).not.toContain('(archived');
  });

  it('of another workspace changes nothing', async () => {
    const foreign = {
      type: 'event_callback',
      team_id: 'T0OTHER',
      event_id: 'EvF',
      event_time: 1,
      event: archive,
    };
    expect(
      (await postSigned(world.eventsUrl, JSON.stringify(foreign), { secret: signingSecret })).status,
    ).toBe(401);
    await send(rename('afterwards'), 1_797_000_500);
    await shows('Slack: #afterwards');
    expect(await page()).not.toContain('(archived');
  });

  it('may be lost: after a week a post is tried all the same, and from then on they go on', async () => {
    world.core.turnTo('2026-12-10T09:00:00Z');
    await send(archive, 1_797_000_100);
    await shows('(archived');
    await sweepAt('2026-12-17T08:59:00Z');
    await sweepAt('2026-12-17T09:00:00Z');
    expect(posting()).toEqual({ tried: 1, there: 1 });
    await sweepAt('2026-12-18T09:00:00Z');
    expect(posting()).toEqual({ tried: 2, there: 2 });
    expect(await page()).not.toContain('(archived');
  });

  it('is as it was without the scopes: the refusal says it', async () => {
    await world.stop();
    world = await startSlackWorld({ handle, scopes: ['chat:write', 'im:write', 'users:read'] });
    await change(tomaszId, generalId, { state: 'archived' });
    await sweepAt('2026-12-17T09:00:00Z');
    expect(await toldOf('channel-trouble')).toEqual([admin._id]);
    expect(await PersonModel.countDocuments({ role: 'admin' })).toBe(1);
  });
});
