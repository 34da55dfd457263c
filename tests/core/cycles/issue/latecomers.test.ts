import { beforeEach, describe, expect, it } from '@jest/globals';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { previewStoredCycle } from '../../../../src/core/cycles/plan/preview.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { startWeekly } from '../../../support/cycles.ts';
import { addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

beforeEach(clearDatabase);

describe('the preview of an occurrence that some have already', () => {
  it('C8 C10 leaves out who came when the issue date was over where they live', async () => {
    core.turnTo('2026-12-01T12:00:00Z');
    const chief = await addPerson('Chief');
    const { _id: primaryTeamId } = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
    await addPerson('Early', { primaryTeamId, timeZone: 'Asia/Kathmandu' });
    await addPerson('Last', { primaryTeamId, timeZone: 'Pacific/Honolulu' });
    const { name } = await startWeekly(core);
    core.turnTo('2026-12-16T10:30:00Z');
    await issueDue(core);
    await addPerson('In Time', { primaryTeamId, timeZone: 'Pacific/Apia' });
    await addPerson('Too Late', { primaryTeamId, timeZone: 'Pacific/Kiritimati' });
    const [preview] = (await previewStoredCycle(core, name)).occurrences;
    expect(preview?.issues.map(({ reviewee }) => reviewee)).toEqual([
      'early@example.com',
      'in.time@example.com',
      'last@example.com',
    ]);
    expect(preview?.leftOut).toEqual([
      { person: 'chief@example.com', reason: 'no manager' },
      { person: 'too.late@example.com', reason: 'came too late' },
    ]);
  });
});
