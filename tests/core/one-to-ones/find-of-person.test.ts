import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { actionTypesOf, buttonsOf, errorsOf, itemsOf } from '../../support/shown.ts';
import { act, addPerson, type Company } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

const find = (person: string, actor = company.hr) =>
  act(core, actor, { type: 'find-one-to-ones' }, { person });

describe('the 1-to-1s of somebody', () => {
  it('V1 are found by HR by name or e-mail, of the reviewee as of the reviewer, and opened from there', async () => {
    expect(actionTypesOf(await act(core, company.hr, { type: 'open-home' }))).toContain(
      'open-one-to-one-search',
    );
    for (const typed of ['Mei Tan', 'mei.tan@example.com', 'Tomasz Wojcik']) {
      expect(itemsOf(await find(typed))).toEqual(['Mei Tan with Tomasz Wojcik · Weekly 1-to-1']);
    }
    expect(itemsOf(await find('Kofi Mensah'))).toEqual([]);
    const [open] = buttonsOf(await find('Mei Tan'));
    const page = await act(core, company.hr, open?.action as UserAction);
    expect(actionTypesOf(page)).toEqual(expect.arrayContaining(['open-finalise', 'open-reassign']));
  });

  it('V1 say how far each of the two is', async () => {
    const shown = JSON.stringify(await find('Mei Tan'));
    expect(shown).toContain('Mei Tan: not shared yet · Tomasz Wojcik: not shared yet · by Mon 7 Dec');
  });

  it('V1 V2 are nobody else’s to look for, not even that there is a search', async () => {
    const personId = company.reviewee._id;
    const actions: UserAction[] = [
      { type: 'open-one-to-one-search' },
      { type: 'find-one-to-ones' },
      { type: 'list-one-to-ones-of', personId },
    ];
    for (const actor of [company.reviewee, company.reviewer, company.colleague]) {
      for (const action of actions) {
        const attempt = act(core, actor, action, { person: 'Mei Tan' });
        await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
      }
      const home = await act(core, actor, { type: 'open-home' });
      expect(actionTypesOf(home)).not.toContain('open-one-to-one-search');
    }
  });

  it('keep what was typed when nobody or several are meant', async () => {
    await addPerson('Mei Other');
    expect(errorsOf(await find(' '))).toEqual({ person: 'Please write a name.' });
    expect(errorsOf(await find('Nobody'))).toHaveProperty('person');
    const several = await find('Mei');
    expect(errorsOf(several).person).toContain('mei.other@example.com');
    expect(JSON.stringify(several)).toContain('"value":"Mei"');
  });

  it('O8 leave out what is archived, and come in pages, the newest first', async () => {
    const { _id: _, ...facts } = oneToOne;
    await OneToOneModel.insertMany(
      Array.from({ length: 10 }, (_, n) => ({
        ...facts,
        _id: `past:${n}`,
        occurrence: n + 100,
        title: `No ${n}`,
        finaliseBy: `2026-11-${10 + n}`,
        status: n === 9 ? 'archived' : 'finalised',
      })),
    );
    const first = await find('Mei Tan');
    expect(itemsOf(first)).toEqual(
      ['Weekly 1-to-1', ...[8, 7, 6, 5, 4, 3, 2].map((n) => `No ${n}`)].map(
        (title) => `Mei Tan with Tomasz Wojcik · ${title}`,
      ),
    );
    const more = buttonsOf(first).find(({ label }) => label === 'More (page 2 of 2)');
    const second = await act(core, company.hr, more?.action as UserAction);
    expect(itemsOf(second)).toHaveLength(2);
    expect(buttonsOf(second).map(({ label }) => label)).toContain('Earlier (page 1 of 2)');
  });
});
