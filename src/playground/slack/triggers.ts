import type { SlackWorkspace } from './workspace.ts';

const lifetimeMs = 3000;
const forgottenAfterMs = 3_600_000;

/** A trigger id for what this person just did, in this modal if in any. */
export function newTrigger(workspace: SlackWorkspace, userId: string, viewId?: string): string {
  const { triggers, team } = workspace.state;
  const madeAt = workspace.wallNow();
  for (const [id, old] of Object.entries(triggers)) {
    if (old.made_at < madeAt - forgottenAfterMs) delete triggers[id];
  }
  const id = `${madeAt}.${team.id.slice(1)}.${workspace.nextId('').toLowerCase()}`;
  const within = viewId === undefined ? {} : { view: viewId };
  triggers[id] = { user: userId, ...within, made_at: madeAt, used: false };
  return id;
}

export type Exchange =
  | { user: string; view?: string | undefined }
  | { error: 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id' };

/** Uses a trigger up, which can be done once and for three seconds. */
export function exchangeTrigger(workspace: SlackWorkspace, id: string): Exchange {
  const trigger = workspace.state.triggers[id];
  if (!trigger) return { error: 'invalid_trigger_id' };
  if (trigger.used) return { error: 'exchanged_trigger_id' };
  if (workspace.wallNow() - trigger.made_at > lifetimeMs) return { error: 'expired_trigger_id' };
  trigger.used = true;
  return { user: trigger.user, view: trigger.view };
}
