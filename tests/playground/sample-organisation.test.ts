import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { issueDue } from '../../src/core/cycles/issue/issue-due.ts';
import { importPeople } from '../../src/core/imports/import-people.ts';
import { importTeams } from '../../src/core/imports/import-teams.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { questionSchema } from '../../src/core/question-sets/question.ts';
import { applySetup } from '../../src/core/setup/apply-setup.ts';
import { createStandIns } from '../../src/playground/create-stand-ins.ts';
import { readSampleMessages } from '../../src/playground/sample-messages.ts';
import { readSampleOrganisation, type SamplePerson } from '../../src/playground/sample-organisation.ts';
import { makeTestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';

let sample: Awaited<ReturnType<typeof readSampleOrganisation>>;
let setup: ReturnType<typeof parse>;
let emails: Set<string | undefined>;

beforeAll(async () => {
  sample = await readSampleOrganisation();
  setup = parse(sample.setupYamlOn(new Date('2026-11-23T12:00:00Z')));
  emails = new Set(sample.people.map(({ email }) => email));
});

const platformsOf = ({ slack_user_id, teams_aad_object_id }: SamplePerson) =>
  [slack_user_id && 'slack', teams_aad_object_id && 'teams'].filter(Boolean).join('+');

describe('the sample organisation', () => {
  it('has the columns of the import format', () => {
    expect(sample.peopleCsv.split('\n')[0]).toBe(
      'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id',
    );
    expect(sample.teamsCsv.split('\n')[0]).toBe(
      'name,parent,primary_manager,secondary_managers,slack_channel,teams_channel',
    );
  });

  it('has people in Slack alone, in Teams alone and in both', () => {
    expect(new Set(sample.people.map(platformsOf))).toEqual(new Set(['slack', 'teams', 'slack+teams']));
  });

  it('has pairs on one platform and pairs that are split, both ways', () => {
    const pairs = sample.people.map((person) => {
      const team = sample.teams.find(({ name }) => name === person.primary_team);
      const manager = sample.people.find(({ email }) => email === team?.primary_manager);
      return `${platformsOf(person)} → ${manager ? platformsOf(manager) : ''}`;
    });
    expect(pairs).toEqual(
      expect.arrayContaining(['slack → slack', 'teams → teams', 'slack → teams', 'teams → slack']),
    );
  });

  it('has an HR person, an owner and a team below a team', () => {
    expect(sample.people.map(({ role }) => role)).toEqual(expect.arrayContaining(['hr', 'owner']));
    const top = sample.teams.filter(({ parent }) => parent === '').map(({ name }) => name);
    expect(sample.teams.some(({ parent }) => parent !== '' && !top.includes(parent))).toBe(true);
  });

  it('names no person or team that is not in it', () => {
    const names = new Set(sample.teams.map(({ name }) => name));
    expect(sample.teams.filter(({ primary_manager }) => !emails.has(primary_manager))).toEqual([]);
    expect(sample.people.filter(({ primary_team }) => !names.has(primary_team))).toEqual([]);
  });

  it('has a team with a channel on each platform, which both stand-ins have', () => {
    const { slack, teams } = createStandIns(sample, {
      baseUrl: 'http://127.0.0.1',
      slackEventsUrl: '',
      teamsMessagesUrl: '',
      signingSecret: '',
      botToken: '',
      slackCommand: '/1to1',
      now: () => new Date('2026-11-23T12:00:00Z'),
    });
    const both = sample.teams.filter(({ slack_channel, teams_channel }) => slack_channel && teams_channel);
    expect(both.length).toBeGreaterThan(0);
    for (const { name, slack_channel, teams_channel } of both) {
      expect(slack.workspace.state.channels).toContainEqual(expect.objectContaining({ id: slack_channel }));
      expect(teams.snapshot().conversations).toContainEqual(
        expect.objectContaining({ id: teams_channel, name: `${name} / General` }),
      );
    }
  });

  it('asks a question of every type, some of both people, some required, one with the last answer beside it', () => {
    const [weekly] = setup.questionSets;
    const questions = weekly.questions.map((question: unknown) => questionSchema.parse(question));
    const types = new Set(questions.map(({ type }: { type: string }) => type));
    expect(types).toEqual(
      new Set([
        'shortText',
        'longText',
        'scale',
        'mood',
        'yesNo',
        'singleChoice',
        'multipleChoice',
        'number',
        'date',
      ]),
    );
    expect(questions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ askedTo: 'both' }),
        expect.objectContaining({ required: true }),
        expect.objectContaining({ showPrevious: true }),
      ]),
    );
  });

  it('lets people say something where they can, before today', async () => {
    const messages = await readSampleMessages();
    for (const message of messages) {
      const author = sample.people.find(({ email }) => email === message.from);
      expect(author && platformsOf(author)).toContain(message.in);
    }
    expect(new Set(messages.map((message) => message.in))).toEqual(new Set(['slack', 'teams']));
  });
});

describe('the sample organisation in a new database', () => {
  useTestDatabase();

  it('is imported whole and has its 1-to-1s at once, for everybody who has a manager', async () => {
    const core = makeTestCore('2026-11-23T12:00:00Z');
    await importPeople(core, Buffer.from(sample.peopleCsv));
    await importTeams(core, Buffer.from(sample.teamsCsv));
    await applySetup(core, sample.setupYamlOn(core.clock.now()));
    expect(await issueDue(core)).toMatchObject({ issued: sample.people.length - 1, failed: 0 });
    const people = await PersonModel.find().lean<Person[]>();
    const linked = people.filter(({ slack, teams }) => slack !== undefined || teams !== undefined);
    expect(linked).toHaveLength(sample.people.length);
  });
});
