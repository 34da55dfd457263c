import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonModel } from '../../src/core/people/person.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { addMeiAndTomasz, guestId, meiId, type SlackWorld, startSlackWorld, wordsIn } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;

beforeAll(async () => {
  world = await startSlackWorld();
});

afterAll(() => world.stop());

beforeEach(async () => {
  await clearDatabase();
  await addMeiAndTomasz();
  world.asked.length = 0;
  world.workspace.log.clear();
  world.answer(() => ({ kind: 'notice', text: 'Hello.' }));
});

function commandFrom(more: Record<string, string> = {}): string {
  return new URLSearchParams({
    command: '/1to1',
    text: 'help',
    user_id: meiId,
    team_id: 'T0ACME',
    channel_id: 'D0MEI',
    trigger_id: 'a-trigger',
    response_url: 'http://127.0.0.1:9/nowhere',
    ...more,
  }).toString();
}

const asForm = { contentType: 'application/x-www-form-urlencoded' };

function pressFrom(more: object): string {
  const payload = {
    type: 'block_actions',
    team: { id: 'T0ACME' },
    user: { id: meiId, team_id: 'T0ACME' },
    trigger_id: 'a-trigger',
    actions: [
      {
        type: 'button',
        action_id: 'press:1',
        block_id: 'b',
        value: '{"type":"open-home"}',
        action_ts: '1.0',
      },
    ],
    ...more,
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

function homeOpened(more: object): string {
  return JSON.stringify({
    type: 'event_callback',
    team_id: 'T0ACME',
    event_id: 'Ev1',
    event: { type: 'app_home_opened', user: meiId, tab: 'home' },
    ...more,
  });
}

describe('a request that says it comes from Slack', () => {
  it('is taken when its signature holds', async () => {
    const mei = world.workspace.asUser(meiId);
    await mei.command('/1to1 help');
    await eventually(() => wordsIn(mei.see().conversations).includes('Hello.'));
    expect(world.asked).toMatchObject([{ action: { type: 'open-help' }, surface: 'command', from: 'slack' }]);
  });

  it.each([
    ['has a wrong signature', { secret: 'a-guessed-secret' }],
    ['is older than five minutes', { sentAt: -310 }],
    ['is of a time that comes in five minutes', { sentAt: 310 }],
    ['is of a time that comes in a year', { sentAt: 31_536_000 }],
  ])('is refused when it %s', async (_name, how) => {
    const response = await world.post(commandFrom(), { ...asForm, ...how });
    expect(response.status).toBe(401);
    expect(world.asked).toEqual([]);
  });

  it.each([-290, 290])('is taken when the clocks differ by %d seconds', async (sentAt) => {
    expect((await world.post(commandFrom(), { ...asForm, sentAt })).status).toBe(200);
    expect(world.asked).toHaveLength(1);
  });

  it('is refused without a signature', async () => {
    const headers = { 'content-type': asForm.contentType };
    const response = await fetch(world.eventsUrl, { method: 'POST', body: commandFrom(), headers });
    expect(response.status).toBe(401);
    expect(world.asked).toEqual([]);
  });

  it.each([
    ['a command', commandFrom({ team_id: 'T0OTHER' }), asForm],
    [
      'a command of another organisation',
      commandFrom({ team_id: 'T0OTHER', enterprise_id: 'E0OTHER' }),
      asForm,
    ],
    ['a button', pressFrom({ team: { id: 'T0OTHER' } }), asForm],
    [
      'a button, pressed by somebody of another',
      pressFrom({ user: { id: 'U0X', team_id: 'T0OTHER' } }),
      asForm,
    ],
    ['an event', homeOpened({ team_id: 'T0OTHER' }), {}],
  ])('is refused with no effect when it is %s of a foreign workspace', async (_name, body, how) => {
    const response = await world.post(body, how);
    expect(response.status).toBe(401);
    expect(world.asked).toEqual([]);
    expect(world.workspace.log.all).toEqual([]);
    expect(world.logged()).toContain('foreign Slack workspace');
  });

  it('is answered once however often Slack sends the event', async () => {
    world.answer(() => ({ kind: 'show', view: { kind: 'hub', title: 'Hub', summary: 'Hub', body: [] } }));
    const visitor = world.workspace.asUser(meiId);
    const event = { type: 'app_home_opened', user: meiId, tab: 'home' };
    await world.workspace.sendEvent(event, { eventId: 'Ev-again' });
    await eventually(() => visitor.see().home ?? false);
    await world.workspace.sendEvent(event, { eventId: 'Ev-again', retry: 1 });
    await world.workspace.sendEvent(event, { eventId: 'Ev-another' });
    await eventually(() => world.workspace.log.find('views.publish').length === 2);
    expect(world.asked).toHaveLength(2);
  });
});

describe('somebody who writes for the first time', () => {
  it('is linked by the e-mail that Slack gives, whatever its case', async () => {
    await world.workspace.asUser(meiId).command('/1to1 help');
    await eventually(() => world.asked.length === 1);
    expect(world.asked[0]?.actor).toMatchObject({
      name: 'Mei Tan',
      slack: { userId: meiId, teamId: 'T0ACME' },
    });
  });

  it('is not linked as a guest (P7)', async () => {
    const gus = world.workspace.asUser(guestId);
    await gus.command('/1to1 help');
    await eventually(() => wordsIn(gus.see().conversations).includes('Guests are not added'));
    expect(world.asked).toEqual([]);
    expect(await PersonModel.countDocuments({ slack: { $exists: true } })).toBe(0);
  });

  it('reads why when Tandem does not know them', async () => {
    await PersonModel.deleteMany({});
    const mei = world.workspace.asUser(meiId);
    await mei.command('/1to1 help');
    await eventually(() => wordsIn(mei.see().conversations).includes('does not know Mei.Tan@example.com'));
    expect(world.asked).toEqual([]);
  });
});
