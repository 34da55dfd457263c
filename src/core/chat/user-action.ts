import { z } from 'zod';
import { directions } from '../forms/move-in-list.ts';
import { questionTypes } from '../forms/question-types.ts';

import { isoDateSchema } from '../time/iso-date.ts';
import { hintKinds } from './hint-kinds.ts';
import { undeliveredReasons } from './refusal.ts';

const id = z.string().min(1).max(120);
/** To the chat message that something was made from. */
const link = z.url({ protocol: /^https?$/ }).max(1000);
const page = z.int().min(0).max(1000).optional();

const archiving = z.enum(['archive', 'restore']);
export type Archiving = z.infer<typeof archiving>;

/** Says which agenda point or action point is meant. */
const point = { point: z.enum(['agenda-point', 'action-point']), pointId: id };

/** Says which of the messages that could not be delivered are meant. */
const undelivered = { reason: z.enum(undeliveredReasons), platform: z.enum(['slack', 'teams']).optional() };

/** The pages of a 1-to-1. */
const oneToOneTabs = ['agenda', 'answers', 'actions', 'notes', 'activity'] as const;
export type OneToOneTab = (typeof oneToOneTabs)[number];

/** Everything a person can do, whatever they pressed or typed, and on whichever platform. */
export const userActionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open-home') }),
  /** The hub in a dialog: from where others read along. */
  z.strictObject({ type: z.literal('open-hub') }),
  z.strictObject({ type: z.literal('open-help') }),
  z.strictObject({ type: z.literal('say-unknown-command'), text: z.string().max(200) }),

  z.strictObject({
    type: z.literal('open-one-to-one'),
    oneToOneId: id,
    tab: z.enum(oneToOneTabs).optional(),
    page,
  }),
  z.strictObject({ type: z.literal('list-one-to-ones'), of: z.enum(['mine', 'reports', 'past']), page }),
  z.strictObject({ type: z.literal('open-one-to-one-search') }),
  z.strictObject({ type: z.literal('find-one-to-ones') }),
  z.strictObject({ type: z.literal('list-one-to-ones-of'), personId: id, page }),

  z.strictObject({ type: z.literal('list-cycles'), page }),
  z.strictObject({ type: z.literal('open-cycle'), cycleId: id }),
  /** A new one starts out with a template: the one that is named here or was chosen in a form. */
  z.strictObject({
    type: z.literal('open-cycle-form'),
    cycleId: id.optional(),
    copyOf: id.optional(),
    templateId: id.optional(),
  }),
  z.strictObject({ type: z.literal('save-cycle'), cycleId: id.optional(), copyOf: id.optional() }),
  z.strictObject({ type: z.literal('list-recipients'), cycleId: id, page }),
  z.strictObject({ type: z.literal('open-recipients-form'), cycleId: id }),
  z.strictObject({ type: z.literal('add-recipients'), cycleId: id }),
  z.strictObject({ type: z.literal('remove-recipient'), cycleId: id, recipientId: id }),
  z.strictObject({
    type: z.literal('preview-cycle'),
    cycleId: id,
    isLeftOut: z.boolean().optional(),
    page,
  }),
  /** `seen` stands for the preview that was looked at: another one has to be looked at first. */
  z.strictObject({ type: z.literal('start-cycle'), cycleId: id, seen: z.string().max(40) }),
  z.strictObject({ type: z.literal('open-pause-form'), cycleId: id }),
  z.strictObject({ type: z.literal('pause-cycle'), cycleId: id }),
  z.strictObject({ type: z.literal('resume-cycle'), cycleId: id }),
  z.strictObject({ type: z.literal('end-cycle'), cycleId: id }),
  z.strictObject({ type: z.literal('archive-cycle'), cycleId: id }),

  z.strictObject({ type: z.literal('open-answers'), oneToOneId: id, page }),
  z.strictObject({ type: z.literal('save-draft'), oneToOneId: id, page }),
  /** Saves what is on this page of the form and shows another. */
  z.strictObject({ type: z.literal('turn-page'), oneToOneId: id, page, to: z.int().min(0).max(1000) }),
  z.strictObject({ type: z.literal('save-and-close'), oneToOneId: id, page }),
  z.strictObject({ type: z.literal('share-answers'), oneToOneId: id, page }),

  z.strictObject({ type: z.literal('open-finalise'), oneToOneId: id }),
  z.strictObject({ type: z.literal('finalise'), oneToOneId: id }),

  z.strictObject({ type: z.literal('open-reopen'), oneToOneId: id }),
  z.strictObject({ type: z.literal('reopen'), oneToOneId: id }),
  z.strictObject({ type: z.literal('open-meeting-form'), oneToOneId: id }),
  z.strictObject({ type: z.literal('set-meeting'), oneToOneId: id }),
  z.strictObject({ type: z.literal('remove-meeting'), oneToOneId: id }),
  z.strictObject({ type: z.literal('archive-one-to-one'), oneToOneId: id }),
  z.strictObject({ type: z.literal('restore-one-to-one'), oneToOneId: id }),
  /** A list to tick what goes into the archive, or comes back; whom to look for is in the values. */
  z.strictObject({ type: z.literal('open-archive'), doing: archiving, page }),
  z.strictObject({ type: z.literal('archive-chosen'), doing: archiving, page }),
  z.strictObject({ type: z.literal('open-reassign'), oneToOneId: id }),
  /** Without `toId`, the typed name says who is meant, and is asked about first. */
  z.strictObject({ type: z.literal('reassign'), oneToOneId: id, toId: id.optional() }),

  z.strictObject({ type: z.literal('open-point'), oneToOneId: id, ...point, page }),
  z.strictObject({ type: z.literal('open-comment-form'), oneToOneId: id, ...point }),
  z.strictObject({ type: z.literal('add-comment'), oneToOneId: id, ...point }),
  z.strictObject({ type: z.literal('delete-comment'), oneToOneId: id, commentId: id }),
  z.strictObject({ type: z.literal('open-edit-agenda-point'), oneToOneId: id, pointId: id }),
  z.strictObject({ type: z.literal('edit-agenda-point'), oneToOneId: id, pointId: id }),

  z.strictObject({ type: z.literal('open-reminders'), oneToOneId: id }),
  z.strictObject({ type: z.literal('snooze-reminders'), oneToOneId: id, days: z.int().min(1).max(31) }),
  z.strictObject({ type: z.literal('mute-reminders'), oneToOneId: id, isMuted: z.boolean() }),

  z.strictObject({ type: z.literal('open-agenda-form'), oneToOneId: id.optional() }),
  /** `agenda @person text`: the words after the command, a person first. Without a text it opens the form. */
  z.strictObject({ type: z.literal('say-agenda-point'), words: z.string().max(3500) }),
  /** A chat message becomes an agenda point; its text is in the values. */
  z.strictObject({ type: z.literal('open-agenda-form-for-message'), link: link.optional() }),
  z.strictObject({ type: z.literal('add-agenda-point'), oneToOneId: id.optional(), link: link.optional() }),
  z.strictObject({ type: z.literal('tick-agenda-point'), oneToOneId: id, pointId: id }),
  z.strictObject({ type: z.literal('untick-agenda-point'), oneToOneId: id, pointId: id }),
  z.strictObject({ type: z.literal('delete-agenda-point'), oneToOneId: id, pointId: id }),

  z.strictObject({ type: z.literal('open-action-form'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('add-action-point'), oneToOneId: id }),
  z.strictObject({ type: z.literal('tick-action-point'), oneToOneId: id, actionPointId: id }),
  z.strictObject({ type: z.literal('untick-action-point'), oneToOneId: id, actionPointId: id }),

  z.strictObject({
    type: z.literal('rate-usefulness'),
    oneToOneId: id,
    score: z.int().min(1).max(5),
  }),
  z.strictObject({ type: z.literal('open-usefulness'), oneToOneId: id }),
  z.strictObject({ type: z.literal('save-usefulness'), oneToOneId: id }),

  z.strictObject({ type: z.literal('open-hints') }),
  z.strictObject({ type: z.literal('switch-hint'), kind: z.enum(hintKinds), isOn: z.boolean() }),

  z.strictObject({ type: z.literal('list-objectives'), page }),
  /** Without a 1-to-1 it is about one's own objectives. */
  z.strictObject({ type: z.literal('open-objective-form'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('add-objective'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('open-progress-form'), itemId: id, oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('move-progress'), itemId: id, oneToOneId: id.optional() }),

  z.strictObject({ type: z.literal('open-note-form'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('add-note'), oneToOneId: id }),
  z.strictObject({ type: z.literal('delete-note'), oneToOneId: id, noteId: id }),

  z.strictObject({ type: z.literal('open-settings') }),
  z.strictObject({ type: z.literal('open-preferences') }),
  z.strictObject({ type: z.literal('save-preferences') }),
  /** Without a person they are one's own. */
  z.strictObject({ type: z.literal('open-absences'), personId: id.optional(), page }),
  z.strictObject({ type: z.literal('open-absence-form'), personId: id.optional() }),
  z.strictObject({ type: z.literal('add-absence'), personId: id.optional() }),
  z.strictObject({ type: z.literal('end-absence'), personId: id.optional(), from: isoDateSchema }),
  z.strictObject({ type: z.literal('open-absence-search') }),
  z.strictObject({ type: z.literal('find-absences') }),
  z.strictObject({ type: z.literal('open-team-channels'), page, search: z.string().max(60).optional() }),
  z.strictObject({ type: z.literal('open-team-search') }),
  z.strictObject({ type: z.literal('open-team-channels-form'), teamId: id }),
  z.strictObject({ type: z.literal('save-team-channels'), teamId: id }),
  z.strictObject({ type: z.literal('open-company-settings') }),
  z.strictObject({ type: z.literal('change-settings') }),
  z.strictObject({ type: z.literal('open-audit-log'), page }),
  z.strictObject({ type: z.literal('list-undelivered') }),
  z.strictObject({ type: z.literal('open-undelivered'), ...undelivered, page }),
  z.strictObject({ type: z.literal('send-again'), messageId: z.string().min(1).max(400) }),
  z.strictObject({ type: z.literal('send-all-again'), ...undelivered }),
  z.strictObject({ type: z.literal('release-history'), oneToOneId: id, toId: id }),

  z.strictObject({ type: z.literal('open-set-up') }),
  z.strictObject({ type: z.literal('list-question-sets'), page }),
  z.strictObject({ type: z.literal('open-question-set'), questionSetId: id, page }),
  z.strictObject({ type: z.literal('open-question-set-form'), questionSetId: id.optional() }),
  z.strictObject({ type: z.literal('save-question-set'), questionSetId: id.optional() }),
  z.strictObject({ type: z.literal('delete-question-set'), questionSetId: id }),
  z.strictObject({ type: z.literal('list-library'), page }),
  z.strictObject({ type: z.literal('open-library-set'), slug: id }),
  z.strictObject({ type: z.literal('add-from-library'), slug: id }),
  z.strictObject({ type: z.literal('open-question-type-form'), questionSetId: id }),
  /** With a key it edits that question; without one the kind of the new question is in the values. */
  z.strictObject({ type: z.literal('open-question-form'), questionSetId: id, key: id.optional() }),
  z.strictObject({
    type: z.literal('save-question'),
    questionSetId: id,
    questionType: z.enum(questionTypes),
    key: id.optional(),
  }),
  z.strictObject({
    type: z.literal('move-question'),
    questionSetId: id,
    key: id,
    direction: z.enum(directions),
  }),
  z.strictObject({ type: z.literal('remove-question'), questionSetId: id, key: id }),

  z.strictObject({ type: z.literal('list-templates'), page }),
  z.strictObject({ type: z.literal('open-template'), templateId: id }),
  z.strictObject({ type: z.literal('open-template-form'), templateId: id.optional() }),
  z.strictObject({ type: z.literal('save-template'), templateId: id.optional() }),
  z.strictObject({ type: z.literal('delete-template'), templateId: id }),
  /** The question sets that can be added to a template. */
  z.strictObject({ type: z.literal('list-template-sets'), templateId: id, page }),
  z.strictObject({ type: z.literal('add-template-set'), templateId: id, questionSetId: id }),
  z.strictObject({
    type: z.literal('move-template-set'),
    templateId: id,
    questionSetId: id,
    direction: z.enum(directions),
  }),
  z.strictObject({ type: z.literal('remove-template-set'), templateId: id, questionSetId: id }),
]);

export type UserAction = z.infer<typeof userActionSchema>;
export type UserActionType = UserAction['type'];

/** Actions that happen where they were pressed; all others are answered in a dialog. */
const inPlace: ReadonlySet<UserActionType> = new Set([
  'open-home',
  'open-help',
  'say-unknown-command',
  'say-agenda-point',
]);

/** Whether the answer to a button in a message or on the hub is a dialog (a Slack modal, a Teams dialog). */
export function opensDialog(action: UserAction): boolean {
  return !inPlace.has(action.type);
}

/** One codec for what travels in button values, form metadata and card data. */
export function encodeAction(action: UserAction): string {
  return JSON.stringify(action);
}

/** The action, or undefined for what no version of Tandem would have sent or an older one did. */
export function decodeAction(text: unknown): UserAction | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return userActionSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
