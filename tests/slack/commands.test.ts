import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import bolt from '@slack/bolt';
import { decodeAction, type UserActionType } from '../../src/core/chat/user-action.ts';
import { handle } from '../../src/core/handle.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../src/core/people/person.ts';
import { elementsOf } from '../../src/playground/slack/block-kit/identifiers.ts';
import {
  type Allowed,
  type Commands,
  countCommands,
  type Sent,
  tooMany,
  writtenTo,
} from '../support/count-commands.ts';
import { eventually } from '../support/eventually.ts';
import { act, fieldOf } from '../support/small-company.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { beginWithAccounts, meiId, type SlackWorld, startSlackWorld, tomaszId } from './slack-world.ts';

useTestDatabase({ isWatched: true });

let world: SlackWorld;
let oneToOne: OneToOne;
let reviewee: Person;
let reviewer: Person;
let processing: jest.SpiedFunction<typeof bolt.App.prototype.processEvent>;

beforeEach(async () => {
  processing = jest.spyOn(bolt.App.prototype, 'processEvent');
  world = await startSlackWorld({ handle });
  ({
    company: { reviewee, reviewer },
    oneToOne,
  } = await beginWithAccounts(world.core));
});

afterEach(async () => {
  await finish();
  processing.mockRestore();
  await world.stop();
});

const mei = () => world.workspace.asUser(meiId);
const tomasz = () => world.workspace.asUser(tomaszId);

/** Bolt has then run every listener to its end, also after what it acknowledged. */
async function finish(): Promise<void> {
  await Promise.all(processing.mock.results.map(({ value }) => value));
}

const showing = /\/(views\.(open|update|push|publish)|chat\.post\w+|respond\/.+)$/;
const isAnswer = ({ path, hasBody }: Sent) => showing.test(path) || (path === '/slack/events' && hasBody);

type Visitor = ReturnType<typeof mei>;

/** Presses what does this, on the Home tab or in the open modal. */
async function press(visitor: Visitor, where: 'home' | 'modal', type: UserActionType): Promise<void> {
  const { modal, home } = visitor.see();
  const { blocks = [] } = (where === 'modal' ? modal?.view : home) ?? {};
  const [button] = blocks.flatMap((block) =>
    elementsOf(block).flatMap(({ element }) =>
      element.type === 'button' && decodeAction(element.value)?.type === type
        ? { block_id: block.block_id ?? '', action_id: element.action_id }
        : [],
    ),
  );
  if (button === undefined) throw new Error(`There is no button for ${type}.`);
  await visitor.press({ in: where }, button);
}

/** A machine that is busy with other things may keep somebody waiting until they are told so. */
async function openHome(visitor: Visitor): Promise<void> {
  await eventually(async () => {
    await visitor.openHome();
    await finish();
    return JSON.stringify(visitor.see().home?.blocks).includes('open-agenda-form');
  });
}

async function openFromHome(visitor: Visitor, type: UserActionType): Promise<void> {
  await openHome(visitor);
  await press(visitor, 'home', type);
  await finish();
}

async function fillRequired(): Promise<void> {
  await mei().fill({ block_id: fieldOf(oneToOne, 'mood') }, '4');
  await mei().fill({ block_id: fieldOf(oneToOne, 'plate') }, '3');
  await finish();
}

async function askMoreThanFitsOnAPage(): Promise<void> {
  const questions = Array.from({ length: 3 }, (_, time) =>
    oneToOne.questions.map((question) => ({ ...question, id: `${question.id}-${time}`, required: false })),
  ).flat();
  await OneToOneModel.updateOne({ _id: oneToOne._id }, { questions });
}

interface Deed extends Allowed {
  before?: () => Promise<unknown>;
  deed: () => Promise<unknown>;
}

/**
 * What it took when this was written: a number may fall, and rises for a reason alone. Two of what changes something are
 * spent on doing it once: whether it was done for the same request, and that it is done. One says that Home tabs may show
 * it, and one afterwards what the own Home tab shows by now.
 */
