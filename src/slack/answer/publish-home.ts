import type { Hub } from '../../core/chat/view.ts';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import { noteHome } from '../../core/homes/note-home.ts';
import type { Person, SlackAccount } from '../../core/people/person.ts';
import { digestOfHub } from '../../core/views/digest-of-hub.ts';
import type { Adapter } from '../adapter.ts';
import { type Answered, ask, noticeOf } from '../ask.ts';
import { describeError } from '../explain-error.ts';
import { renderHome } from '../render/render-home.ts';

async function publishHome({ clients }: Adapter, userId: string, home: Hub): Promise<void> {
  await clients.impatient.views.publish({ user_id: userId, view: renderHome(home) });
}

/** Draws a hub on the Home tab of whoever opened it or did something, and notes what it shows. */
export async function publishHub(
  adapter: Adapter,
  userId: string,
  hub: Hub,
  { actor, askedAt, isOpened = false }: { actor: Person | undefined; askedAt: Date; isOpened?: boolean },
): Promise<void> {
  await publishHome(adapter, userId, hub);
  if (actor)
    await noteHome(adapter.core, { personId: actor._id, drawn: digestOfHub(hub), askedAt, isOpened });
}

/** Draws somebody's Home tab as things stand now; whoever may not have a hub reads why. */
export async function refreshHome(adapter: Adapter, account: SlackAccount, isOpened = false): Promise<void> {
  const askedAt = adapter.core.clock.now();
  try {
    const { reply, actor } = await hubFor(adapter, account);
    if (reply.kind === 'show' && reply.view.kind === 'hub') {
      await publishHub(adapter, account.userId, reply.view, { actor, askedAt, isOpened });
    } else if (reply.kind === 'notice') {
      await sayOnHome(adapter, account.userId, reply.text);
    }
  } catch (error) {
    adapter.log.warn(describeError(error), 'could not draw a Home tab');
  }
}

async function hubFor(adapter: Adapter, account: SlackAccount): Promise<Pick<Answered, 'reply' | 'actor'>> {
  const action = { type: 'open-home' } as const;
  try {
    return await unlessDatabaseIsAway(ask(adapter, { account, surface: 'home' }, { action }));
  } catch (error) {
    return { reply: noticeOf(adapter, error, action) };
  }
}

/** Instead of a hub. */
export async function sayOnHome(adapter: Adapter, userId: string, sentence: string): Promise<void> {
  await publishHome(adapter, userId, homeThatSays(sentence));
}

function homeThatSays(text: string): Hub {
  return { kind: 'hub', title: '1-to-1', summary: text, body: [{ kind: 'text', text }] };
}
