import { beforeEach, describe, expect, it } from '@jest/globals';
import { importActivity } from '../../../src/core/imports/import-activity.ts';
import { ActivityItemModel } from '../../../src/core/one-to-ones/activity-item.ts';
import { refusalOf } from '../../support/refusal.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

const core = makeTestCore('2026-12-01T12:00:00Z');
const header = 'email,kind,external_id,title,status,progress,target,unit,due_on,url,updated_at';
const run = (...lines: string[]) => importActivity(core, Buffer.from([header, ...lines].join('\n')));
const objective =
  'ann@example.com,objective,G-1,Ship the atlas,in_progress,65.5,100,%,2026-12-14,https://goals.example/1,2026-11-22T07:15:00Z';

describe('importing activity', () => {
  it('D1 stores what people work on by external id, and changes it when it comes again', async () => {
    const ann = await addPerson('Ann');
    expect(
      await run(objective, 'ann@example.com,survey,S-1,Pulse,not_started,,,,,,2026-11-22T09:15:00+02:00'),
    ).toMatchObject({ created: 2 });
    expect(await ActivityItemModel.findOne({ externalId: 'G-1' }).lean()).toMatchObject({
      personId: ann._id,
      kind: 'objective',
      progress: 65.5,
      target: 100,
      dueOn: '2026-12-14',
      updatedAt: new Date('2026-11-22T07:15:00Z'),
    });
    expect(await run(objective)).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(await run(objective.replace('65.5', '70'))).toMatchObject({ changed: 1 });
    expect(await ActivityItemModel.countDocuments({ progress: 70 })).toBe(1);
  });

  it('is refused whole, every bad line named', async () => {
    await addPerson('Ann');
    const reasons = await refusalOf(
      run(
        objective,
        objective.replace('ann@', 'who@').replace('G-1', 'G-2'),
        objective.replace('objective', 'wish').replace('G-1', 'G-3'),
        objective.replace('in_progress', 'started').replace('65.5', 'half').replace('G-1', 'G-4'),
        objective.replace('https:', 'javascript:').replace('G-1', 'G-5'),
        objective.replace('2026-11-22T07:15:00Z', 'yesterday').replace('G-1', 'G-6'),
        objective,
      ),
    );
    expect(reasons).toEqual([
      'Nothing was changed.',
      'line 3: email "who@example.com" is nobody that is known',
      'line 4: kind "wish" must be one of objective, task, learning, quiz, exercise, survey',
      'line 5: status "started" must be one of not_started, in_progress, done',
      'line 5: progress "half" is not a number like 12 or 12.5',
      'line 6: url "javascript://goals.example/1" is not a link like https://example.com/1',
      'line 7: updated_at "yesterday" is not a moment like 2026-11-22T07:15:00Z',
      'line 8: external_id "G-1" is on line 2 already',
    ]);
    expect(await ActivityItemModel.countDocuments()).toBe(0);
  });
});
