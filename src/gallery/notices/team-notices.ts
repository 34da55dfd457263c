import { knownTeamsChannel } from '../../core/channels/known-channel.ts';
import { channelTroubleCard } from '../../core/notices/kinds/channel-trouble.ts';
import { type DigestLine, digestCard } from '../../core/notices/kinds/digest/digest-card.ts';
import { isoDate } from '../../core/time/iso-date.ts';
import { type Example, message } from '../example.ts';
import { designChannel, hanna } from '../example-data.ts';

const on = isoDate('2026-12-18');
const weekly: DigestLine = {
  title: 'Weekly 1-to-1',
  kind: 'reviewee',
  dueOn: on,
  done: 5,
  total: 8,
};
const lines: DigestLine[] = [
  weekly,
  { ...weekly, kind: 'finalise', dueOn: isoDate('2026-12-21'), done: 7 },
  { ...weekly, title: 'Career talk', kind: 'reviewer', done: 0, total: 3 },
];
const digest = { teamName: 'Design', on, locale: 'en-GB' };
const names = Array.from({ length: 60 }, (_, index) => `Person number ${index + 1}`);

export const digestExamples: Example[] = [
  message('digest-card', 'numbers', digestCard({ ...digest, lines })),
  message('digest-card', 'names', digestCard({ ...digest, lines: [{ ...weekly, total: 65, names }] })),
];

const trouble = { teamId: 'team', teamName: 'Design' };
const { welcomedAt: _, ...newcomer } = { ...hanna, role: 'owner' as const };

export const channelTroubleExamples: Example[] = [
  message(
    'channel-trouble-card',
    'slack',
    channelTroubleCard(hanna, {
      ...trouble,
      platform: 'slack',
      channel: 'C0DESIGN',
      reason: 'not-in-channel',
    }),
  ),
  message(
    'channel-trouble-card',
    'teams-to-somebody-new',
    channelTroubleCard(newcomer, {
      ...trouble,
      platform: 'teams',
      channel: designChannel._id,
      reason: 'not-installed',
      since: on,
      known: knownTeamsChannel(designChannel),
    }),
  ),
];
