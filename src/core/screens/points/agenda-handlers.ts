import type { Handlers } from '../../chat/handler.ts';
import type { Reply, Request } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { counterpartIn } from '../../cycles/plan/find-threads.ts';
import { defined } from '../../defined.ts';
import { AppError } from '../../errors.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readForm } from '../../forms/read-form.ts';
import {
  loadOneToOne,
  mustBeAllowed,
  readersOf,
  type SeenOneToOne,
} from '../../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../../one-to-ones/must-be.ts';
import type { Thread } from '../../one-to-ones/thread.ts';
import { addAgendaPoint, agendaPointInputSchema } from '../../points/add-agenda-point.ts';
import type { Topic } from '../../points/agenda-point.ts';
import { deleteAgendaPoint } from '../../points/delete-agenda-point.ts';
import { quietTopics } from '../../points/quiet-topics.ts';
import { withStarter } from '../../points/starters.ts';
import { tickAgendaPoint } from '../../points/tick-agenda-point.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { agendaForm } from './agenda-form.ts';
import { gatherSaidThread, gatherUnnamed, type SaidThread } from './gather-said-thread.ts';
import { gatherThreads } from './gather-threads.ts';
import type { ThreadChoice } from './thread-field.ts';

type AgendaActions =
  | 'open-agenda-form'
  | 'open-agenda-form-for-message'
  | 'add-agenda-point'
  | 'say-agenda-point'
  | 'open-agenda-form-for-words'
  | 'tick-agenda-point'
  | 'untick-agenda-point'
  | 'delete-agenda-point';

export const agendaHandlers: Handlers<AgendaActions> = {
  async 'open-agenda-form'(core, { oneToOneId }, { actor, values }) {
    const target = await targetOf(core, actor, oneToOneId);
    return formReply(target, values);
  },

  async 'open-agenda-form-for-message'(core, { link }, { actor, values }) {
    const target = await targetOf(core, actor);
    return formReply(defined({ ...target, link, isOfMessage: true }), values);
  },

  async 'add-agenda-point'(core, { oneToOneId, link }, { actor, values }) {
    const target = defined({ ...(await targetOf(core, actor, oneToOneId)), link });
    const thread = chosenThread(target, values);
    const read = readForm(agendaPointInputSchema, withStarter(values));
    if (!thread || 'errors' in read) {
      const errors = defined({
        ...('errors' in read && read.errors),
        with: thread ? undefined : 'Please choose with whom.',
      });
      return { kind: 'errors', form: agendaForm({ ...target, values, errors }) };
    }
    await addAgendaPoint(core, actor, thread, defined({ ...read.input, link }));
    const said = 'Added to the agenda.';
    if (thread.isIssued)
      return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId: thread.oneToOneId }, said };
    return { kind: 'close', text: `${said} It will be on the next one: ${thread.title}.` };
  },

  async 'say-agenda-point'(core, { words }, { actor, surface }) {
    const said = await gatherSaidThread(core, actor, words);
    if (said.threads.length === 0) return { kind: 'notice', text: noAgenda };
    const { thread, doubt, text } = said;
    const read = readForm(agendaPointInputSchema, { text });
    // A button stands for a form that could not open by itself: whatever has changed since, it opens it.
    const mayAdd = thread && doubt === undefined && surface !== 'message';
    if (!mayAdd || 'errors' in read) return saidReply(core, actor, said);
    await addAgendaPoint(core, actor, thread, read.input);
    return { kind: 'notice', text: addedSentence(said, thread, actor) };
  },

  async 'open-agenda-form-for-words'(core, { words, isToStranger = false }, { actor }) {
    const said = isToStranger
      ? await gatherUnnamed(core, actor, words)
      : await gatherSaidThread(core, actor, words);
    mustHaveAny(said.threads);
    if (isToStranger) return saidReply(core, actor, said);
    // They were addressed to nobody: a name in them is part of what was typed, and stays in it.
    const { thread, doubt, ...rest } = said;
    const whole = { ...rest, text: words.trim(), ...(doubt === undefined && { thread }) };
    return saidReply(core, actor, whole);
  },

  async 'tick-agenda-point'(core, { oneToOneId, pointId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    await tickAgendaPoint(core, seen, pointId, true);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId } };
  },

  async 'untick-agenda-point'(core, { oneToOneId, pointId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    await tickAgendaPoint(core, seen, pointId, false);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId } };
  },

  async 'delete-agenda-point'(core, { oneToOneId, pointId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    await deleteAgendaPoint(core, seen, pointId);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId }, said: 'Deleted.' };
  },
};

