import { reasonsOfAll } from '../chat/refusal.ts';
import type { Core } from '../core.ts';

import { enqueue } from '../outbox/enqueue.ts';
import { MessageModel } from '../outbox/message.ts';
import type { DigestNotice, NoticeOf } from '../outbox/notice.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { administratorRoles } from '../permissions/permissions.ts';
import type { IsoDate } from '../time/iso-date.ts';

/**
 * Tells those who run Tandem that a team's channel cannot be posted to: once for each channel, and again only when it
 * has taken a post in between.
 */
export async function reportTrouble(
  core: Core,
  trouble: Omit<NoticeOf<'channel-trouble'>, 'kind' | 'since'>,
): Promise<void> {
  // Then nothing can be sent there at all, and the outbox says so where what could not be delivered is listed.
  if (reasonsOfAll.includes(trouble.reason)) return;
  const since = await lastPostedOn(trouble);
  const notice = { kind: 'channel-trouble' as const, ...trouble, ...(since && { since }) };
  const administrators = await PersonModel.find(
    { role: { $in: [...administratorRoles] }, isActive: true },
    { _id: 1 },
  ).lean<Pick<Person, '_id'>[]>();
  await enqueue(
    core,
    administrators.map(({ _id: personId }) => ({ personId, notice })),
  );
}

async function lastPostedOn({
  teamId,
  platform,
  channel,
}: Omit<NoticeOf<'channel-trouble'>, 'kind' | 'since' | 'reason'>): Promise<IsoDate | undefined> {
  const posted = await MessageModel.findOne({
    // The days at the end of the keys are in order.
    _id: { $gte: `digest:${teamId}:${platform}:`, $lt: `digest:${teamId}:${platform};` },
    state: 'sent',
    'sent.conversationId': channel,
  })
    .sort({ _id: -1 })
    .lean<{ notice: DigestNotice }>();
  return posted?.notice.on;
}
