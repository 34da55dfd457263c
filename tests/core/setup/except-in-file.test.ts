import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { applySetup, previewSetup, type SetupResult } from '../../../src/core/setup/apply-setup.ts';
import { exportSetup } from '../../../src/core/setup/export-setup.ts';
import { refusalOf } from '../../support/refusal.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

/** @param recipients beside the team Engineering with those below it */
const file = (recipients = '', more = 'every: { weeks: 1 }') => `templates: [{ name: Weekly }]
cycles:
  - name: Weekly
    template: Weekly
    recipients: { teams: [{ name: Engineering, includeSubTeams: true }]${recipients} }
    dates: { firstIssueOn: 2026-12-16, revieweeBy: 2026-12-18, reviewerBy: 2026-12-21, finaliseBy: 2026-12-23 }
    ${more}
`;
const meiExcepted = ', except: { people: [mei.tan@example.com] }';
const platformExcepted = ', except: { teams: [{ name: Platform }] }';

async function apply(text: string): Promise<SetupResult> {
  const applied = applySetup(core, text);
  await expect(applied).resolves.toHaveProperty('changes');
  return applied;
}
const read = () => CycleModel.findOne().orFail().lean<Cycle>();

const sweepAt = async (moment: string) => {
  core.turnTo(moment);
  return (await issueDue(core)).issued;
};

const issued = async () => {
  const people = new Map((await PersonModel.find().lean<Person[]>()).map(({ _id, name }) => [_id, name]));
  return (await OneToOneModel.find().lean())
    .map(({ occurrence, revieweeId }) => `${occurrence} ${people.get(revieweeId)}`)
    .sort();
};

async function leftOutBy(text: string): Promise<string[]> {
  const previewed = previewSetup(core, text);
  await expect(previewed).resolves.toHaveLength(1);
  return (await previewed).flatMap(({ occurrences }) =>
    occurrences.flatMap(({ leftOut }) => leftOut.map(({ person, reason }) => `${person}: ${reason}`)),
  );
}

let mei: Person;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  const lead = await addPerson('Tom Lead');
  const engineering = await TeamModel.create({ name: 'Engineering', primaryManagerId: lead._id });
  const platform = await TeamModel.create({ name: 'Platform', parentId: engineering._id });
  await TeamModel.create({ name: 'Tools', parentId: platform._id });
  mei = await addPerson('Mei Tan', { primaryTeamId: platform._id });
  await addPerson('Ada Obi', { primaryTeamId: engineering._id });
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('exceptions in a file', () => {
  it('C1 T3 leave out people and teams, and are absent where there are none', async () => {
    expect(await leftOutBy(file(meiExcepted))).toEqual(['mei.tan@example.com: excluded']);
    expect(await leftOutBy(file(platformExcepted))).toEqual(['mei.tan@example.com: excluded']);
    const above = (option: string) => file(`, except: { teams: [{ name: Engineering${option} }] }`);
    expect(await leftOutBy(above(''))).toEqual(['ada.obi@example.com: excluded']);
    expect(await leftOutBy(above(', includeSubTeams: true'))).toHaveLength(2);
    await apply(file(', except: { people: [], teams: [] }'));
    expect((await read()).recipients).not.toHaveProperty('except');
    const { changes } = await apply(file(meiExcepted));
    expect(changes[1]).toMatchObject({ outcome: 'changed', fields: ['recipients'] });
    expect((await read()).recipients.except).toEqual({ personIds: [mei._id], teams: [] });
    const { text } = await exportSetup(core);
    expect((await apply(text)).changes[1]).toMatchObject({ outcome: 'unchanged' });
    await apply(file());
    expect((await read()).recipients).not.toHaveProperty('except');
  });

  it('T3 are the same in whatever order they are written', async () => {
    const people = ['mei.tan@example.com', 'ada.obi@example.com'];
    const teams = ['{ name: Platform }', '{ name: Tools }'];
    const written = (all: string[], of: string[]) => file(`, except: { people: [${all}], teams: [${of}] }`);
    await apply(written(people, teams));
    const { changes } = await apply(written([...people, ...people].reverse(), teams.toReversed()));
    expect(changes[1]).toMatchObject({ outcome: 'unchanged' });
  });

  it.each([
    [
      '{ people: [nobody@example.com] }',
      'recipients.except.people[0] names the person "nobody@example.com", which does not exist',
    ],
    [
      '{ teams: [{ name: Nowhere }] }',
      'recipients.except.teams[0] names the team "Nowhere", which does not exist',
    ],
    ['{ company: true }', 'recipients.except has the unknown key "company"'],
    [
      '{ teams: [{ name: Platform, primaryOnly: false }] }',
      'recipients.except.teams[0] has the unknown key "primaryOnly"',
    ],
  ])('T3 refuse what they do not know: %s', async (except, why) => {
    expect((await refusalOf(applySetup(core, file(`, except: ${except}`))))[1]).toContain(why);
  });
});

describe('exceptions in the file of a cycle that was issued', () => {
  beforeEach(async () => {
    await apply(file());
    await sweepAt('2026-12-16T09:00:00Z');
    core.turnTo('2026-12-17T09:00:00Z');
  });

  it('C9 C10 count from the next occurrence, and so does taking them back', async () => {
    const { changes } = await apply(file(meiExcepted));
    expect(changes[1]).toMatchObject({ outcome: 'changed', fields: ['recipients'] });
    await sweepAt('2026-12-23T09:00:00Z');
    core.turnTo('2026-12-24T09:00:00Z');
    await apply(file());
    expect((await issueDue(core)).issued).toBe(0);
    await sweepAt('2026-12-30T09:00:00Z');
    expect(await issued()).toEqual(['0 Ada Obi', '0 Mei Tan', '1 Ada Obi', '2 Ada Obi', '2 Mei Tan']);
  });

  it('C10 let go on the issue date give what is open', async () => {
    await apply(file(meiExcepted));
    await sweepAt('2026-12-23T09:00:00Z');
    core.turnTo('2026-12-23T12:00:00Z');
    await apply(file());
    expect((await issueDue(core)).issued).toBe(1);
  });

  it('C9 are what a file is led to that loses somebody', async () => {
    const smaller = file().replace('{ name: Engineering, includeSubTeams: true }', '{ name: Engineering }');
    const [, reason] = await refusalOf(applySetup(core, smaller));
    expect(reason).toContain('cannot lose anybody, for the cycle was issued already: mei.tan@example.com');
    expect(reason).toContain('recipients.except');
  });

  it('C9 O14 are not passed over by a file that was read before', async () => {
    const updateOne = CycleModel.updateOne.bind(CycleModel);
    const except = { personIds: [mei._id], teams: [] };
    jest
      .spyOn(CycleModel, 'updateOne')
      .mockImplementationOnce(((...args: Parameters<typeof updateOne>) =>
        updateOne({ name: 'Weekly' }, { $set: { 'recipients.except': except } }).then(() =>
          updateOne(...args),
        )) as never);
    const adding = file(', people: [tom.lead@example.com]');
    await expect(applySetup(core, adding)).rejects.toMatchObject({ code: 'conflict' });
    expect((await read()).recipients).toMatchObject({ personIds: [], except });
  });
});

it('C9 of a one-off that was issued say that nothing comes of it any more', async () => {
  await apply(file('', ''));
  await sweepAt('2026-12-16T09:00:00Z');
  core.turnTo('2026-12-17T09:00:00Z');
  expect((await refusalOf(applySetup(core, file(meiExcepted, ''))))[1]).toContain(
    'nothing comes of it any more',
  );
});
