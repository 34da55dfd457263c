import type { Card, Form } from '../core/chat/view.ts';
import { channelTroubleCard } from '../core/notices/channel-trouble-card.ts';
import { type DigestLine, digestCard } from '../core/notices/digest-card.ts';
import { pageOf } from '../core/page.ts';
import type { Team } from '../core/people/team.ts';
import {
  teamChannelsForm,
  teamChannelsValues,
  teamSearchForm,
} from '../core/screens/settings/team-channels-form.ts';
import { teamChannelsPage } from '../core/screens/settings/team-channels-page.ts';
import type { TeamsChannel } from '../core/teams-channels/teams-channel.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { hanna } from './example-data.ts';
import type { Example } from './gallery.ts';

const message = (view: string, example: string, content: Card): Example => ({
  view,
  example,
  content,
  surface: 'message',
});
const dialog = (view: string, example: string, content: Card | Form): Example => ({
  view,
  example,
  content,
  surface: 'dialog',
});

const on = isoDate('2026-12-18');
const weekly: DigestLine = {
  title: 'Weekly 1-to-1',
  kind: 'reviewee',
  dueOn: on,
  done: 5,
  total: 8,
  people: 8,
};
const lines: DigestLine[] = [
  weekly,
  { ...weekly, kind: 'finalise', dueOn: isoDate('2026-12-21'), done: 7, people: 3 },
  { ...weekly, title: 'Career talk', kind: 'reviewer', dueOn: on, done: 0, total: 1, people: 1 },
];
const digest = { teamName: 'Design', on, locale: 'en-GB' };
const names = Array.from({ length: 60 }, (_, index) => `Person number ${index + 1}`);

const digests: Example[] = [
  message('digest-card', 'numbers', digestCard({ ...digest, lines })),
  message(
    'digest-card',
    'names',
    digestCard({ ...digest, lines: [{ ...weekly, total: 65, people: 65, names }] }),
  ),
  message('digest-card', 'few-people', digestCard({ ...digest, lines: lines.slice(2) })),
];

const channel: TeamsChannel = {
  _id: '19:design@thread.tacv2',
  teamId: '19:design@thread.tacv2',
  teamName: 'Design',
  name: 'General',
  serviceUrl: 'https://smba.example/',
  isInstalled: false,
};
const trouble = { teamId: 'team', teamName: 'Design' };
const { welcomedAt: _, ...newcomer } = { ...hanna, role: 'owner' as const };

const troubles: Example[] = [
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
      channel: channel._id,
      reason: 'not-installed',
      since: on,
      known: channel,
    }),
  ),
];

const team: Team = { _id: 'team', name: 'Design', secondaryManagerIds: [], slackChannel: 'C0DESIGN' };
const teams: Team[] = [
  team,
  { ...team, name: 'Engineering', teamsChannel: channel._id },
  { _id: 'other', name: `Platform ${'with a long name '.repeat(10)}`, secondaryManagerIds: [] },
  ...Array(12).fill({ ...team, name: 'Sales', teamsChannel: '19:sales@thread.tacv2' }),
];
const known = new Map([[channel._id, channel]]);

const pages: Example[] = [
  dialog('team-channels-page', 'first-page', teamChannelsPage({ teams: pageOf(teams, 10), known })),
  dialog('team-channels-page', 'none', teamChannelsPage({ teams: pageOf([], 10), known, search: 'Desing' })),
  dialog(
    'team-channels-form',
    'with-errors',
    teamChannelsForm(team, {
      values: { ...teamChannelsValues(team), teamsChannel: 'General' },
      errors: { teamsChannel: 'Please paste the channel’s link, or its id like 19:…@thread.tacv2.' },
    }),
  ),
  dialog('team-search-form', 'empty', teamSearchForm()),
];

/** What teams hear in their channels, and how those are chosen. */
export const digestExamples: Example[] = [...digests, ...troubles, ...pages];
