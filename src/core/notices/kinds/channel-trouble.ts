import { findKnownChannel, type KnownChannel } from '../../channels/known-channel.ts';
import { button, buttons, card, facts, subtle, text, warning } from '../../chat/elements.ts';
import type { RefusalReason } from '../../chat/refusal.ts';
import type { Card } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import { channelOf } from '../../digests/find-served-teams.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import type { Person } from '../../people/person.ts';
import { type Team, TeamModel } from '../../people/team.ts';
import { isAdministrator } from '../../permissions/permissions.ts';
import { formatDay } from '../../time/format-day.ts';
import { causeOfTrouble } from '../../views/cause-of-trouble.ts';
import { platformNames } from '../../views/undelivered-words.ts';
import { toPerson } from '../sending/to-person.ts';

/**
 * To those who run Tandem; once the team has another channel or none, or its channel is back, there is nothing left
 * to say.
 */
export const channelTrouble = toPerson<'channel-trouble'>({
  async compose(_core, reader, notice) {
    if (!isAdministrator(reader)) return undefined;
    const { teamId, platform, channel } = notice;
    const team = await TeamModel.findById(teamId).lean<Team>();
    if (!team || channelOf(team, platform) !== channel) return undefined;
    const known = await findKnownChannel(platform, channel);
    if (known && isOpenAgain(known, notice.reason)) return undefined;
    return channelTroubleCard(reader, defined({ ...notice, teamName: team.name, known }));
  },
});

interface ChannelTrouble extends Omit<NoticeOf<'channel-trouble'>, 'kind'> {
  teamName: string;
  /** What the platform has told about its channel. */
  known?: KnownChannel;
}

function isOpenAgain({ isFollowed, closed }: KnownChannel, reason: RefusalReason): boolean {
  return isFollowed && closed === undefined && ['channel-archived', 'channel-deleted'].includes(reason);
}

/** That a team's channel takes no posts, why, and what whoever runs Tandem can do about it. */
export function channelTroubleCard(reader: Person, trouble: ChannelTrouble): Card {
  const { teamName, platform, channel, reason, since, known } = trouble;
  const title = `No deadline posts for ${teamName}`;
  const { why, remedy } = causeOfTrouble(platform, reason);
  return card(
    { title, summary: `${title}: ${platformNames[platform]} does not take them.` },
    reader.welcomedAt === undefined && text(welcome(reader)),
    warning(`${why} ${remedy}`),
    facts(
      { label: 'Team', value: teamName },
      {
        label: `Channel in ${platformNames[platform]}`,
        value: known?.name ?? channel,
      },
      { label: 'Last post', value: since ? formatDay(since, reader.locale) : 'none so far' },
    ),
    buttons(button('Team channels', { type: 'open-team-channels' }, { style: 'primary' })),
    subtle(
      'Everybody has their own reminders as ever. You hear of this channel again only if it works in between.',
    ),
  );
}

function welcome({ role }: Person): string {
  return `Hello, this is Tandem, your company's 1-to-1s in chat. You get this because you are an ${role} of Tandem here, as it was set up; it tells you what only you can mend. Change who is one, and this stops.`;
}
