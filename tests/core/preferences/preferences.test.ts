import { beforeEach, describe, expect, it } from '@jest/globals';
import { fieldsOf } from '../../../src/core/chat/view.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { fieldIn } from '../../support/shown-words.ts';
import { act, addPerson, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';

useTestDatabase();

let core: TestCore;

beforeEach(async () => {
  await clearDatabase();
  core = makeTestCore('2026-12-02T10:00:00Z');
});

const onBoth = { slack: { userId: 'U-BO' }, teams: { aadObjectId: 'aad-bo' } };

async function again({ _id }: Person): Promise<Person> {
  return (await PersonModel.findById(_id).orFail().lean<Person>()) as Person;
}

const save = (actor: Person, values: Record<string, string>) =>
  act(core, actor, { type: 'save-preferences' }, values);

describe('preferences', () => {
  it('P1 are kept with the person and stand in the form again', async () => {
    const bo = await addPerson('Bo', onBoth);
    await save(bo, { platform: 'teams', quietFrom: '6 pm', quietUntil: '9:15', leadDays: '5' });
    const stored = await again(bo);
    expect(stored.preferences).toEqual({
      platform: 'teams',
      quietHours: { from: '18:00', until: '09:15' },
      reminderLeadDays: 5,
    });
    const form = await act(core, stored, { type: 'open-preferences' });
    const values = Object.fromEntries(
      ['platform', 'quietFrom', 'quietUntil', 'leadDays'].map((id) => {
        const { input } = fieldIn(form, id);
        return [id, 'value' in input ? input.value : undefined];
      }),
    );
    expect(values).toEqual({ platform: 'teams', quietFrom: '18:00', quietUntil: '09:15', leadDays: '5' });
    expect(JSON.stringify(form)).toContain('Europe/London');
  });

  it('N2 N3 left empty are as the company has them', async () => {
    const bo = await addPerson('Bo', onBoth);
    await save(bo, { platform: 'teams', quietFrom: '18:00', quietUntil: '09:00', leadDays: '5' });
    await save(await again(bo), { platform: 'teams' });
    expect((await again(bo)).preferences).toEqual({ platform: 'teams' });
  });

  it('N2 N3 that make no sense are refused beside their fields, and nothing is changed', async () => {
    const bo = await addPerson('Bo', onBoth);
    const wrong: [Record<string, string>, string][] = [
      [{ quietFrom: '18:00' }, 'quietUntil'],
      [{ quietUntil: '08:00' }, 'quietFrom'],
      [{ quietFrom: '18:00', quietUntil: '18:00' }, 'quietUntil'],
      [{ quietFrom: 'late', quietUntil: '08:00' }, 'quietFrom'],
      [{ leadDays: '0' }, 'leadDays'],
      [{ leadDays: '1.5' }, 'leadDays'],
      [{ platform: 'pigeon' }, 'platform'],
    ];
    for (const [values, id] of wrong) {
      const reply = await save(bo, values);
      expect(reply.kind).toBe('errors');
      expect(fieldIn(reply, id)).toHaveProperty('error');
    }
    expect((await again(bo)).preferences).toEqual({});
  });

  it('P1 ask for a platform only whoever has both', async () => {
    const ann = await addPerson('Ann', { slack: { userId: 'U-ANN' } });
    const form = await act(core, ann, { type: 'open-preferences' });
    if (form.kind !== 'show' || form.view.kind !== 'form') throw new Error('no form');
    expect(fieldsOf(form.view).map(({ id }) => id)).not.toContain('platform');
    await save(ann, { platform: 'teams' });
    expect((await again(ann)).preferences).toEqual({});
  });

  it('P1 decide where the next message goes', async () => {
    const company = await makeCompany(core);
    await PersonModel.updateOne({ _id: company.reviewee._id }, { $set: onBoth });
    await save(await again(company.reviewee), { platform: 'teams' });
    await issueOpen(core);
    const [slack, teams] = [new FakeMessenger('slack'), new FakeMessenger('teams')];
    await deliverOutbox(core, { messengers: [slack, teams] });
    expect([slack.sends, teams.sends.map(({ account }) => account)]).toEqual([[], ['aad-bo']]);
  });
});
