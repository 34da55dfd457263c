import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Go, Handlers } from '../../chat/handler.ts';
import type { Reply, Request } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { isNotFound } from '../../errors.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readForm } from '../../forms/read-form.ts';
import { stampOf } from '../../forms/stamp-of.ts';
import { loadOneToOne, mustBeAllowed, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway, mustBeUnfinished } from '../../one-to-ones/must-be.ts';
import type { Person } from '../../people/person.ts';
import { announce } from '../../steps/announce.ts';
import { findNewReviewer, findReviewerAfter, findReviewerById, reassign } from '../../steps/reassign.ts';
import { mustBeReopenable, reopen, reopenInputSchema, wasReopened } from '../../steps/reopen.ts';
import { meetingInputSchema, removeMeeting, setMeeting } from '../../steps/set-meeting.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { meetingForm, meetingValues } from './meeting-form.ts';
import { confirmReassignForm, reassignForm } from './reassign-form.ts';
import { reopenForm } from './reopen-form.ts';

type StepActions =
  | 'open-reopen'
  | 'reopen'
  | 'open-meeting-form'
  | 'set-meeting'
  | 'remove-meeting'
  | 'open-reassign'
  | 'reassign';

export const stepHandlers: Handlers<StepActions> = {
  async 'open-reopen'(core, { oneToOneId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeReopenable(seen);
    return { kind: 'show', view: reopenForm(seen) };
  },

  async reopen(core, { oneToOneId }, { actor, values }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    if (!(await wasReopened(core, seen))) {
      mustBeReopenable(seen);
      const read = readForm(reopenInputSchema, values);
      if ('errors' in read)
        return { kind: 'errors', form: reopenForm(seen, { values, errors: read.errors }) };
      await reopen(core, seen, read.input);
    }
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId }, said: 'Reopened. Both are told.' };
  },

  async 'open-meeting-form'(core, { oneToOneId }, { actor }) {
    return openEdit(meetingEdit(core, actor, oneToOneId));
  },

  async 'set-meeting'(core, { oneToOneId, seen }, request) {
    const { actor } = request;
    const saved = await saveEdit(meetingEdit(core, actor, oneToOneId), seen, request);
    if ('refused' in saved) return saved.refused;
    return shown(oneToOneId, `You meet ${formatMoment(saved.input.meetingAt, actor)}.`);
  },

  async 'remove-meeting'(core, { oneToOneId, seen }, request) {
    const removal: Edit<SeenOneToOne, object> = {
      ...meetingEdit(core, request.actor, oneToOneId),
      read: () => ({ input: {} }),
      write: (it) => removeMeeting(core, it),
      isDone: ({ oneToOne }) => !oneToOne.meetingAt,
    };
    const saved = await saveEdit(removal, seen, request);
    return 'refused' in saved ? saved.refused : shown(oneToOneId, 'There is no meeting time any more.');
  },

  async 'open-reassign'(core, { oneToOneId }, { actor }) {
    const seen = await loadForReassigning(core, actor, oneToOneId);
    return { kind: 'show', view: reassignForm(seen) };
  },

  async reassign(core, { oneToOneId, toId, seen: drawn }, request) {
    if (toId === undefined) {
      return askWhom(await loadForReassigning(core, request.actor, oneToOneId), request.values);
    }
    const name = await handOver(core, { oneToOneId, toId, drawn }, request);
    return typeof name === 'string'
      ? shown(oneToOneId, `${name} reviews it from now on. All of you are told.`)
      : name;
  },
};

function shown(oneToOneId: string, said: string): Go {
  return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId }, said };
}

function meetingEdit(core: Core, actor: Person, oneToOneId: string): Edit<SeenOneToOne, { meetingAt: Date }> {
  return {
    async load() {
      const seen = await loadOneToOne(core, actor, oneToOneId);
      mustBeAllowed(seen, 'set-meeting');
      mustBeUnderway(seen);
      // It may have been changed by this very request, and not made known.
      await announce(core, seen.oneToOne);
      return seen;
    },
    stored: meetingValues,
    form: meetingForm,
    read: (_, values) => readForm(meetingInputSchema(actor.timeZone, core.clock.now()), values),
    write: (seen, { meetingAt }) => setMeeting(core, seen, meetingAt),
  };
}

interface Asked {
  oneToOneId: string;
  toId: string;
  drawn: string | undefined;
}

/** @returns the name of the new reviewer, or a reply where nothing was handed over */
async function handOver(core: Core, asked: Asked, request: Request): Promise<string | Reply> {
  const { actor } = request;
  try {
    const saved = await saveEdit(reviewerEdit(core, actor, asked), asked.drawn, request);
    return 'refused' in saved ? saved.refused : saved.input.name;
  } catch (error) {
    const to = isNotFound(error) && (await findReviewerAfter(core, actor, asked));
    if (to) return to.name;
    throw error;
  }
}

interface Handover {
  seen: SeenOneToOne;
  to: Person;
}

/** Who reviews an open 1-to-1: whoever hands it over has seen who does. */
function reviewerEdit(core: Core, actor: Person, { oneToOneId, toId, drawn }: Asked): Edit<Handover, Person> {
  return {
    async load() {
      const seen = await loadForReassigning(core, actor, oneToOneId);
      // It may have been handed over by this very request, and not made known.
      await announce(core, seen.oneToOne);
      const isDone = seen.reviewer._id === toId && drawn !== undefined && drawn !== stampOf(reviewerOf(seen));
      return { seen, to: isDone ? seen.reviewer : await findReviewerById(seen, toId) };
    },
    stored: ({ seen }) => reviewerOf(seen),
    form: ({ seen, to }, state) => confirmReassignForm(seen, to, state.seen),
    read: ({ to }) => ({ input: to }),
    write: ({ seen, to }) => reassign(core, seen, to),
    isDone: ({ seen, to }) => seen.oneToOne.reviewerId === to._id,
  };
}

function reviewerOf({ oneToOne }: SeenOneToOne): FormValues {
  return { reviewer: oneToOne.reviewerId };
}

async function loadForReassigning(
  core: Core,
  actor: Request['actor'],
  oneToOneId: string,
): Promise<SeenOneToOne> {
  const seen = await loadOneToOne(core, actor, oneToOneId);
  mustBeAllowed(seen, 'reassign');
  mustBeUnfinished(seen);
  return seen;
}

/** Whoever was found by name is asked about once more: names are alike. */
async function askWhom(seen: SeenOneToOne, values: Request['values']): Promise<Reply> {
  const again = (errors: Record<string, string>, found: Person[] = []): Reply => ({
    kind: 'errors',
    form: reassignForm(seen, { values, errors }, found),
  });
  const typed = typeof values.name === 'string' ? values.name.trim() : '';
  if (typed === '') return again({ name: 'Please say who.' });
  const match = await findNewReviewer(seen, typed);
  if (match.kind === 'none') {
    return again({
      name: `Nobody who could review it is called "${typed}". Write the full name or the e-mail.`,
    });
  }
  const confirm = (to: Person): Reply => ({
    kind: 'show',
    view: confirmReassignForm(seen, to, stampOf(reviewerOf(seen))),
  });
  if (match.kind === 'one') return confirm(match.person);
  const chosen = match.people.find(({ _id }) => _id === values.person);
  if (chosen) return confirm(chosen);
  return again({ person: `Several people are called "${typed}". Please choose one.` }, match.people);
}
