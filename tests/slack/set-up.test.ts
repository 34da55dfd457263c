import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { eventually } from '../support/eventually.ts';
import { readTemplate } from '../support/shown.ts';
import { makeCompany } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { type SlackWorld, startSlackWorld, tomaszId, wordsIn } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;

beforeEach(async () => {
  await clearDatabase();
  world = await startSlackWorld({ handle });
  world.core.turnTo('2026-12-01T12:00:00Z');
  const { reviewer } = await makeCompany(world.core);
  await PersonModel.updateOne({ _id: reviewer._id }, { slack: { userId: tomaszId } });
});

afterEach(() => world.stop());

const tomasz = () => world.workspace.asUser(tomaszId);
const modal = () => tomasz().see().modal?.view;

async function until(words: string): Promise<void> {
  await eventually(() => `${modal()?.title.text} ${wordsIn(modal()?.blocks)}`.includes(words));
}

async function press(label: string, then: string): Promise<void> {
  await tomasz().press({ in: 'modal' }, { label });
  await until(then);
}

async function fill(values: Record<string, string>): Promise<void> {
  for (const [block_id, value] of Object.entries(values)) await tomasz().fill({ block_id }, value);
}

/** What stands in the date fields of the form that is open. */
function dates(): unknown[] {
  const values = modal()?.state.values ?? {};
  return ['firstIssueOn', 'revieweeBy', 'reviewerBy', 'finaliseBy'].map(
    (id) => (values[id]?.[`answer:${id}`] as { selected_date?: string } | undefined)?.selected_date,
  );
}

describe('setting up in Slack', () => {
  it('T1 makes a template with readers and deadlines, with which a new cycle starts out', async () => {
    await tomasz().openHome();
    await eventually(() => tomasz().see().home ?? false);
    await tomasz().press({ in: 'home' }, { label: 'Set up' });
    await until('Templates');
    await press('Templates', 'New template');
    await press('New template', 'Who reviews');
    await fill({ name: 'Slow', visibleTo: 'pair', revieweeBy: '1', reviewerBy: '8', finaliseBy: '10' });
    await tomasz().submit();
    await until('Nobody but the two');
    expect(await readTemplate('Slow')).toMatchObject({
      visibleTo: 'pair',
      deadlines: { revieweeBy: 1, reviewerBy: 8, finaliseBy: 10 },
    });
    await press('New cycle from it', 'First issue');
    const slow = ['2026-12-07', '2026-12-08', '2026-12-15', '2026-12-17'];
    expect(dates()).toEqual(slow);

    await press('Back', 'There are none yet.');
    await press('New cycle', 'Template');
    await fill({ templateId: (await readTemplate('Slow'))._id });
    await tomasz().submit();
    await until('First issue');
    expect(dates()).toEqual(slow);
  });
});
