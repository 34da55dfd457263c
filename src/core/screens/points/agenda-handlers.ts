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
  mustBeOpen,
  readersOf,
  type SeenOneToOne,
} from '../../one-to-ones/load-one-to-one.ts';
import type { Thread } from '../../one-to-ones/thread.ts';
import { matchPerson } from '../../people/match-person.ts';
import { addAgendaPoint, agendaPointInputSchema, longestPoint } from '../../points/add-agenda-point.ts';
import type { Topic } from '../../points/agenda-point.ts';
import { deleteAgendaPoint } from '../../points/delete-agenda-point.ts';
import { quietTopics } from '../../points/quiet-topics.ts';
import { withStarter } from '../../points/starters.ts';
import { tickAgendaPoint } from '../../points/tick-agenda-point.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { agendaForm } from './agenda-form.ts';
import { gatherThreads } from './gather-threads.ts';
import type { ThreadChoice } from './thread-field.ts';

type AgendaActions =
  | 'open-agenda-form'
  | 'open-agenda-form-for-message'
  | 'add-agenda-point'
  | 'say-agenda-point'
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
    return formReply(defined({ ...target, link }), values);
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

  async 'say-agenda-point'(core, { words }, { actor }) {
    const { threads, counterparts, choices } = await gatherThreads(core, actor);
    const match = matchPerson(words, [...counterparts.values()]);
    if (match.kind === 'none') return { kind: 'notice', text: noSuchPerson(match.said, counterparts.size) };
    if (match.kind === 'several') {
      const names = match.people.map(({ name, email }) => `${name} (${email})`).join(', ');
      return {
        kind: 'notice',
        text: `Several people could be meant: ${names}. Write the full name or the e-mail.`,
      };
    }
    const thread = threads.find((candidate) => counterpartIn(candidate, actor._id) === match.person._id);
    if (!thread) throw new AppError('not-found', noSuchPerson(match.person.name, counterparts.size));
    const choice = choices.filter(({ oneToOneId }) => oneToOneId === thread.oneToOneId);
    const read = readForm(agendaPointInputSchema, { text: match.rest });
    if (match.rest === '' || match.rest.length > longestPoint || 'errors' in read) {
      return formReply(
        { threads: [thread], choices: choice, ...(await suggestionsFor(core, actor, [thread])) },
        { text: match.rest },
      );
    }
    await addAgendaPoint(core, actor, thread, read.input);
    return { kind: 'notice', text: addedSentence(thread, match.person.name, choice[0]) };
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
}

async function targetOf(core: Core, actor: Request['actor'], oneToOneId?: string): Promise<Target> {
  if (oneToOneId !== undefined) {
    const target = targetIn(await loadOneToOne(core, actor, oneToOneId));
    return { ...target, ...(await suggestionsFor(core, actor, target.threads)) };
  }
  const { threads, choices } = await gatherThreads(core, actor);
  if (threads.length === 0) {
    throw new AppError(
      'not-found',
      'You have no 1-to-1 yet, so there is no agenda to add to. Ask HR to set one up.',
    );
  }
  return { threads, choices, ...(await suggestionsFor(core, actor, threads)) };
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
  mustBeOpen(seen);
  const { _id: oneToOneId, ...oneToOne } = seen.oneToOne;
  return {
    threads: [{ ...oneToOne, oneToOneId, isIssued: true }],
    choices: [{ oneToOneId, label: titleWithWhom(seen), readableBy: readersOf(seen, 'agenda-point') }],
    backTo: oneToOneId,
  };
}

function formReply(target: Target, values: FormValues): Reply {
  return { kind: 'show', view: agendaForm({ ...target, values, errors: {} }) };
}

function chosenThread({ threads }: Target, values: FormValues): Thread | undefined {
  return threads.length === 1 ? threads[0] : threads.find(({ oneToOneId }) => oneToOneId === values.with);
}

function noSuchPerson(said: string, counterparts: number): string {
  return counterparts === 0
    ? 'You have no 1-to-1 yet, so there is no agenda to add to. Ask HR to set one up.'
    : `You have no 1-to-1 with "${said}". Write the name as in "agenda @Mei Tan the conference", or "agenda" for a form.`;
}

function addedSentence(thread: Thread, name: string, choice: ThreadChoice | undefined): string {
  const which = thread.isIssued ? thread.title : `${thread.title} (the next one)`;
  return `Added to the agenda of your 1-to-1 with ${name}, ${which}. ${choice?.readableBy ?? ''}`.trim();
}
