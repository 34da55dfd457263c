import type { Handlers } from '../../chat/handler.ts';
import type { Reply, Request } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { readForm } from '../../forms/read-form.ts';
import {
  loadOneToOne,
  mustBeAllowed,
  mustBeOpen,
  type SeenOneToOne,
} from '../../one-to-ones/load-one-to-one.ts';
import type { Person } from '../../people/person.ts';
import { findNewReviewer, findReviewerById, reassign } from '../../steps/reassign.ts';
import { mustBeReopenable, reopen, reopenInputSchema } from '../../steps/reopen.ts';
import { meetingInputSchema, removeMeeting, setMeeting } from '../../steps/set-meeting.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { meetingForm } from './meeting-form.ts';
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
    mustBeReopenable(seen);
    const read = readForm(reopenInputSchema, values);
    if ('errors' in read) return { kind: 'errors', form: reopenForm(seen, { values, errors: read.errors }) };
    await reopen(core, seen, read.input);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId }, said: 'Reopened. Both are told.' };
  },

  async 'open-meeting-form'(core, { oneToOneId }, { actor }) {
    const seen = await loadForMeeting(core, actor, oneToOneId);
    return { kind: 'show', view: meetingForm(seen) };
  },

  async 'set-meeting'(core, { oneToOneId }, { actor, values }) {
    const seen = await loadForMeeting(core, actor, oneToOneId);
    const read = readForm(meetingInputSchema(actor.timeZone, core.clock.now()), values);
    if ('errors' in read) return { kind: 'errors', form: meetingForm(seen, { values, errors: read.errors }) };
    await setMeeting(core, seen, read.input.meetingAt);
    return {
      kind: 'go',
      to: { type: 'open-one-to-one', oneToOneId },
      said: `You meet ${formatMoment(read.input.meetingAt, actor)}.`,
    };
  },

  async 'remove-meeting'(core, { oneToOneId }, { actor }) {
    const seen = await loadForMeeting(core, actor, oneToOneId);
    await removeMeeting(core, seen);
    return {
      kind: 'go',
      to: { type: 'open-one-to-one', oneToOneId },
      said: 'There is no meeting time any more.',
    };
  },

  async 'open-reassign'(core, { oneToOneId }, { actor }) {
    const seen = await loadForReassigning(core, actor, oneToOneId);
    return { kind: 'show', view: reassignForm(seen) };
  },

  async reassign(core, { oneToOneId, toId }, { actor, values }) {
    const seen = await loadForReassigning(core, actor, oneToOneId);
    if (toId === undefined) return askWhom(seen, values);
    const to = await findReviewerById(seen, toId);
    await reassign(core, seen, to);
    const said = `${to.name} reviews it from now on. All of you are told.`;
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId }, said };
  },
};

async function loadForMeeting(
  core: Core,
  actor: Request['actor'],
  oneToOneId: string,
): Promise<SeenOneToOne> {
  const seen = await loadOneToOne(core, actor, oneToOneId);
  mustBeAllowed(seen, 'set-meeting');
  mustBeOpen(seen);
  return seen;
}

async function loadForReassigning(
  core: Core,
  actor: Request['actor'],
  oneToOneId: string,
): Promise<SeenOneToOne> {
  const seen = await loadOneToOne(core, actor, oneToOneId);
  mustBeAllowed(seen, 'reassign');
  mustBeOpen(seen);
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
  if (match.kind === 'one') return { kind: 'show', view: confirmReassignForm(seen, match.person) };
  const chosen = match.people.find(({ _id }) => _id === values.person);
  if (chosen) return { kind: 'show', view: confirmReassignForm(seen, chosen) };
  return again({ person: `Several people are called "${typed}". Please choose one.` }, match.people);
}
