import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { cycleActions } from './cycle-actions.ts';
import { hubActions } from './hub-actions.ts';
import { oneToOneActions } from './one-to-one-actions.ts';
import { pointActions } from './point-actions.ts';
import { settingsActions } from './settings-actions.ts';
import { templateActions } from './template-actions.ts';

/** What a person can do, by the screen on which it happens: its handler stands in the folder of that name. */
export const actionsByScreen = {
  hub: hubActions,
  'one-to-one': oneToOneActions,
  points: pointActions,
  cycles: cycleActions,
  templates: templateActions,
  settings: settingsActions,
} as const;

/** Everything a person can do, whatever they pressed or typed, and on whichever platform. */
export const userActionSchema = z.discriminatedUnion('type', [
  ...hubActions,
  ...oneToOneActions,
  ...pointActions,
  ...cycleActions,
  ...templateActions,
  ...settingsActions,
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

/** Whether it may come to a dialog, be it for what was not typed. */
export function mayOpenDialog(action: UserAction): boolean {
  return opensDialog(action) || action.type === 'say-agenda-point';
}

/** Whether it only shows something, so that doing it again shows the same again. */
export function isShowing({ type }: UserAction): boolean {
  return /^(open|list|preview|find)-/.test(type) || type === 'say-unknown-command';
}

/** What is laid over a draft in the order in which it was typed, however often it arrives. */
const drafting: ReadonlySet<UserActionType> = new Set(['save-draft', 'turn-page', 'save-and-close']);

/** Whether it changes something that must not change twice when it is delivered twice. */
export function isDoneOnce(action: UserAction): boolean {
  return !isShowing(action) && !drafting.has(action.type);
}

/** One codec for what travels in button values, form metadata and card data. */
export function encodeAction(action: UserAction): string {
  return JSON.stringify(action);
}

/** Of everything that an action can hold, with each sign of it escaped. */
const longestEncoded = 60_000;

/** The action, or undefined for what no version of Tandem would have sent or an older one did. */
export function decodeAction(text: unknown): UserAction | undefined {
  if (typeof text !== 'string' || text.length > longestEncoded) return undefined;
  return userActionSchema.safeParse(parseJson(text)).data;
}
