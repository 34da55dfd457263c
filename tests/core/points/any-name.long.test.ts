import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand } from '../../../src/core/chat/parse-command.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { act, addPerson, type Company } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { aName, mayAct, someWords } from '../people/named-people.ts';
import { askedIn, storedPoints, valueIn } from './asked-to-whom.ts';

useTestDatabase();

let core: TestCore;
let company: Company;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company } = await beginWithOpen(core));
});

describe('V5 any name before any words', () => {
  it('stores a point at once exactly for a whole name that one person alone has, and keeps everything in the form otherwise', async () => {
    const all = fc.tuple(fc.array(aName, { maxLength: 4 }), someWords);
    await fc.assert(
      fc.asyncProperty(all, aName, async ([names, words], own) => {
        await AgendaPointModel.deleteMany();
        await PersonModel.deleteMany({ email: /^p\d/ });
        await PersonModel.updateOne({ _id: company.reviewee._id }, { name: own });
        for (const [index, name] of names.entries())
          await addPerson(name, { email: `p${index}@example.com` });
        const everybody = [own, ...names, 'Tomasz Wojcik', 'Hanna Berg', 'Kofi Mensah'];
        const typed = parseCommand(`agenda @${words.join(' ')}`);
        const reply = await act(core, company.reviewer, typed, {}, { surface: 'command' });
        const points = await storedPoints();
        const isMeant = mayAct(everybody, words) === 0;
        if (reply.kind === 'notice') {
          expect({ isMeant, points: points.length }).toEqual({ isMeant: true, points: 1 });
          return;
        }
        expect(points).toEqual([]);
        const kept = String(valueIn(reply, 'text') ?? '');
        expect(words.join(' ').endsWith(kept.replace(/^@/, ''))).toBe(true);
        if (isMeant) expect(kept).toBe('');
        else expect(askedIn(reply).isSaid).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
