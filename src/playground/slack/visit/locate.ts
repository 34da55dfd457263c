import type { Block, BlockElement } from '../block-kit/blocks.ts';
import { elementsOf } from '../block-kit/identifiers.ts';
import { findChannel, findMessage } from '../find.ts';
import { inputsOf } from '../messages.ts';
import type { ElementState, SlackChannel, SlackMessage, SlackView, StateValues } from '../slack-state.ts';
import { topView } from '../views.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { GoneError, VisitError } from './visit-error.ts';

/** Where on the screen something is pressed or typed. */
export type Target = { in: 'message'; channel: string; ts: string } | { in: 'modal' } | { in: 'home' };

/** An element by its ids, or by the words on it: a button's text, an input's label. */
export type ElementRef = { block_id: string; action_id?: string | undefined } | { label: string };

/** What the target shows, and what its elements hold. */
export type Surface =
  | { view: SlackView; blocks: Block[]; values: StateValues }
  | { message: SlackMessage; channel: SlackChannel; blocks: Block[]; values: StateValues };

export function surfaceOf(workspace: SlackWorkspace, userId: string, target: Target): Surface {
  if (target.in === 'message') return messageSurface(workspace, userId, target.channel, target.ts);
  const { homes, views } = workspace.state;
  const view = target.in === 'modal' ? topView(workspace, userId) : views[homes[userId] ?? ''];
  if (!view) throw new VisitError(target.in === 'modal' ? 'No modal is open.' : 'The Home tab is empty.');
  return { view, blocks: view.payload.blocks, values: view.values };
}

function messageSurface(workspace: SlackWorkspace, userId: string, channelId: string, ts: string): Surface {
  const { channel, message } = visibleMessage(workspace, userId, channelId, ts);
  message.inputs[userId] = inputsOf(message, userId);
  return { message, channel, blocks: message.blocks, values: message.inputs[userId] };
}

export function visibleMessage(workspace: SlackWorkspace, userId: string, channelId: string, ts: string) {
  const channel = visibleChannel(workspace, userId, channelId);
  const message = findMessage(workspace, channelId, ts);
  if (!message || (message.ephemeral_to && message.ephemeral_to !== userId)) {
    throw new GoneError(`No message ${ts} to see in ${channelId}.`);
  }
  return { channel, message };
}

export function visibleChannel(workspace: SlackWorkspace, userId: string, channelId: string): SlackChannel {
  const channel = findChannel(workspace, channelId);
  if (!channel?.members.includes(userId)) throw new VisitError(`${userId} is not in ${channelId}.`);
  return channel;
}

type Actionable = Exclude<BlockElement, { type: 'image' }>;

export interface Located {
  block: Block;
  block_id: string;
  element: Actionable;
  action_id: string;
}

export function locate(surface: Surface, ref: ElementRef): Located {
  const all = surface.blocks.flatMap((block) =>
    elementsOf(block).flatMap(({ element }) =>
      element.type === 'image' || !block.block_id || !element.action_id
        ? []
        : [{ block, block_id: block.block_id, element, action_id: element.action_id }],
    ),
  );
  const found = all.find((located) =>
    'label' in ref
      ? labelOf(located) === ref.label
      : located.block_id === ref.block_id && (ref.action_id ?? located.action_id) === located.action_id,
  );
  if (found) return found;
  const there = all.map((located) => labelOf(located) ?? located.block_id).join(', ');
  const said = `Nothing here is called ${JSON.stringify(ref)}; there are: ${there || 'no elements'}.`;
  throw 'label' in ref ? new VisitError(said) : new GoneError(said);
}

function labelOf({ block, element }: Located): string | undefined {
  if (element.type === 'button') return element.text.text;
  if (block.type === 'input') return block.label.text;
  return block.type === 'section' ? block.text?.text : undefined;
}

export function setState(surface: Surface, { block_id, action_id }: Located, state: ElementState): void {
  surface.values[block_id] = { ...surface.values[block_id], [action_id]: state };
  if ('view' in surface) surface.view.untold = surface.view.untold.filter((id) => id !== block_id);
}
