import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { ActionPointModel } from '../../../src/core/points/action-point.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import { type Acknowledgement, deliver } from './deliver.ts';
import type { Pair } from './pairs.ts';
import { command, openInSlack, submit } from './slack-side.ts';
import { dialogIn, openInTeams, pressedAgain, pressInDialog } from './teams-side.ts';
import {
  allDoneFor,
  type Counts,
  isTakenBySlack,
  isTakenByTeams,
  isTooBusy,
  noCounts,
  throughTheDoor,
  toBoth,
  type World,
} from './world.ts';

/** What came of the tries of each kind. */
export interface DeliveryCounts {
  /** A slash command, delivered to both copies at once. */
  commands: Counts;
  /** The same signed request once more, after it was answered. */
  replays: Counts;
  /** A form that was sent in Slack, delivered to both copies at once. */
  slackForms: Counts;
  /** A form that was sent in Teams, delivered to both copies at once, or pressed twice. */
  teamsForms: Counts;
}

interface Try {
  counts: Counts;
  /** Made exactly once, when all is well. */
  text: string;
  countOf: (text: string) => Promise<number>;
  isTaken: boolean;
}

/** What can be made with a form: how it is opened, what its button is, and how often a text was made of it. */
const forms: readonly {
  open: (pair: Pair) => UserAction;
  add: UserAction['type'];
  values?: Record<string, string>;
  countOf: (text: string) => Promise<number>;
}[] = [
  {
    open: ({ oneToOneId }) => ({ type: 'open-agenda-form', oneToOneId }),
    add: 'add-agenda-point',
    countOf: async (text) => AgendaPointModel.countDocuments({ text }),
  },
  {
    open: ({ oneToOneId }) => ({ type: 'open-note-form', oneToOneId }),
    add: 'add-note',
    values: { visibility: 'public' },
    countOf: async (text) => NoteModel.countDocuments({ text }),
  },
  {
    open: ({ oneToOneId }) => ({ type: 'open-action-form', oneToOneId }),
    add: 'add-action-point',
    countOf: async (text) => ActionPointModel.countDocuments({ text }),
  },
  {
    open: ({ oneToOneId, pointId }) => ({
      type: 'open-comment-form',
      oneToOneId,
      point: 'agenda-point',
      pointId,
    }),
    add: 'add-comment',
    countOf: async (text) => CommentModel.countDocuments({ text }),
  },
];

/** Something is delivered twice, in one of four ways, for all pairs at once. */
export async function raceDeliveries(world: World): Promise<DeliveryCounts> {
  const counts = {
    commands: noCounts(),
    replays: noCounts(),
    slackForms: noCounts(),
    teamsForms: noCounts(),
  };
  const ways = [
    (pair: Pair) => sayTwice(world, pair, counts.commands),
    (pair: Pair) => replay(world, pair, counts.replays),
    (pair: Pair) => sendInSlack(world, pair, counts.slackForms),
    (pair: Pair) => sendInTeams(world, pair, counts.teamsForms),
  ];
  const tries = await Promise.all(
    world.pairs.map((pair) =>
      throughTheDoor(async () => {
        const tried = await ways[pair.number % ways.length]?.(pair);
        await allDoneFor(world, pair.revieweeId);
        return tried ?? [];
      }),
    ),
  );
  for (const { counts: counted, text, countOf, isTaken } of tries.flat()) {
    const made = await countOf(text);
    counted.tries += 1;
    if (made > 1) counted.doubled += 1;
    if (made === 0 && isTaken) counted.lost += 1;
    if (!isTaken) counted.refused += 1;
  }
  return counts;
}

const countPoints = async (text: string) => AgendaPointModel.countDocuments({ text });

function sayAPoint({ platforms }: World, { revieweeId, reviewerId }: Pair, text: string) {
  return command(platforms, revieweeId, `agenda @${reviewerId}@acme.example ${text}`);
}

async function sayTwice(world: World, pair: Pair, counts: Counts): Promise<Try[]> {
  const text = `said twice by ${pair.number}`;
  const { responseId, delivery } = sayAPoint(world, pair, text);
  const answers = await toBoth(world, delivery);
  const said = await world.platforms.answersAt(responseId, answers.filter(isTakenBySlack).length);
  const kinds = said.filter((sentence) => !isTooBusy(sentence));
  return [tried(counts, { text, countOf: countPoints, answers, kinds, isTaken: isTakenBySlack })];
}

/** The one half comes to the same copy again, the other half to the other copy. */
async function replay(world: World, pair: Pair, counts: Counts): Promise<Try[]> {
  const text = `replayed by ${pair.number}`;
  const { delivery } = sayAPoint(world, pair, text);
  const first = await deliver(world.copies[0], delivery);
  await allDoneFor(world, pair.revieweeId);
  const copy = world.copies[Math.floor(pair.number / 4) % 2] ?? world.copies[0];
  const answers = [first, await deliver(copy, delivery)];
  return [tried(counts, { text, countOf: countPoints, answers, kinds: [], isTaken: isTakenBySlack })];
}

async function sendInSlack(world: World, pair: Pair, counts: Counts): Promise<Try[]> {
  const { open, values, countOf } = formOf(pair);
  const text = `sent twice in Slack by ${pair.number}`;
  const view = await openInSlack(world.platforms, world.copies[0], pair.revieweeId, open(pair));
  const answers = await toBoth(world, submit(view, pair.revieweeId, { text, ...values }));
  const kinds = wholeAnswers(answers).map((answer) => {
    const { response_action: action = '', view: next } = (answer?.body || {}) as {
      response_action?: string;
      view?: { submit?: unknown };
    };
    return `${action} ${next?.submit === undefined}`;
  });
  return [tried(counts, { text, countOf, answers, kinds, isTaken: isTakenBySlack })];
}

/** The one half presses once and Teams delivers it twice, the other half presses twice. */
async function sendInTeams(world: World, pair: Pair, counts: Counts): Promise<Try[]> {
  const { open, add, values, countOf } = formOf(pair);
  const serviceUrl = `${world.platforms.origin}/teams`;
  const text = `sent twice in Teams by ${pair.number}`;
  const dialog = await openInTeams(serviceUrl, world.copies[0], pair.revieweeId, open(pair));
  const pressed = pressInDialog(dialog, pair.revieweeId, serviceUrl, add, { text, ...values });
  const again = Math.floor(pair.number / 16) % 2 === 0 ? pressed : pressedAgain(pressed);
  const [one, two] = world.copies;
  const answers = await Promise.all([deliver(one, pressed), deliver(two, again)]);
  const kinds = wholeAnswers(answers).map((answer) => dialogIn(answer)?.title ?? '');
  return [tried(counts, { text, countOf, answers, kinds, isTaken: isTakenByTeams })];
}

function formOf({ number }: Pair) {
  const form = forms[Math.floor(number / forms.length) % forms.length];
  if (!form) throw new Error('There is no such form.');
  return form;
}

/** Those that say what became of it. */
function wholeAnswers(answers: readonly Acknowledgement[]): Acknowledgement[] {
  return answers.filter((answer) => answer?.status === 200 && !isTooBusy(JSON.stringify(answer.body)));
}

interface Told extends Pick<Try, 'text' | 'countOf'> {
  answers: readonly Acknowledgement[];
  /** What kind of answer each was. */
  kinds: readonly string[];
  isTaken: (answer: Acknowledgement) => boolean;
}

function tried(counts: Counts, { text, countOf, answers, kinds, isTaken }: Told): Try {
  if (new Set(kinds).size > 1) counts.unlike += 1;
  return { counts, text, countOf, isTaken: answers.some(isTaken) };
}
