import type { Reply } from '../../core/chat/reply.ts';
import type { Hub } from '../../core/chat/view.ts';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import type { SlackAccount } from '../../core/people/person.ts';
import type { Adapter } from '../adapter.ts';
import { ask, noticeOf } from '../ask.ts';
import { describeError } from '../explain-error.ts';
import { renderHome } from '../render/render-home.ts';

export async function publishHome({ clients }: Adapter, userId: string, home: Hub): Promise<void> {
  await clients.impatient.views.publish({ user_id: userId, view: renderHome(home) });
}

/** Draws somebody's Home tab as things stand now; whoever may not have a hub reads why. */
export async function refreshHome(adapter: Adapter, account: SlackAccount): Promise<void> {
  try {
    const reply = await hubFor(adapter, account);
    if (reply.kind === 'show' && reply.view.kind === 'hub') {
      await publishHome(adapter, account.userId, reply.view);
    } else if (reply.kind === 'notice') {
      await sayOnHome(adapter, account.userId, reply.text);
    }
  } catch (error) {
    adapter.log.warn(describeError(error), 'could not draw a Home tab');
  }
}

async function hubFor(adapter: Adapter, account: SlackAccount): Promise<Reply> {
  const action = { type: 'open-home' } as const;
  try {
    return (await unlessDatabaseIsAway(ask(adapter, { account, surface: 'home' }, { action }))).reply;
  } catch (error) {
    return noticeOf(adapter, error, action);
  }
}

/** Instead of a hub. */
export async function sayOnHome(adapter: Adapter, userId: string, sentence: string): Promise<void> {
  await publishHome(adapter, userId, homeThatSays(sentence));
}

function homeThatSays(text: string): Hub {
  return { kind: 'hub', title: '1-to-1', summary: text, body: [{ kind: 'text', text }] };
}
