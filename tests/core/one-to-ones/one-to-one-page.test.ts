import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OneToOneTab } from '../../../src/core/chat/one-to-one-actions.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { askedOfDatabase } from '../../support/asked-of-database.ts';
import { act, type Company, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T10:00:00Z');
let company: Company;
let oneToOne: OneToOne;

beforeAll(async () => {
  company = await makeCompany(core);
  oneToOne = await issueOpen(core);
  const { reviewee, reviewer } = company;
  const { _id: oneToOneId } = oneToOne;
  await act(core, reviewer, { type: 'add-agenda-point', oneToOneId }, { text: 'The roadmap' });
  const actionPoint = { text: 'Write it down', owner: reviewee._id };
  await act(core, reviewer, { type: 'add-action-point', oneToOneId }, actionPoint);
  await act(core, reviewer, { type: 'add-note', oneToOneId }, { text: 'Well done', visibility: 'public' });
});

describe('the page of a 1-to-1', () => {
  const always = ['oneToOnes', 'people', 'settings'];

  it.each<[OneToOneTab, string[]]>([
    ['agenda', ['actionPoints', 'agendaPoints', 'comments', ...always]],
    ['answers', always],
    ['actions', ['actionPoints', 'comments', ...always]],
    ['notes', ['notes', ...always]],
  ])(
    'asks the database once for each thing that stands on its tab %s, and for nothing else',
    async (tab, expected) => {
      const open = { type: 'open-one-to-one', oneToOneId: oneToOne._id, tab } as const;
      expect(await askedOfDatabase(() => act(core, company.reviewee, open))).toEqual(expected);
    },
  );
});
