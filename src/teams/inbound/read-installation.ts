import type { Inbound } from './payloads.ts';

/** Whether the app was added to a chat or a team, or removed from it; Teams says it in two kinds of events. */
export function readInstallation(inbound: Inbound): 'added' | 'removed' | undefined {
  const { type, action, isBotAdded, isBotRemoved } = inbound;
  if (type === 'conversationUpdate') return isBotAdded ? 'added' : isBotRemoved ? 'removed' : undefined;
  if (type !== 'installationUpdate') return undefined;
  if (action === 'remove') return 'removed';
  return action === 'add' || action === 'add-upgrade' ? 'added' : undefined;
}
