import { beforeEach, describe, expect, it } from '@jest/globals';
import { importTeams } from '../../../src/core/imports/import-teams.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { refusalOf } from '../../support/refusal.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

const core = makeTestCore('2026-12-01T12:00:00Z');
const header = 'name,parent,primary_manager,secondary_managers,slack_channel,teams_channel';
const run = (...lines: string[]) => importTeams(core, Buffer.from([header, ...lines].join('\n')));

describe('importing teams', () => {
  it('P2 stores all there is about them, from lines that refer to later ones', async () => {
    const [ann, bob] = [await addPerson('Ann'), await addPerson('Bob')];
    const lines = [
      'North,Sales,ann@example.com,bob@example.com; Ann@example.com,C-N,19:n@thread',
      'Sales,,,,,',
    ];
    expect(await run(...lines)).toMatchObject({ created: 2 });
    const sales = await TeamModel.findOne({ name: 'Sales' }).orFail().lean();
    expect(await TeamModel.findOne({ name: 'North' }).lean()).toMatchObject({
      parentId: sales._id,
      primaryManagerId: ann._id,
      secondaryManagerIds: [bob._id, ann._id],
      slackChannel: 'C-N',
      teamsChannel: '19:n@thread',
    });
    expect(await run(...lines)).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(await run('North,,,,,')).toMatchObject({ changed: 1 });
    expect(await TeamModel.findOne({ name: 'North' }).lean()).not.toHaveProperty('parentId');
  });

  it('P3 is refused whole when anybody is unknown or parents are in a loop, stored ones included', async () => {
    await run('Stored,,,,,', 'Child,Stored,,,,');
    const reasons = await refusalOf(
      run(
        'Good,,,,,',
        'A,B,,,,',
        'B,A,,,,',
        'Stored,Child,,,,',
        'C,Nowhere,,,,',
        'D,,who@example.com,,,',
        'E,,,nobody@example.com,,',
        'Good,,,,,',
      ),
    );
    expect(reasons).toEqual([
      'Nothing was changed.',
      'line 3: parents are in a loop: A → B → A',
      'line 4: parents are in a loop: A → B → A',
      'line 5: parents are in a loop: Stored → Child → Stored',
      'line 6: parent "Nowhere" is neither in this file nor known already',
      'line 7: "who@example.com" is nobody that is known: import people first',
      'line 8: "nobody@example.com" is nobody that is known: import people first',
      'line 9: name "Good" is on line 2 already',
    ]);
    expect(await TeamModel.countDocuments()).toBe(2);
  });
});