const deeds: Deed[] = [
  { does: 'types "help"', commands: 1, deed: () => mei().command('/1to1 help') },
  { does: 'opens the hub', commands: 28, afterwards: 1, deed: () => mei().openHome() },
  {
    does: 'opens a 1-to-1',
    commands: 6,
    before: () => openHome(mei()),
    deed: () => press(mei(), 'home', 'open-one-to-one'),
  },
  {
    does: 'opens their answers',
    commands: 5,
    before: () => openHome(mei()),
    deed: () => press(mei(), 'home', 'open-answers'),
  },
  {
    does: 'saves one field',
    writes: 'oneToOnes',
    commands: 5,
    before: () => openFromHome(mei(), 'open-answers'),
    deed: () => mei().type({ block_id: fieldOf(oneToOne, 'moved') }, 'The migration'),
  },
  {
    does: 'turns the page',
    commands: 6,
    afterwards: 27,
    before: async () => {
      await askMoreThanFitsOnAPage();
      await openFromHome(mei(), 'open-answers');
      await mei().type({ block_id: `${fieldOf(oneToOne, 'moved')}-0` }, 'The migration');
    },
    deed: () => mei().submit(),
  },
  {
    does: 'shares their answers',
    writes: 'outbox',
    commands: 19,
    afterwards: 28,
    before: async () => {
      await openFromHome(mei(), 'open-answers');
      await fillRequired();
    },
    deed: () => mei().submit(),
  },
  {
    does: 'finalises',
    writes: 'outbox',
    commands: 23,
    afterwards: 48,
    before: async () => {
      const values = { [fieldOf(oneToOne, 'plate')]: '3' };
      await act(world.core, reviewer, { type: 'share-answers', oneToOneId: oneToOne._id }, values);
      await openFromHome(tomasz(), 'open-one-to-one');
      await press(tomasz(), 'modal', 'open-finalise');
      await finish();
    },
    deed: () => tomasz().submit(),
  },
  {
    does: 'adds an agenda point',
    writes: 'agendaPoints',
    commands: 16,
    afterwards: 28,
    before: async () => {
      await openFromHome(mei(), 'open-agenda-form');
      await mei().fill({ block_id: 'text' }, 'The budget');
    },
    deed: () => mei().submit(),
  },
  {
    does: 'ticks an agenda point',
    writes: 'agendaPoints',
    commands: 15,
    afterwards: 28,
    before: async () => {
      const adding = { type: 'add-agenda-point', oneToOneId: oneToOne._id } as const;
      await act(world.core, reviewee, adding, { text: 'The budget' });
      await openFromHome(mei(), 'open-one-to-one');
    },
    deed: () => press(mei(), 'modal', 'tick-agenda-point'),
  },
  {
    does: 'adds a note',
    writes: 'notes',
    commands: 11,
    afterwards: 28,
    before: async () => {
      await openFromHome(mei(), 'open-note-form');
      await mei().fill({ block_id: 'text' }, 'Ask about the move');
    },
    deed: () => mei().submit(),
  },
  {
    does: 'types an agenda point for somebody',
    writes: 'agendaPoints',
    commands: 19,
    deed: () => mei().command('/1to1 agenda @tomasz the budget'),
  },
];

describe('what is asked of the database in Slack', () => {
  it.each(deeds)('is no more than it was when somebody $does', async (kind) => {
    await kind.before?.();
    const done = processing.mock.calls.length;
    const commands: Commands = await countCommands(kind.deed, isAnswer, async () => {
      await eventually(() => processing.mock.calls.length > done);
      await finish();
    });
    expect(mei().see().toasts).toEqual([]);
    expect(tooMany(kind, commands)).toEqual([]);
    if (kind.writes !== undefined) expect(writtenTo(commands)).toContain(kind.writes);
  });
});
