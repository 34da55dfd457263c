import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamsChannelModel } from '../../../src/core/teams-channels/teams-channel.ts';
import { addPerson } from '../../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { botAppId, mei, noteCard, type OpenTandem, openTandem, tenantId } from '../open-tandem.ts';

useTestDatabase();

let open: OpenTandem;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
});
afterEach(() => open.close());

type InRoster = Record<string, string | null>;

const other = '11111111-2222-4333-8444-555555555555';

/** Somebody who bears Mei's mail, as the roster tells of them. */
async function start(inRoster: InRoster = {}, ownTenantId = tenantId): Promise<void> {
  open = await openTandem({
    reply: () => ({ kind: 'show', view: noteCard }),
    settings: { tenantId: ownTenantId },
    standIn: {
      users: [{ aadObjectId: 'aad-mei', name: 'Mei Tan', email: mei, timeZone: 'Asia/Singapore', inRoster }],
      teams: [{ name: 'Engineering', members: [mei], channels: ['General'] }],
      chats: [],
    },
  });
}

const account = async () => (await PersonModel.findOne({ email: mei }).lean<Person>())?.teams;
const answers = () =>
  open.teams
    .asUser(mei)
    .see()
    .messages.filter(({ from }) => from.isBot)
    .map(({ text }) => text);

/** Everything by which an account could come to be known. */
async function doEverything(): Promise<void> {
  const visitor = open.teams.asUser(mei);
  await visitor.say('home');
  await visitor.uninstall();
  await visitor.install();
  await visitor.say('help');
}

const host = 'host.onmicrosoft.com';
const guests: [string, InRoster][] = [
  ['is called a guest', { userRole: 'guest' }],
  ['is called a guest in capitals', { userRole: 'Guest' }],
  ['is called anonymous', { userRole: 'anonymous' }],
  ['is called something unknown', { userRole: 'federated' }],
  ...['#EXT#', '#ext#', '#Ext#', '%23EXT%23', '%23ext%23', '%2523EXT%2523', '＃EXT＃', '&#35;EXT&#35;'].map(
    (mark): [string, InRoster] => [
      `has ${mark} in the sign-in name`,
      { userRole: null, userPrincipalName: `mei.tan_example.com${mark}@${host}` },
    ],
  ),
  [
    'has it there although the role is a user’s',
    { userRole: 'user', userPrincipalName: `mei.tan_example.com#ext#@${host}` },
  ],
  [
    'has it in the sign-in name, and no mail',
    { userRole: null, email: null, userPrincipalName: `mei.tan_example.com#ext#@${host}` },
  ],
  ['is told of without role and sign-in name', { userRole: null, userPrincipalName: null }],
];

describe('a guest with an employee’s mail', () => {
  it.each(guests)('who %s is not taken for them', async (_, inRoster) => {
    await start(inRoster);
    await doEverything();
    expect(open.asked).toEqual([]);
    expect(await account()).toBeUndefined();
    expect(answers()[0]).toContain('Guests are not added by themselves.');
  });

  it.each<[string, InRoster]>([
    ['by role', { userPrincipalName: null }],
    ['by sign-in name', { userRole: null }],
    ['whose tenant is written in capitals', { tenantId: tenantId.toUpperCase() }],
    ['whose name has “ext” in it', { userPrincipalName: 'ext.mei@example.com' }],
  ])('is told from an employee known %s', async (_, inRoster) => {
    await start(inRoster);
    await open.teams.asUser(mei).say('home');
    expect(open.asked).toHaveLength(1);
    expect((await account())?.aadObjectId).toBe('aad-mei');
  });
});

describe('somebody of another tenant with an employee’s mail', () => {
  it('is told one sentence when the roster says so, and nothing is kept of them', async () => {
    await start({ tenantId: other });
    await doEverything();
    expect(open.asked).toEqual([]);
    expect(await account()).toBeUndefined();
    expect(answers()).toEqual([
      expect.stringContaining('another organisation'),
      expect.stringContaining('another organisation'),
    ]);
  });

  /** A press as Teams sends it, with other tenants in it. */
  async function post(change: (activity: ReturnType<typeof activityOf>) => object): Promise<number> {
    const { status } = await fetch(`${open.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change(activityOf())),
    });
    return status;
  }

  const activityOf = () => ({
    type: 'message',
    id: `f:${Math.random()}`,
    text: 'home',
    channelId: 'msteams',
    serviceUrl: `${open.url}/connector`,
    from: { id: open.teams.asUser(mei).user.id, aadObjectId: 'aad-mei' },
    recipient: { id: `28:${botAppId}` },
    conversation: {
      id: open.teams.asUser(mei).see().conversation.id,
      conversationType: 'personal',
      tenantId: tenantId as string | undefined,
    },
    channelData: { tenant: { id: tenantId } as { id: string } | undefined },
  });
  type Sent = ReturnType<typeof activityOf>;

  it.each<[string, (sent: Sent) => object]>([
    [
      'everywhere',
      (sent) => ({
        ...sent,
        channelData: { tenant: { id: other } },
        conversation: { ...sent.conversation, tenantId: other },
      }),
    ],
    [
      'for the conversation alone',
      (sent) => ({ ...sent, conversation: { ...sent.conversation, tenantId: other } }),
    ],
    ['for the channel alone', (sent) => ({ ...sent, channelData: { tenant: { id: other } } })],
    ['for the sender alone', (sent) => ({ ...sent, from: { ...sent.from, tenantId: other } })],
    [
      'nowhere',
      (sent) => ({ ...sent, channelData: {}, conversation: { ...sent.conversation, tenantId: undefined } }),
    ],
  ])('is not met when what happened names that tenant %s', async (_, change) => {
    await start();
    for (const type of ['message', 'invoke', 'installationUpdate', 'conversationUpdate']) {
      const more = { type, action: 'add', name: 'task/fetch', membersAdded: [{ id: `28:${botAppId}` }] };
      await post((sent) => ({ ...change(sent), ...more }));
    }
    expect(open.asked).toEqual([]);
    expect(await account()).toBeUndefined();
    expect(answers()).toEqual([expect.stringContaining('another organisation')]);
  });

  it('leaves no channel behind', async () => {
    await start();
    const inChannel = (sent: Sent) => ({
      ...sent,
      channelData: { tenant: { id: other }, team: { id: '19:team' }, channel: { id: '19:channel' } },
      conversation: { id: '19:channel', conversationType: 'channel', tenantId: other },
    });
    await post(inChannel);
    expect(await TeamsChannelModel.countDocuments()).toBe(0);
    expect(answers()).toEqual([]);
  });

  it('is not met where an older version took them for the employee', async () => {
    await start();
    await PersonModel.updateOne({ email: mei }, { $set: { teams: { aadObjectId: 'aad-mei', tenantId } } });
    await post((sent) => ({ ...sent, conversation: { ...sent.conversation, tenantId: other } }));
    expect(open.asked).toEqual([]);
    expect(await account()).toEqual({ aadObjectId: 'aad-mei', tenantId });
  });

  it('is met when our tenant is written in different letters', async () => {
    await start({}, tenantId.toUpperCase());
    await post((sent) => ({ ...sent, channelData: { tenant: { id: tenantId.toUpperCase() } } }));
    expect(open.asked).toHaveLength(1);
  });
});
