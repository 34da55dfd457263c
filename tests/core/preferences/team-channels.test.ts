import { beforeEach, describe, expect, it } from '@jest/globals';
import { type AuditEntry, AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../../src/core/people/team.ts';
import { rememberTeamsChannels } from '../../../src/core/teams-channels/remember-teams-channels.ts';
import { refusalOf } from '../../support/refusal.ts';
import { bodyOf, buttonsOf, errorsOf } from '../../support/shown.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-14T09:00:00Z');
const inTeams = '19:design_Q-1@thread.tacv2';
let hr: Person;
let member: Person;
let teamId: string;

beforeEach(async () => {
  await clearDatabase();
  hr = await addPerson('Hanna', { role: 'hr' });
  member = await addPerson('Mei');
  ({ _id: teamId } = await TeamModel.create({ name: 'Design', slackChannel: 'C-ENG' }));
});

const stored = () => TeamModel.findById(teamId).orFail().lean<Team>();
const save = (values: Record<string, string>) =>
  act(core, hr, { type: 'save-team-channels', teamId }, values);
const said = (reply: Parameters<typeof bodyOf>[0]) => JSON.stringify(bodyOf(reply));

describe('the channels of a team', () => {
  it('P2 are set and cleared in chat, from what the platforms give as link or id', async () => {
    await save({
      slackChannel: ' https://acme.slack.com/archives/C0123456789/p1700000000 ',
      teamsChannel: `https://teams.microsoft.com/l/channel/${encodeURIComponent(inTeams)}/General?groupId=1&tenantId=2`,
    });
    expect(await stored()).toMatchObject({ slackChannel: 'C0123456789', teamsChannel: inTeams });
    await save({ slackChannel: 'G0PRIVATE', teamsChannel: inTeams });
    expect(await stored()).toMatchObject({ slackChannel: 'G0PRIVATE', teamsChannel: inTeams });
    await save({});
    expect(await stored()).not.toHaveProperty('slackChannel');
    expect(await stored()).not.toHaveProperty('teamsChannel');
  });

  it.each([
    ['slackChannel', '#design'],
    ['slackChannel', 'design'],
    ['slackChannel', 'https://acme.slack.com/team/U0123'],
    ['teamsChannel', 'General'],
    ['teamsChannel', '19:chat@unq.gbl.spaces'],
    ['teamsChannel', 'https://teams.microsoft.com/l/team/19%3Aabc%40thread.tacv2/conversations'],
  ])(
    'P2 are not set by %s "%s": a sentence says what to paste, and nothing is lost',
    async (field, typed) => {
      const reply = await save({ slackChannel: 'C0NEW', [field]: typed });
      expect(errorsOf(reply)).toEqual({
        [field]: expect.stringContaining('Please paste the channel’s link'),
      });
      expect(said(reply)).toContain(typed);
      expect((await stored()).slackChannel).toBe('C-ENG');
    },
  );

  it('V3 are changed on record, and not when nothing changes', async () => {
    await save({ slackChannel: 'C-ENG' });
    await save({ slackChannel: 'C-ENG', teamsChannel: inTeams });
    const entries = await AuditEntryModel.find().lean<AuditEntry[]>();
    expect(entries).toMatchObject([
      {
        actorId: hr._id,
        what: 'team.channel-changed',
        from: 'slack',
        detail: `Design, teamsChannel: none → ${inTeams}`,
      },
    ]);
  });

  it('V2 are there for HR, admins and owners alone', async () => {
    const actions: UserAction[] = [
      { type: 'open-team-channels' },
      { type: 'open-team-search' },
      { type: 'open-team-channels-form', teamId },
      { type: 'save-team-channels', teamId },
    ];
    for (const action of actions) {
      expect(await refusalOf(act(core, member, action))).toEqual([expect.stringContaining('is not here')]);
      expect((await act(core, hr, action)).kind).toBe('show');
    }
    const offers = async (person: Person) =>
      buttonsOf(await act(core, person, { type: 'open-settings' })).map(({ label }) => label);
    expect(await offers(hr)).toContain('Team channels');
    expect(await offers(member)).not.toContain('Team channels');
  });

  it('P2 are listed by team, page by page or by what is looked for, with how Teams knows them', async () => {
    await TeamModel.create(
      Array.from({ length: 12 }, (_, index) => ({ name: `Team ${String(index).padStart(2, '0')}` })),
    );
    await rememberTeamsChannels(
      { teamId: inTeams, teamName: 'Studio', serviceUrl: 'https://smba.example/' },
      [{ _id: inTeams, name: 'General' }],
    );
    await TeamModel.updateOne({ _id: teamId }, { $set: { teamsChannel: inTeams } });
    const first = await act(core, hr, { type: 'open-team-channels' });
    expect(said(first)).toContain('Slack: C-ENG · Microsoft Teams: Studio › General');
    const more = buttonsOf(first).find(({ label }) => label.startsWith('More'));
    expect(said(await act(core, hr, more?.action ?? { type: 'open-home' }))).toContain('Team 11');
    const found = await act(core, hr, { type: 'open-team-channels' }, { search: '(desi' });
    expect(said(found)).toContain('No team has');
    expect(said(await act(core, hr, { type: 'open-team-channels' }, { search: 'desi' }))).toContain('C-ENG');
  });
});
