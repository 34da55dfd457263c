import { beforeEach, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { addPeople } from './edit-cases.ts';
import { formIn, openWindow, valuesIn } from './windows.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T10:00:00Z');
const isRefused = (reply: Reply) => reply.kind === 'errors';

beforeEach(clearDatabase);

it('O14 loses nothing in 200 pairs of saves at one moment', async () => {
  const people = await addPeople(200);
  const open: UserAction = { type: 'open-preferences' };
  const outcomes = await Promise.all(
    people.map(async (person) => {
      const windows = [await openWindow(core, person, open), await openWindow(core, person, open)] as const;
      const values = [{ leadDays: '3' }, { quietFrom: '19:00', quietUntil: '07:00' }] as const;
      const replies = await Promise.all([windows[0].send(values[0]), windows[1].send(values[1])]);
      const refused = replies.filter(isRefused);
      const kept = refused.map((reply) => valuesIn(formIn(reply)).leadDays ?? 'hours');
      const stored = await PersonModel.findById(person._id).orFail().lean();
      const { reminderLeadDays, quietHours } = stored.preferences;
      const saved = [reminderLeadDays && '3', quietHours && 'hours'].filter(Boolean);
      return [...kept, ...saved].sort().join();
    }),
  );
  expect(outcomes.filter((outcome) => outcome !== '3,hours')).toEqual([]);
});
