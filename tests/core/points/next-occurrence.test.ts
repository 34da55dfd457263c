import { beforeEach, describe, expect, it } from '@jest/globals';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { agendaOf } from '../../../src/core/points/agenda-of.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { act, type Company, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T10:00:00Z');
let company: Company;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T10:00:00Z');
  company = await makeCompany(core);
  const carryForward = { answers: false, agendaPoints: false, actionPoints: false };
  await TemplateModel.updateMany({}, { $set: { carryForward } });
});

const add = (text: string) => act(core, company.reviewee, { type: 'add-agenda-point' }, { text });

async function agendaOfNewest(): Promise<string[]> {
  return (await agendaOf(await issueOpen(core))).map(({ text }) => text);
}

describe('a point for the next occurrence, where nothing carries forward', () => {
  it('A1 waits for the one that takes place when the one it was meant for was missed', async () => {
    await add('For the next one');
    core.turnTo('2026-12-10T10:00:00Z');
    expect(await agendaOfNewest()).toEqual(['For the next one']);
    core.turnTo('2026-12-16T10:00:00Z');
    expect(await agendaOfNewest()).toEqual([]);
  });

  it('A1 waits for the one that takes place when the one it was meant for was skipped', async () => {
    await add('For the next one');
    await PersonModel.updateOne(
      { _id: company.reviewee._id },
      { $set: { absences: [{ from: '2026-12-01', until: '2026-12-08' }] } },
    );
    core.turnTo('2026-12-03T10:00:00Z');
    await expect(issueOpen(core)).rejects.toThrow('nothing was issued');
    core.turnTo('2026-12-09T10:00:00Z');
    expect(await agendaOfNewest()).toEqual(['For the next one']);
  });

  it('A1 waits for the one that takes place when the one it was meant for was skipped, and that was archived', async () => {
    await add('For the next one');
    await PersonModel.updateOne(
      { _id: company.reviewee._id },
      { $set: { absences: [{ from: '2026-12-01', until: '2026-12-08' }] } },
    );
    core.turnTo('2026-12-03T10:00:00Z');
    await expect(issueOpen(core)).rejects.toThrow('nothing was issued');
    const { _id: oneToOneId } = await OneToOneModel.findOne({ status: 'skipped' }).orFail();
    await act(core, company.hr, { type: 'archive-one-to-one', oneToOneId });
    core.turnTo('2026-12-09T10:00:00Z');
    expect(await agendaOfNewest()).toEqual(['For the next one']);
  });
});
