import { z } from 'zod';
import { type Option, optionsOf, selectOption } from '../block-kit/options.ts';
import { sendInteraction } from '../send-to-app.ts';
import type { Slack } from '../slack.ts';
import type { Ack } from '../slack-app.ts';
import type { ElementState } from '../slack-state.ts';
import { dropModal } from '../views.ts';
import { type GivenValue, stateFrom } from './element-value.ts';
import {
  type ElementRef,
  type Located,
  locate,
  type Surface,
  setState,
  surfaceOf,
  type Target,
} from './locate.ts';
import { actionOf, blockActions, blockSuggestion } from './payloads.ts';
import { parseJson } from './take-submission-ack.ts';
import { toast } from './toasts.ts';
import { VisitError } from './visit-error.ts';

/** Presses a button, or picks in a menu that stands outside an input. */
export async function press(
  slack: Slack,
  userId: string,
  target: Target,
  ref: ElementRef,
  value: GivenValue,
): Promise<void> {
  const surface = surfaceOf(slack.workspace, userId, target);
  const located = locate(surface, ref);
  if (located.block.type === 'input') throw new VisitError('An input is filled, not pressed.');
  vanishWhereItAsks(slack, userId, target, located);
  if (located.element.type === 'button') return dispatch(slack, userId, surface, located);
  const state = hold(slack, surface, located, value);
  return dispatch(slack, userId, surface, located, state);
}

/** Types or chooses; what is chosen is told to the app at once when its block asks for that. */
export async function fill(
  slack: Slack,
  userId: string,
  target: Target,
  ref: ElementRef,
  value: GivenValue,
): Promise<void> {
  const surface = surfaceOf(slack.workspace, userId, target);
  const located = locate(surface, ref);
  if (located.element.type === 'button') throw new VisitError('A button is pressed, not filled.');
  vanishWhereItAsks(slack, userId, target, located);
  const state = hold(slack, surface, located, value);
  if (isWritten(located)) return;
  const isTold = located.block.type !== 'input' || located.block.dispatch_action === true;
  if (isTold) await dispatch(slack, userId, surface, located, state);
}

/**
 * A question of Slack's own (`confirm`) in a modal is reported to take the modal away, whatever is answered, while
 * updates of it go on being taken: F3-Nation/f3-nation#984.
 */
function vanishWhereItAsks(slack: Slack, userId: string, target: Target, { element }: Located): void {
  if (target.in === 'modal' && 'confirm' in element && element.confirm) dropModal(slack.workspace, userId);
}

/** What a client does when typing pauses, or at the enter key: tells the app, if the input asks for that. */
export async function tellTyped(
  slack: Slack,
  userId: string,
  target: Target,
  ref: ElementRef,
  trigger: 'on_character_entered' | 'on_enter_pressed',
): Promise<void> {
  const surface = surfaceOf(slack.workspace, userId, target);
  const located = locate(surface, ref);
  const { block, element } = located;
  if (block.type !== 'input' || !block.dispatch_action || !isWritten(located)) return;
  const config = 'dispatch_action_config' in element ? element.dispatch_action_config : undefined;
  if (!(config?.trigger_actions_on ?? ['on_enter_pressed']).includes(trigger)) return;
  const state = surface.values[located.block_id]?.[located.action_id];
  await dispatch(slack, userId, surface, located, state);
}

/** Asks the app for the options of an external menu in the open modal. */
export async function suggest(
  slack: Slack,
  userId: string,
  ref: ElementRef,
  query: string,
): Promise<Option[]> {
  const surface = surfaceOf(slack.workspace, userId, { in: 'modal' });
  const located = locate(surface, ref);
  if (!('view' in surface)) return [];
  const payload = blockSuggestion(slack, userId, surface.view, located, query);
  const ack = await sendInteraction(slack, { kind: 'block_suggestion', user: userId, payload });
  const options = 'failure' in ack ? undefined : offeredIn(parseJson(ack.body));
  if (!options) toast(slack, userId, 'The options could not be loaded.');
  surface.view.offered[located.block_id] = options ?? [];
  slack.workspace.changed();
  return options ?? [];
}

const offer = z.union([
  z.strictObject({ options: z.array(selectOption).max(100) }),
  z.strictObject({
    option_groups: z.array(z.object({ options: z.array(selectOption).max(100) })).max(100),
  }),
]);

function offeredIn(body: unknown): Option[] | undefined {
  const parsed = offer.safeParse(body);
  return parsed.success ? optionsOf(parsed.data) : undefined;
}

function isWritten({ element }: Located): boolean {
  return element.type.endsWith('_input');
}

function hold(slack: Slack, surface: Surface, located: Located, value: GivenValue): ElementState {
  const { block_id, action_id } = located;
  const held = surface.values[block_id]?.[action_id];
  const chosen = [held?.selected_option, ...(held?.selected_options ?? [])].filter((option) => !!option);
  const offered = 'view' in surface ? (surface.view.offered[block_id] ?? []) : [];
  const state = stateFrom(slack.workspace, located, value, [...offered, ...chosen]);
  if (located.element.type === 'overflow') return state;
  setState(surface, located, state);
  if ('view' in surface) delete surface.view.errors[block_id];
  slack.workspace.changed();
  return state;
}

async function dispatch(
  slack: Slack,
  userId: string,
  surface: Surface,
  located: Located,
  state?: ElementState,
): Promise<void> {
  const payload = blockActions(slack, userId, surface, actionOf(slack, located, state));
  const ack = await sendInteraction(slack, { kind: 'block_actions', user: userId, payload });
  toastFailure(slack, userId, ack);
}

/** What Slack shows beside a button whose app did not answer. */
export function toastFailure(slack: Slack, userId: string, ack: Ack): void {
  if (!('failure' in ack)) return;
  const isLate = ack.failure === 'operation_timeout';
  toast(
    slack,
    userId,
    isLate
      ? 'Operation timed out. Apps need to respond within three seconds.'
      : 'This app responded with an error. It may not be running (dispatch_failed).',
  );
}
