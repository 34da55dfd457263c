import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Sight } from '../../src/playground/teams/sight.ts';
import { readTemplate } from '../support/shown.ts';
import { makeCompany } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { lastOf, type OpenTandem, openTandem, tomasz } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;

beforeEach(async () => {
  await clearDatabase();
  await makeCompany(makeTestCore('2026-12-02T12:00:00Z'));
  open = await openTandem();
});

afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

/** What stands in the date fields of the form that is open. */
function dates({ dialog }: Sight): unknown[] {
  const values = new Map(nodesOf(dialog?.card, 'Input.Date').map(({ id, value }) => [id, value]));
  return ['firstIssueOn', 'revieweeBy', 'reviewerBy', 'finaliseBy'].map((id) => values.get(id));
}

describe('setting up in Teams', () => {
  it('T1 makes a template with readers and deadlines, with which a new cycle starts out', async () => {
    const asTomasz = open.teams.asUser(tomasz);
    const hub = await asTomasz.say('home');
    await asTomasz.press({ activityId: lastOf(hub).id, action: 'Set up' });
    await asTomasz.pressInDialog({ action: 'Templates' });
    await asTomasz.pressInDialog({ action: 'New template' });
    const inputs = { name: 'Slow', visibleTo: 'pair', revieweeBy: '1', reviewerBy: '8', finaliseBy: '10' };
    const page = await asTomasz.pressInDialog({ action: 'Create', inputs });
    expect(wordsOf(page.dialog?.card)).toContain('Slow');
    expect(JSON.stringify(page.dialog?.card)).toContain('Nobody but the two');
    const { _id: templateId, ...slow } = await readTemplate('Slow');
    expect(slow).toMatchObject({
      visibleTo: 'pair',
      deadlines: { revieweeBy: 1, reviewerBy: 8, finaliseBy: 10 },
    });
    const expected = ['2026-12-07', '2026-12-08', '2026-12-15', '2026-12-17'];
    expect(dates(await asTomasz.pressInDialog({ action: 'New cycle from it' }))).toEqual(expected);

    await asTomasz.pressInDialog({ action: 'Back' });
    await asTomasz.pressInDialog({ action: 'New cycle' });
    const chosen = await asTomasz.pressInDialog({ action: 'Next', inputs: { templateId } });
    expect(dates(chosen)).toEqual(expected);
  });
});
