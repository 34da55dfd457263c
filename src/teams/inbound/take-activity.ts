import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import type { Activity } from '../activity.ts';
import type { Adapter } from '../adapter.ts';
import { executeAnswer } from '../answer/answer-in-chat.ts';
import { sayInDialog } from '../answer/answer-in-dialog.ts';
import { explainError } from '../explain-error.ts';
import { otherTenant } from '../sentences.ts';
import type { Inbound } from './payloads.ts';
import { rememberChannel } from './remember-channel.ts';
import { takeInstallation } from './take-installation.ts';
import { takeInvoke } from './take-invoke.ts';
import { takeMessage } from './take-message.ts';

/** Answers one thing that happened in Teams; nothing that goes wrong leaves a person without an answer. */
export async function takeActivity(adapter: Adapter, activity: Activity): Promise<void> {
  try {
    await route(adapter, activity);
  } catch (error) {
    const { type, name } = activity.inbound;
    await apologise(activity, explainError(adapter.log, error, name ?? type));
  }
}

async function route(adapter: Adapter, activity: Activity): Promise<void> {
  const { inbound } = activity;
  if (isForeign(adapter, inbound)) return refuse(adapter, activity);
  await unlessDatabaseIsAway(rememberChannel(adapter, activity));
  switch (inbound.type) {
    case 'message':
      return takeMessage(adapter, activity);
    case 'invoke':
      return takeInvoke(adapter, activity);
    case 'installationUpdate':
    case 'conversationUpdate':
      return takeInstallation(adapter, activity);
  }
}

async function apologise({ inbound, say, answer }: Activity, text: string): Promise<void> {
  if (inbound.type === 'message') return say({ text });
  if (inbound.type !== 'invoke') return;
  const isExecute = inbound.name === 'adaptiveCard/action';
  return answer(200, isExecute ? executeAnswer({ text }) : sayInDialog(text));
}

/** Everything that it names has to be ours, and it has to name something. */
function isForeign({ tenantId }: Adapter, { tenantIds }: Inbound): boolean {
  if (tenantId === undefined) return false;
  return tenantIds.length === 0 || tenantIds.some((id) => id.toLowerCase() !== tenantId);
}

async function refuse({ refusals }: Adapter, { inbound, answer, say }: Activity): Promise<void> {
  refusals.refused('another tenant in Teams', { tenantId: inbound.tenantId, type: inbound.type });
  if (inbound.type === 'invoke') return answer(403);
  if (inbound.type === 'message' && inbound.isPersonal) return say({ text: otherTenant });
}
