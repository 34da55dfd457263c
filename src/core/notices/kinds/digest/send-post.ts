import { findKnownChannel } from '../../../channels/known-channel.ts';
import { isClosed, noteOpen, noteTry } from '../../../channels/try-again.ts';
import { DeliveryRefused, type Messenger } from '../../../chat/messenger.ts';
import type { RefusalReason } from '../../../chat/refusal.ts';
import type { Core } from '../../../core.ts';
import { channelOf } from '../../../digests/find-served-teams.ts';
import { reportTrouble } from '../../../digests/report-trouble.ts';
import type { Message } from '../../../outbox/message.ts';
import type { DigestNotice } from '../../../outbox/notice.ts';
import type { SendResult } from '../../../outbox/send-result.ts';
import { type Team, TeamModel } from '../../../people/team.ts';
import { composeDigest } from './compose-digest.ts';

/**
 * Posts to a team, in the channel that it has by now, unless that is known to be closed. What stands in a channel is not
 * drawn again.
 */
export async function sendPost(
  core: Core,
  messengers: readonly Messenger[],
  { place, sent }: Message,
  notice: DigestNotice,
): Promise<SendResult> {
  const team = place && (await TeamModel.findById(place.teamId).lean<Team>());
  const channelId = team && channelOf(team, place.platform);
  if (!channelId || sent) return { kind: 'nothing-to-say' };
  const card = await composeDigest(core, team, place.platform, notice);
  if (!card) return { kind: 'nothing-to-say' };
  const messenger = messengers.find(({ platform }) => platform === place.platform);
  if (!messenger) return { kind: 'unreachable' };
  const refused = async (reason: RefusalReason): Promise<SendResult> => {
    await reportTrouble(core, { ...place, channel: channelId, reason });
    return { kind: 'refused', reason, platform: place.platform };
  };
  const known = await findKnownChannel(place.platform, channelId);
  if (known?.closed && isClosed(known, core.clock.now())) return refused(known.closed);
  try {
    if (known?.closed) await noteTry(place.platform, channelId, core.clock.now());
    const posted = await messenger.post(channelId, card);
    if (known?.closed) await noteOpen(place.platform, channelId, core.clock.now());
    return { kind: 'sent', sent: posted };
  } catch (error) {
    if (!(error instanceof DeliveryRefused)) throw error;
    return refused(error.reason);
  }
}
