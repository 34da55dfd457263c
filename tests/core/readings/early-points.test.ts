import { beforeEach, describe, expect, it } from '@jest/globals';
import { TeamModel } from '../../../src/core/people/team.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { buttonIn } from '../../support/shown-words.ts';
import { act, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

beforeEach(clearDatabase);

describe('V4 points that were added before anything was issued', () => {
  it('are read by HR who became the manager since then by release alone', async () => {
    const early = makeTestCore('2026-12-01T08:00:00Z');
    const { reviewee, hr } = await makeCompany(early);
    await TemplateModel.updateMany({}, { $set: { visibleTo: 'pair' } });
    await act(early, reviewee, { type: 'add-agenda-point' }, { text: 'early-point' });
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: hr._id } });
    early.turnTo('2026-12-02T10:00:00Z');
    const first = await issueOpen(early);
    expect(first.reviewerId).toBe(hr._id);
    const open = { type: 'open-one-to-one', oneToOneId: first._id } as const;
    expect(JSON.stringify(await act(early, reviewee, open))).toContain('early-point');
    expect(JSON.stringify(await act(early, hr, open))).not.toContain('early-point');
    const page = await act(early, reviewee, open);
    await act(early, reviewee, buttonIn(page, `Release our past 1-to-1s to ${hr.name}`).action);
    expect(JSON.stringify(await act(early, hr, open))).toContain('early-point');
    expect(JSON.stringify(await act(early, reviewee, open))).not.toContain('Release our past');
  });

  it('are read by HR who were to review it all along', async () => {
    const early = makeTestCore('2026-12-01T08:00:00Z');
    const { reviewee, hr } = await makeCompany(early);
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: hr._id } });
    await TemplateModel.updateMany({}, { $set: { visibleTo: 'pair' } });
    await act(early, reviewee, { type: 'add-agenda-point' }, { text: 'early-point' });
    early.turnTo('2026-12-02T10:00:00Z');
    const first = await issueOpen(early);
    expect(first).not.toHaveProperty('takenOver');
    const open = { type: 'open-one-to-one', oneToOneId: first._id } as const;
    expect(JSON.stringify(await act(early, hr, open))).toContain('early-point');
  });
});
