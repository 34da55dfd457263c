import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeAction, type UserActionType } from '../../src/core/chat/user-action.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../src/core/people/person.ts';
import { type Allowed, countCommands, type Sent, tooMany, writtenTo } from '../support/count-commands.ts';
import { eventually } from '../support/eventually.ts';
import { act, fieldOf, issueOpen, makeCompany } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf } from './card-words.ts';
import { lastOf, mei, type OpenTandem, openTandem, tomasz } from './open-tandem.ts';

useTestDatabase({ isWatched: true });

const core = makeTestCore('2026-12-02T12:00:00Z');
let open: OpenTandem;
let oneToOne: OneToOne;
let reviewee: Person;
let reviewer: Person;

beforeEach(async () => {
  await clearDatabase();
  ({ reviewee, reviewer } = await makeCompany(core));
  oneToOne = await issueOpen(core);
  open = await openTandem();
  // The first time their account is linked, which is not what is counted.
  for (const visitor of [asMei(), asTomasz()]) await eventually(() => isHubShown(visitor));
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

const asMei = () => open.teams.asUser(mei);
const asTomasz = () => open.teams.asUser(tomasz);

/** What was typed is answered by a message, what was pressed in the answer itself. */
const isAnswer = ({ path, hasBody }: Sent) =>
  /\/v3\/conversations\/.*activities/.test(path) || (path === '/api/messages' && hasBody);

type Visitor = ReturnType<typeof asMei>;

/** A machine that is busy with other things may keep somebody waiting until they are told so. */
async function isHubShown(visitor: Visitor): Promise<boolean> {
  return JSON.stringify(lastOf(await visitor.say('home')).cards).includes('open-agenda-form');
}

/** The action of a card that does this. */
function findAction(card: unknown, type: UserActionType) {
  const actions = ['Action.Submit', 'Action.Execute'].flatMap((kind) => nodesOf(card, kind));
  const found = actions.find(
    ({ data }) => decodeAction((data as { tandem?: unknown })?.tandem)?.type === type,
  );
  if (found === undefined) throw new Error(`There is no button for ${type}.`);
  return { data: found.data };
}

function press(visitor: Visitor, type: UserActionType) {
  const { id, cards } = lastOf(visitor.see());
  return visitor.press({ activityId: id, action: findAction(cards, type) });
}

function pressInDialog(visitor: Visitor, type: UserActionType, inputs: Record<string, string> = {}) {
  return visitor.pressInDialog({ action: findAction(visitor.see().dialog?.card, type), inputs });
}

const answers = () => ({ [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '3' });

async function turnToTheLastPage(): Promise<void> {
  await press(asMei(), 'open-answers');
  const isLast = () => {
    const buttons = nodesOf(asMei().see().dialog?.card, 'Action.Submit');
    return buttons.some(({ data }) => JSON.stringify(data).includes('share-answers'));
  };
  while (!isLast()) await pressInDialog(asMei(), 'turn-page', isFirst() ? answers() : {});
}

function isFirst(): boolean {
  return JSON.stringify(asMei().see().dialog?.card).includes(`"id":"${fieldOf(oneToOne, 'mood')}"`);
}

interface Deed extends Allowed {
  before?: () => Promise<unknown>;
  deed: () => Promise<unknown>;
}

/**
 * What it took when this was written: a number may fall, and rises for a reason alone. Two of what changes something are
 * spent on doing it once: whether it was done for the same request, and that it is done.
 */
const deeds: Deed[] = [
  { does: 'types "help"', commands: 2, afterwards: 1, deed: () => asMei().say('help') },
  { does: 'opens the hub', commands: 28, afterwards: 1, deed: () => asMei().say('home') },
  { does: 'opens a 1-to-1', commands: 6, deed: () => press(asMei(), 'open-one-to-one') },
  { does: 'opens their answers', commands: 5, deed: () => press(asMei(), 'open-answers') },
  {
    does: 'turns the page',
    writes: 'oneToOnes',
    commands: 6,
    before: () => press(asMei(), 'open-answers'),
    deed: () => pressInDialog(asMei(), 'turn-page', answers()),
  },
  {
    does: 'saves a draft',
    writes: 'oneToOnes',
    commands: 10,
    before: () => press(asMei(), 'open-answers'),
    deed: () => pressInDialog(asMei(), 'save-and-close', answers()),
  },
  {
    does: 'shares their answers',
    writes: 'outbox',
    commands: 20,
    afterwards: 1,
    before: turnToTheLastPage,
    deed: () => pressInDialog(asMei(), 'share-answers'),
  },
  {
    does: 'finalises',
    writes: 'outbox',
    commands: 24,
    afterwards: 1,
    before: async () => {
      const values = { [fieldOf(oneToOne, 'plate')]: '3' };
      await act(core, reviewer, { type: 'share-answers', oneToOneId: oneToOne._id }, values);
      await press(asTomasz(), 'open-one-to-one');
      await pressInDialog(asTomasz(), 'open-finalise');
    },
    deed: () => pressInDialog(asTomasz(), 'finalise'),
  },
  {
    does: 'adds an agenda point',
    writes: 'agendaPoints',
    commands: 17,
    afterwards: 1,
    before: () => press(asMei(), 'open-agenda-form'),
    deed: () => pressInDialog(asMei(), 'add-agenda-point', { text: 'The budget' }),
  },
  {
    does: 'ticks an agenda point',
    writes: 'agendaPoints',
    commands: 16,
    afterwards: 1,
    before: async () => {
      const adding = { type: 'add-agenda-point', oneToOneId: oneToOne._id } as const;
      await act(core, reviewee, adding, { text: 'The budget' });
      await press(asMei(), 'open-one-to-one');
    },
    deed: () => pressInDialog(asMei(), 'tick-agenda-point'),
  },
  {
    does: 'adds a note',
    writes: 'notes',
    commands: 12,
    afterwards: 1,
    before: () => press(asMei(), 'open-note-form'),
    deed: () => pressInDialog(asMei(), 'add-note', { text: 'Ask about the move' }),
  },
  {
    does: 'types an agenda point for somebody',
    writes: 'agendaPoints',
    commands: 19,
    afterwards: 1,
    deed: () => asMei().say('agenda @tomasz.wojcik@example.com the budget'),
  },
];

describe('what is asked of the database in Teams', () => {
  it.each(deeds)('is no more than it was when somebody $does', async (kind) => {
    await kind.before?.();
    const commands = await countCommands(kind.deed, isAnswer);
    expect(tooMany(kind, commands)).toEqual([]);
    if (kind.writes !== undefined) expect(writtenTo(commands)).toContain(kind.writes);
  });
});
