import type { ViewPayload } from './block-kit/check-view.ts';
import { stateOf, withIds } from './element-state.ts';
import type { SlackView, StateValues } from './slack-state.ts';
import type { SlackWorkspace } from './workspace.ts';

const maxViewsInStack = 3;

export function stackOf({ state }: SlackWorkspace, userId: string): SlackView[] {
  return (state.stacks[userId] ?? []).flatMap((id) => state.views[id] ?? []);
}

/** The view that the person sees in the open modal. */
export function topView(workspace: SlackWorkspace, userId: string): SlackView | undefined {
  return stackOf(workspace, userId).at(-1);
}

export function isStackFull(workspace: SlackWorkspace, userId: string): boolean {
  return stackOf(workspace, userId).length >= maxViewsInStack;
}

/** Opens a modal in the place of one that is open. */
export function openModal(workspace: SlackWorkspace, userId: string, payload: ViewPayload): SlackView {
  dropModal(workspace, userId);
  return pushView(workspace, userId, payload);
}

export function pushView(workspace: SlackWorkspace, userId: string, payload: ViewPayload): SlackView {
  const { stacks } = workspace.state;
  const stack = stacks[userId] ?? [];
  const view = addView(workspace, userId, payload);
  view.root_view_id = stack[0] ?? view.id;
  view.previous_view_id = stack.at(-1) ?? null;
  stacks[userId] = [...stack, view.id];
  workspace.changed();
  return view;
}

export function updateView(workspace: SlackWorkspace, view: SlackView, payload: ViewPayload): SlackView {
  const before = view.values;
  view.payload = { ...payload, blocks: withIds(payload.blocks, () => workspace.nextId('b')) };
  view.values = stateOf(view.payload.blocks, before);
  const isNew = (id: string) => before[id] === undefined || view.untold.includes(id);
  view.untold = workspace.forgets ? Object.keys(view.values).filter(isNew) : [];
  view.errors = {};
  view.hash = newHash(workspace);
  workspace.changed();
  return view;
}

export function publishHome(workspace: SlackWorkspace, userId: string, payload: ViewPayload): SlackView {
  const { homes, views } = workspace.state;
  const home = views[homes[userId] ?? ''];
  if (home) return updateView(workspace, home, payload);
  const view = addView(workspace, userId, payload);
  homes[userId] = view.id;
  workspace.changed();
  return view;
}

/** Closes the top view; the one under it shows with what it held. */
export function dropTopView(workspace: SlackWorkspace, userId: string): void {
  const { stacks, views } = workspace.state;
  const id = stacks[userId]?.pop();
  if (id !== undefined) delete views[id];
  workspace.changed();
}

export function dropModal(workspace: SlackWorkspace, userId: string): void {
  const { stacks, views } = workspace.state;
  for (const id of stacks[userId] ?? []) delete views[id];
  delete stacks[userId];
  workspace.changed();
}

function addView(workspace: SlackWorkspace, userId: string, payload: ViewPayload): SlackView {
  const id = workspace.nextId('V');
  const blocks = withIds(payload.blocks, () => workspace.nextId('b'));
  const view: SlackView = {
    id,
    user: userId,
    payload: { ...payload, blocks },
    hash: newHash(workspace),
    root_view_id: id,
    previous_view_id: null,
    values: stateOf(blocks),
    untold: [],
    errors: {},
    offered: {},
  };
  workspace.state.views[id] = view;
  return view;
}

function newHash(workspace: SlackWorkspace): string {
  return `${Math.floor(workspace.wallNow() / 1000)}.${workspace.nextId('')}`;
}

function valuesIn({ values, untold }: SlackView, how: 'sent' | 'seen' | 'closed'): StateValues {
  if (how === 'closed') return {};
  if (how === 'seen') return values;
  return Object.fromEntries(Object.entries(values).filter(([id]) => !untold.includes(id)));
}

/** The view as Slack sends it to apps, as a person has it before them, or closed: `view_closed` carries no state. */
export function presentView(
  { state }: SlackWorkspace,
  view: SlackView,
  how: 'sent' | 'seen' | 'closed' = 'sent',
) {
  const { payload } = view;
  const modal = payload.type === 'modal' ? payload : undefined;
  return {
    id: view.id,
    team_id: state.team.id,
    type: payload.type,
    blocks: payload.blocks,
    private_metadata: payload.private_metadata ?? '',
    callback_id: payload.callback_id ?? '',
    state: { values: valuesIn(view, how) },
    hash: view.hash,
    title: modal?.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    close: modal?.close ?? null,
    submit: modal?.submit ?? null,
    previous_view_id: view.previous_view_id,
    root_view_id: view.root_view_id,
    app_id: state.bot.app_id,
    external_id: payload.external_id ?? '',
    app_installed_team_id: state.team.id,
    bot_id: state.bot.bot_id,
  };
}
