import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../src/core/chat/reply.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { answersForm, cardWith, helpButton, hubCalled, tickButton } from './sample-views.ts';
import { addLinkedMeiAndTomasz, meiId, type SlackWorld, startSlackWorld, wordsIn } from './slack-world.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

useTestDatabase();

let world: SlackWorld;
let socket: SocketServer | undefined;

beforeEach(async () => {
  await clearDatabase();
  await addLinkedMeiAndTomasz();
});

afterEach(async () => {
  await world.stop();
  await socket?.stop();
  socket = undefined;
});

const mei = () => world.workspace.asUser(meiId);
const modal = () => mei().see().modal;

async function start(
  transport: 'HTTP' | 'Socket Mode',
  patienceMs: number,
  slackWaitsMs?: number,
): Promise<void> {
  if (transport === 'Socket Mode') socket = await startSocketServer(slackWaitsMs);
  world = await startSlackWorld({ patienceMs, ...(socket && { socket }) });
}

async function messageToMei() {
  const person = await PersonModel.findOne({ name: 'Mei Tan' }).lean<Person>();
  if (!person) throw new Error('Mei is missing.');
  const sent = await world.slack.messenger.send(person, cardWith('A 1-to-1', tickButton, helpButton));
  return { in: 'message', channel: sent.conversationId, ts: sent.messageId } as const;
}

async function openForm() {
  world.answer(() => ({ kind: 'show', view: answersForm() }));
  await mei().command('/1to1 agenda');
  await eventually(() => modal() ?? false);
}

async function openHub() {
  world.answer(() => ({ kind: 'show', view: hubCalled('Your hub') }));
  await mei().openHome();
  await eventually(() => mei().see().home ?? false);
}

/** A way to do something: what has to be there first, and the deed. */
const deeds: [name: string, type: string, prepare: () => Promise<() => Promise<unknown>>][] = [
  ['a command', 'slash_command', async () => () => mei().command('/1to1 agenda @tomasz the plan')],
  [
    'a button in a message',
    'block_actions',
    async () => {
      const message = await messageToMei();
      return () => mei().press(message, { label: 'Tick' });
    },
  ],
  [
    'a button on the Home tab',
    'block_actions',
    async () => {
      await openHub();
      return () => mei().press({ in: 'home' }, { label: 'Tick' });
    },
  ],
  [
    'what is typed in a form',
    'block_actions',
    async () => {
      await openForm();
      return () => mei().type({ block_id: 'moved' }, 'The migration');
    },
  ],
  [
    'a button in a form',
    'block_actions',
    async () => {
      await openForm();
      return () => mei().press({ in: 'modal' }, { label: 'Save draft' });
    },
  ],
  [
    'a form that is sent',
    'view_submission',
    async () => {
      await openForm();
      await mei().fill({ block_id: 'moved' }, 'The migration');
      return () => mei().submit();
    },
  ],
];

const ways = (['HTTP', 'Socket Mode'] as const).flatMap((transport) =>
  deeds.map((deed) => [transport, ...deed] as const),
);

describe('what somebody did is acknowledged when it is stored, and not before', () => {
  it.each(ways)('over %s: %s', async (transport, _name, type, prepare) => {
    await start(transport, 60_000);
    const act = await prepare();
    world.workspace.log.clear();
    world.asked.length = 0;
    let finish = () => {};
    let isStored = false;
    const isStoredWhenAcknowledged: boolean[] = [];
    const stored = new Promise<void>((resolve) => {
      finish = resolve;
    });
    world.answer(async ({ action }): Promise<Reply> => {
      if (action.type === 'open-home') return { kind: 'nothing' };
      await stored;
      isStored = true;
      return { kind: 'nothing' };
    });
    const acting = act().then(() => isStoredWhenAcknowledged.push(isStored));
    await eventually(() => world.asked.length > 0);
    // On its way, an acknowledgement would be here by now: it needs no more than this does.
    for (let round = 0; round < 20; round += 1) await PersonModel.countDocuments();
    finish();
    await acting;
    expect(isStoredWhenAcknowledged).toEqual([true]);
    expect(world.workspace.log.find(type)).toMatchObject([{ status: 200 }]);
  });

  it.each(ways)(
    'over %s: %s, which takes longer than Slack waits',
    async (transport, _name, type, prepare) => {
      await start(transport, 20, 500);
      const act = await prepare();
      world.workspace.log.clear();
      let finish = () => {};
      const stored = new Promise<void>((resolve) => {
        finish = resolve;
      });
      world.answer(({ action }): Reply | Promise<Reply> =>
        action.type === 'open-home'
          ? { kind: 'nothing' }
          : stored.then(() => ({ kind: 'show', view: cardWith('Done at last', tickButton) })),
      );
      await act();
      expect(world.workspace.log.find(type).map(({ status }) => status)).not.toContain(200);
      expect(mei().see().toasts.length + (type === 'slash_command' ? 1 : 0)).toBe(1);
      finish();
      if (_name !== 'what is typed in a form')
        await eventually(() => wordsIn(mei().see()).includes('Done at last'));
    },
  );
});

describe('what only shows something', () => {
  it('is acknowledged however long it takes, for nothing would be lost', async () => {
    await start('HTTP', 20);
    const message = await messageToMei();
    let finish = () => {};
    const shown = new Promise<void>((resolve) => {
      finish = resolve;
    });
    world.answer(() => shown.then(() => ({ kind: 'show', view: cardWith('What Tandem knows') })));
    const { toasts } = await mei().press(message, { label: 'Help' });
    expect(toasts).toEqual([]);
    finish();
    await eventually(() => wordsIn(mei().see().conversations).includes('What Tandem knows'));
  });
});
