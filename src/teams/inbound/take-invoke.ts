import { setTimeout as pause } from 'node:timers/promises';
import type { ActivityClaim } from '../../core/chat/answered-activity.ts';
import type { Surface } from '../../core/chat/reply.ts';
import { isDoneOnce, isShowing } from '../../core/chat/user-action.ts';
import type { Activity } from '../activity.ts';
import type { Adapter } from '../adapter.ts';
import { answerInChat, executeAnswer } from '../answer/answer-in-chat.ts';
import { answerInDialog, sayInDialog, waitInDialog } from '../answer/answer-in-dialog.ts';
import { type Answer, type Asked, ask } from '../ask.ts';
import { explainError } from '../explain-error.ts';
import { readCardData, type Submission, surfaceOf } from '../render/card-data.ts';
import * as sentences from '../sentences.ts';
import { answerLate } from './answer-late.ts';
import { claimFor, settle } from './answer-once.ts';
import { readMessageAction } from './message-action.ts';
import { readExecuteData, readTaskData } from './read-submission.ts';
import { requestKey } from './request-key.ts';
import { drawOr } from './tell.ts';

/** How a kind of invoke is answered: with the body of its response. */
interface Way {
  surface: Surface;
  draw(answer: Answer, submission: Submission): object | undefined;
  say(text: string, submission?: Submission): object;
  /** While it takes longer than Teams waits. */
  wait(asked: Asked): object;
  /** For what no version of Tandem can read. */
  otherwise: string;
}

const waitForIt = (asked: Asked) => waitInDialog(sentences.stillWorking, asked);

const inMessage: Omit<Way, 'surface'> = {
  draw: ({ reply }, { action }) => executeAnswer(answerInChat(reply, action)),
  say: (text) => executeAnswer({ text }),
  wait: () => executeAnswer({ text: sentences.stillWorking }),
  otherwise: sentences.olderButton,
};

const inOpenDialog: Way = {
  surface: 'dialog',
  draw: ({ reply }, submission) => answerInDialog(reply, submission),
  say: sayInDialog,
  wait: waitForIt,
  otherwise: sentences.olderButton,
};

const inNewDialog: Omit<Way, 'surface'> = {
  draw: ({ reply }, submission) =>
    answerInDialog(reply, { ...submission, values: {} }) ?? { task: { type: 'message', value: 'Done.' } },
  say: (text, submission) => sayInDialog(text, submission && { ...submission, values: {} }),
  wait: waitForIt,
  otherwise: sentences.olderButton,
};

export async function takeInvoke(adapter: Adapter, activity: Activity): Promise<void> {
  const { name, value, isPersonal } = activity.inbound;
  switch (name) {
    case 'adaptiveCard/action': {
      if (!isPersonal) return activity.answer(200, executeAnswer({ text: sentences.personalOnly }));
      const submission = readCardData(readExecuteData(value));
      return takePress(adapter, activity, submission, { ...inMessage, surface: surfaceOf(submission) });
    }
    case 'task/fetch': {
      const submission = readCardData(readTaskData(value));
      return takePress(adapter, activity, submission, { ...inNewDialog, surface: surfaceOf(submission) });
    }
    case 'composeExtension/fetchTask': {
      const way: Way = { ...inNewDialog, surface: 'message', otherwise: sentences.unknownCommand };
      return takePress(adapter, activity, readMessageAction(value), way);
    }
    case 'task/submit':
    case 'composeExtension/submitAction':
      return takePress(adapter, activity, readCardData(readTaskData(value)), inOpenDialog);
    default:
      return activity.answer(404);
  }
}

/** Teams waits three seconds, of which the way takes some. */
const answersWithinMs = 2_600;

/** Answers in time what was pressed; what is done only later than that is said later. */
async function takePress(
  adapter: Adapter,
  activity: Activity,
  submission: Submission | undefined,
  way: Way,
): Promise<void> {
  if (submission === undefined) return activity.answer(200, way.say(way.otherwise));
  const asked: Asked = { ...submission, key: requestKey(activity.inbound, submission) };
  const working = workOn(adapter, activity, asked, way);
  const worked = await Promise.race([working, pause(answersWithinMs, undefined, { ref: false })]);
  await activity.answer(200, worked === undefined ? way.wait(asked) : worked.body);
  adapter.afterwards(working.then((done) => finish(adapter, asked, done, worked !== undefined)));
}

/** What is answered to a press, and what is left to be done once that has gone out. */
interface Worked {
  body: object | undefined;
  doneBy?: string | undefined;
  claim?: ActivityClaim;
}

async function workOn(adapter: Adapter, activity: Activity, asked: Asked, way: Way): Promise<Worked> {
  try {
    const { key } = asked;
    const claim = key !== undefined && isDoneOnce(asked.action) ? await claimFor(adapter, key) : undefined;
    if (claim === 'in-progress') return { body: way.wait(asked) };
    const answer = await ask(adapter, activity, withKept(asked), way.surface);
    const body = drawOr(
      adapter,
      answer,
      asked,
      () => way.draw(answer, asked),
      (text) => way.say(text, asked),
    );
    return { body, doneBy: answer.doneBy, ...(typeof claim === 'object' && { claim }) };
  } catch (error) {
    return { body: way.say(explainError(adapter.log, error, asked.action.type), asked) };
  }
}

/** On the way back what had been typed is handed over again: a form may start from it. */
function withKept(asked: Asked): Asked {
  return isShowing(asked.action) ? { ...asked, values: { ...asked.about.kept, ...asked.values } } : asked;
}

/** Whoever presses again is answered again; where that was in time, the outbox has nothing left to say. */
async function finish(
  adapter: Adapter,
  { key, action }: Asked,
  { doneBy, claim }: Worked,
  isInTime: boolean,
): Promise<void> {
  if (!isInTime && doneBy !== undefined) await answerLate(adapter, { doneBy, key, action });
  if (claim === undefined) return;
  await settle(
    adapter,
    claim,
    isInTime ? { isAnswered: claim.owedTo !== undefined } : { isAnswered: false, owedTo: doneBy },
  );
}
