import { beforeEach, describe, expect, it } from '@jest/globals';
import { importPeople } from '../../../src/core/imports/import-people.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { refusalOf } from '../../support/refusal.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

const core = makeTestCore('2026-12-01T12:00:00Z');
const header =
  'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id';
const guid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

const csv = (...lines: string[]) => Buffer.from([header, ...lines].join('\n'));
const run = (...lines: string[]) => importPeople(core, csv(...lines));
const find = (email: string) => PersonModel.findOne({ email }).orFail().lean<Person>();

const ann = `Ann@Tern.example,Ann Ó Sé,Asia/Kathmandu,de-DE,hr,North,Sales;North;South,bob@tern.example,2024-03-04,true,U0A1,${guid(1)}`;
const bob = 'bob@tern.example,Bob,Europe/London,,,Sales,,,,,,';

describe('importing people', () => {
  it('P1 stores all there is about them, under a lower-case e-mail, from lines that refer to later ones', async () => {
    expect(await run(ann, bob)).toEqual({
      created: 2,
      changed: 0,
      unchanged: 0,
      deactivated: 0,
      teamsCreated: ['North', 'Sales', 'South'],
    });
    const teams = new Map((await TeamModel.find().lean()).map(({ name, _id }) => [name, _id]));
    expect(await find('ann@tern.example')).toMatchObject({
      name: 'Ann Ó Sé',
      timeZone: 'Asia/Kathmandu',
      locale: 'de-DE',
      role: 'hr',
      primaryTeamId: teams.get('North'),
      otherTeamIds: [teams.get('Sales'), teams.get('South')],
      overrideManagerId: (await find('bob@tern.example'))._id,
      startOn: '2024-03-04',
      isActive: true,
      slack: { userId: 'U0A1' },
      teams: { aadObjectId: guid(1) },
    });
    expect(await find('bob@tern.example')).toMatchObject({ role: 'member', locale: 'en-GB', isActive: true });
  });

  it('changes nothing when it is imported again', async () => {
    await run(ann, bob);
    const before = await PersonModel.find().lean();
    expect(await run(ann, bob)).toMatchObject({ created: 0, changed: 0, unchanged: 2, teamsCreated: [] });
    expect(await PersonModel.find().lean()).toEqual(before);
  });

  it('changes by e-mail what the file says otherwise, and empties what it leaves empty', async () => {
    await run(ann, bob);
    const moved = 'ann@tern.example,Ann Ó Sé,Asia/Tokyo,de-DE,hr,,,,,no,,';
    expect(await run(moved, bob)).toMatchObject({ changed: 1, unchanged: 1 });
    const person = await find('ann@tern.example');
    expect(person).toMatchObject({ timeZone: 'Asia/Tokyo', otherTeamIds: [], isActive: false });
    expect(person).not.toHaveProperty('primaryTeamId');
    expect(person).not.toHaveProperty('overrideManagerId');
  });

  it('keeps an account that was linked, and what is known of it, unless the file names another', async () => {
    await run(ann, bob);
    await PersonModel.updateOne(
      { email: 'ann@tern.example' },
      { $set: { 'teams.conversationId': 'a:1', 'slack.teamId': 'T1' } },
    );
    await PersonModel.updateOne({ email: 'bob@tern.example' }, { $set: { slack: { userId: 'U0B2' } } });
    expect(await run(ann, bob)).toMatchObject({ unchanged: 2 });
    expect(await find('ann@tern.example')).toMatchObject({
      slack: { userId: 'U0A1', teamId: 'T1' },
      teams: { aadObjectId: guid(1), conversationId: 'a:1' },
    });
    expect((await find('bob@tern.example')).slack?.userId).toBe('U0B2');
    await run(ann.replace(guid(1), guid(2)), bob);
    expect((await find('ann@tern.example')).teams).toEqual({ aadObjectId: guid(2) });
  });

  it('lets two people swap their accounts', async () => {
    const [one, two] = ['one', 'two'].map((id) => `${id}@tern.example,${id},UTC,,,,,,,,`);
    await run(`${one}U01,${guid(1)}`, `${two}U02,${guid(2)}`);
    expect(await run(`${one}U02,${guid(2)}`, `${two}U01,${guid(1)}`)).toMatchObject({ changed: 2 });
    expect((await find('one@tern.example')).slack?.userId).toBe('U02');
    expect((await find('two@tern.example')).slack?.userId).toBe('U01');
  });

  it('leaves whoever is missing alone, or deactivates them when asked to', async () => {
    await run(ann, bob);
    await run(bob);
    expect((await find('ann@tern.example')).isActive).toBe(true);
    const again = (mayDeactivate: number) =>
      importPeople(core, csv(bob), { deactivatesMissing: true, mayDeactivate });
    expect(await again(1)).toMatchObject({ deactivated: 1, unchanged: 1 });
    expect((await find('ann@tern.example')).isActive).toBe(false);
    expect(await again(0)).toMatchObject({ deactivated: 0 });
  });

  it('says in a dry run what it would do, and does nothing', async () => {
    expect(await importPeople(core, csv(ann, bob), { isDryRun: true })).toMatchObject({ created: 2 });
    expect([await PersonModel.countDocuments(), await TeamModel.countDocuments()]).toEqual([0, 0]);
  });

  it('is refused whole, every bad line named with its reason', async () => {
    await run('taken@tern.example,Taken,UTC,,,,,,,,U0TAKEN,');
    const reasons = await refusalOf(
      run(
        'good@tern.example,Good,UTC,,,New team,,,,,,',
        'not-an-address,Bad,UTC,,,,,,,,,',
        ',Nobody,UTC,,,,,,,,,',
        'zone@tern.example,Zone,Mars/Base,,,,,,,,,',
        'locale@tern.example,Locale,UTC,English!,,,,,,,,',
        'role@tern.example,Role,UTC,,boss,,,,,,,',
        'lost@tern.example,Lost,UTC,,,,,who@tern.example,,,,',
        'date@tern.example,Date,UTC,,,,,,2026-02-30,,,',
        'active@tern.example,Active,UTC,,,,,,,maybe,,',
        'slack@tern.example,Slack,UTC,,,,,,,,@slack,',
        'guid@tern.example,Guid,UTC,,,,,,,,,1234',
        'GOOD@tern.example,Twin,UTC,,,,,,,,,',
        'thief@tern.example,Thief,UTC,,,,,,,,U0TAKEN,',
        'a@tern.example,A,UTC,,,,,b@tern.example,,,,',
        'b@tern.example,B,UTC,,,,,a@tern.example,,,,',
        'self@tern.example,Self,UTC,,,,,self@tern.example,,,,',
        'short@tern.example,Short,UTC',
      ),
    );
    expect(reasons).toEqual([
      'Nothing was changed.',
      'line 3: email "not-an-address" is not an e-mail address',
      'line 4: email is missing',
      'line 5: time_zone "Mars/Base" is not a time zone name like Europe/Warsaw',
      'line 6: locale "English!" is not a locale like en-GB',
      'line 7: role "boss" must be one of member, hr, admin, owner',
      'line 8: override_manager "who@tern.example" is neither in this file nor known already',
      'line 9: start_date "2026-02-30" is not a day of the calendar',
      'line 10: active "maybe" must be true or false',
      'line 11: slack_user_id "@slack" is not a Slack user id like U012AB3CD',
      'line 12: teams_aad_object_id "1234" is not an object id like 8f9a4c1e-0000-4000-8000-000000000001',
      'line 13: email "good@tern.example" is on line 2 already',
      'line 14: slack_user_id "U0TAKEN" belongs to taken@tern.example already',
      'line 15: override managers are in a loop: a@tern.example → b@tern.example → a@tern.example',
      'line 16: override managers are in a loop: a@tern.example → b@tern.example → a@tern.example',
      'line 17: override managers are in a loop: self@tern.example → self@tern.example',
      'line 18: has 3 cells where the header has 12',
    ]);
    expect([await PersonModel.countDocuments(), await TeamModel.countDocuments()]).toEqual([1, 0]);
  });

  it('P3 is refused when it closes a loop with people who are stored already', async () => {
    await run('a@tern.example,A,UTC,,,,,,,,,', 'b@tern.example,B,UTC,,,,,a@tern.example,,,,');
    const [, reason] = await refusalOf(run('a@tern.example,A,UTC,,,,,b@tern.example,,,,'));
    expect(reason).toContain('line 2: override managers are in a loop');
  });
});
