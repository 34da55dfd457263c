import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { ada, mei, noteCard, type OpenTandem, openTandem } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Ada Obi');
  await addPerson('Mei Tan');
  open = await openTandem({ reply: () => ({ kind: 'show', view: noteCard }) });
});
afterEach(() => open.close());

const teamsOf = async (email: string) => (await PersonModel.findOne({ email }).lean<Person>())?.teams;
const asAda = () => open.teams.asUser(ada);

describe('installing Tandem', () => {
  it('links the account by e-mail and keeps how to write to it', async () => {
    const { conversation } = await asAda().install();
    expect(await teamsOf(ada)).toEqual({
      aadObjectId: 'aad-ada',
      tenantId: '0d9b645f-597b-41f0-a2a3-ef103fbd91bb',
      userId: asAda().user.id,
      conversationId: conversation.id,
      serviceUrl: `${open.url}/connector`,
      isInstalled: true,
    });
  });

  it('is greeted once, although two events tell of it', async () => {
    const { messages } = await asAda().install();
    expect(messages.map(({ text }) => text)).toEqual([expect.stringContaining('Tandem is here now')]);
    expect(open.teams.log.deliveries).toHaveLength(2);
  });

  it('by somebody unknown is met with silence', async () => {
    await PersonModel.deleteOne({ email: ada });
    expect((await asAda().install()).messages).toEqual([]);
    expect(await PersonModel.countDocuments({ 'teams.aadObjectId': 'aad-ada' })).toBe(0);
  });

  it('is greeted again after it was removed', async () => {
    await asAda().install();
    await asAda().uninstall();
    expect(await teamsOf(ada)).toMatchObject({ isInstalled: false });
    expect((await asAda().install()).messages).toHaveLength(2);
  });
});

describe('whatever somebody does', () => {
  it('refreshes where to write to them', async () => {
    await open.teams.asUser(mei).say('home');
    await PersonModel.updateOne({ email: mei }, { $set: { 'teams.serviceUrl': 'https://old.example/' } });
    await open.teams.asUser(mei).say('help');
    expect(await teamsOf(mei)).toMatchObject({ serviceUrl: `${open.url}/connector`, isInstalled: true });
  });

  it('links nobody who is at home in another tenant', async () => {
    await open.teams.asUser(mei).say('home');
    await PersonModel.updateOne({ email: mei }, { $unset: { teams: '' } });
    const { conversation, ...activity } = open.teams.log.deliveries[0]?.activity ?? {};
    const response = await fetch(`${open.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...activity,
        id: 'from-a-guest',
        channelData: { tenant: { id: 'the-host' } },
        conversation: { ...Object(conversation), tenantId: 'the-host' },
      }),
    });
    expect(response.status).toBe(200);
    expect(open.teams.asUser(mei).see().messages.at(-1)?.text).toContain(
      'Guests are not added by themselves.',
    );
    expect(await teamsOf(mei)).toBeUndefined();
  });
});