/** Where a point may go: the one 1-to-1 that was named, or any thread of this person. */
interface Target {
  threads: Thread[];
  choices: ThreadChoice[];
  backTo?: string;
  link?: string;
  isForReviewee: boolean;
  quietTopics?: Topic[];
  doubt?: string;
  isOfMessage?: boolean;
}

async function targetOf(core: Core, actor: Request['actor'], oneToOneId?: string): Promise<Target> {
  if (oneToOneId !== undefined) {
    const target = targetIn(await loadOneToOne(core, actor, oneToOneId));
    return { ...target, ...(await suggestionsFor(core, actor, target.threads)) };
  }
  const { threads, choices } = await gatherThreads(core, actor);
  mustHaveAny(threads);
  return { threads, choices, ...(await suggestionsFor(core, actor, threads)) };
}

const noAgenda = 'You have no 1-to-1 yet, so there is no agenda to add to. Ask HR to set one up.';

function mustHaveAny(threads: readonly Thread[]): void {
  if (threads.length === 0) throw new AppError('not-found', noAgenda);
}

/** The form with what was typed and all that it can go to, the person named first: it is seen before it is sent. */
async function saidReply(core: Core, actor: Request['actor'], said: SaidThread): Promise<Reply> {
  const { threads, thread, doubt, text } = said;
  const isChosen = ({ oneToOneId }: ThreadChoice) => oneToOneId === thread?.oneToOneId;
  const choices = said.choices.toSorted((left, right) => Number(isChosen(right)) - Number(isChosen(left)));
  const values = { ...(text !== '' && { text }), ...(thread && { with: thread.oneToOneId }) };
  const target = { threads, choices, ...(await suggestionsFor(core, actor, threads)) };
  return thread
    ? formReply(defined({ ...target, doubt }), values)
    : formReply(target, values, defined({ with: doubt }));
}

/** Topics are suggested where it is clear whose agenda it is. */
async function suggestionsFor(core: Core, { _id }: Request['actor'], threads: Thread[]) {
  const [only] = threads.length === 1 ? threads : [];
  const isOfPair = only && [only.revieweeId, only.reviewerId].includes(_id);
  return defined({
    isForReviewee: threads.some(({ revieweeId }) => revieweeId === _id),
    quietTopics: isOfPair ? await quietTopics(core, only) : undefined,
  });
}

function targetIn(seen: SeenOneToOne): Omit<Target, 'isForReviewee'> {
  mustBeAllowed(seen, 'add-agenda-point');
  mustBeUnderway(seen);
  const { _id: oneToOneId, ...oneToOne } = seen.oneToOne;
  return {
    threads: [{ ...oneToOne, oneToOneId, isIssued: true }],
    choices: [{ oneToOneId, label: titleWithWhom(seen), readableBy: readersOf(seen, 'agenda-point') }],
    backTo: oneToOneId,
  };
}

function formReply(target: Target, values: FormValues, errors: Record<string, string> = {}): Reply {
  return { kind: 'show', view: agendaForm({ ...target, values, errors }) };
}

function chosenThread({ threads }: Target, values: FormValues): Thread | undefined {
  return threads.length === 1 ? threads[0] : threads.find(({ oneToOneId }) => oneToOneId === values.with);
}

function addedSentence(
  { counterparts, choices }: SaidThread,
  thread: Thread,
  actor: Request['actor'],
): string {
  const name = counterparts.get(counterpartIn(thread, actor._id))?.name ?? 'a former colleague';
  const choice = choices.find(({ oneToOneId }) => oneToOneId === thread.oneToOneId);
  const which = thread.isIssued ? thread.title : `${thread.title} (the next one)`;
  return `Added to the agenda of your 1-to-1 with ${name}, ${which}. ${choice?.readableBy ?? ''}`.trim();
}
