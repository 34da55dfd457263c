import { beforeEach, describe, expect, it } from '@jest/globals';
import { activityIdOf, claimActivity, closeActivity } from '../../../src/core/chat/answered-activity.ts';
import { lateAnswer } from '../../../src/core/notices/kinds/late-answer.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import type { Company } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
const activityId = activityIdOf('teams', 'a:mei:1');
let company: Company;
let about: string;

beforeEach(async () => {
  ({
    company,
    oneToOne: { _id: about },
  } = await beginWithOpen(core));
});

const buttonsFor = async (reader: keyof Company, where?: string) => {
  const notice = { kind: 'late-answer' as const, activityId, ...(where && { about: where }) };
  const card = await lateAnswer.compose(core, company[reader] as Company['reviewee'], notice, false);
  return card?.body
    .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
    .map(({ action }) => action);
};

describe('an answer that did not get through', () => {
  it('leads to the 1-to-1 in which something was done, and elsewhere to the hub', async () => {
    expect(await buttonsFor('reviewee', about)).toEqual([{ type: 'open-one-to-one', oneToOneId: about }]);
    expect(await buttonsFor('reviewee')).toEqual([{ type: 'open-home' }]);
  });

  it('leads nobody to a 1-to-1 that is not theirs to see, or is none', async () => {
    expect(await buttonsFor('colleague', about)).toEqual([{ type: 'open-home' }]);
    expect(await buttonsFor('reviewee', 'none:0:mei')).toEqual([{ type: 'open-home' }]);
  });

  it('is not said once its repeat was answered', async () => {
    const claim = await claimActivity(core, activityId);
    if (typeof claim === 'string') throw new Error(claim);
    await closeActivity(core, claim);
    expect(await buttonsFor('reviewee', about)).toBeUndefined();
  });
});
