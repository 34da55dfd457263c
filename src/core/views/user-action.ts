import { z } from 'zod';

const id = z.string().min(1).max(120);
/** To the chat message that something was made from. */
const link = z.url({ protocol: /^https?$/ }).max(1000);
const page = z.int().min(0).max(1000).optional();

/** The pages of a 1-to-1. */
const oneToOneTabs = ['agenda', 'answers', 'actions', 'notes'] as const;
export type OneToOneTab = (typeof oneToOneTabs)[number];

/** Everything a person can do, whatever they pressed or typed, and on whichever platform. */
const userActionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open-home') }),
  z.strictObject({ type: z.literal('open-help') }),
  z.strictObject({ type: z.literal('say-unknown-command'), text: z.string().max(200) }),

  z.strictObject({
    type: z.literal('open-one-to-one'),
    oneToOneId: id,
    tab: z.enum(oneToOneTabs).optional(),
    page,
  }),
  z.strictObject({ type: z.literal('list-one-to-ones'), of: z.enum(['mine', 'reports', 'past']), page }),

  z.strictObject({ type: z.literal('list-cycles'), page }),

  z.strictObject({ type: z.literal('open-answers'), oneToOneId: id, page }),
  z.strictObject({ type: z.literal('save-draft'), oneToOneId: id, page }),
  /** Saves what is on this page of the form and shows another. */
  z.strictObject({ type: z.literal('turn-page'), oneToOneId: id, page, to: z.int().min(0).max(1000) }),
  z.strictObject({ type: z.literal('save-and-close'), oneToOneId: id, page }),
  z.strictObject({ type: z.literal('share-answers'), oneToOneId: id, page }),

  z.strictObject({ type: z.literal('open-finalise'), oneToOneId: id }),
  z.strictObject({ type: z.literal('finalise'), oneToOneId: id }),

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

  z.strictObject({ type: z.literal('open-note-form'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('add-note'), oneToOneId: id }),
  z.strictObject({ type: z.literal('delete-note'), oneToOneId: id, noteId: id }),

  z.strictObject({ type: z.literal('open-set-up') }),
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
