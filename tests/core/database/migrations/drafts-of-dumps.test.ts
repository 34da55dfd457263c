import { beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { fieldsOf } from '../../../../src/core/chat/view.ts';
import { bringUpToDate } from '../../../../src/core/database/migrations/bring-up-to-date.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { endOfDump, restoreDump } from '../../../support/restore-dump.ts';
import { act } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

const name = 'before-migrations';
const core = makeTestCore(endOfDump[name]);
const weekly = 'Weekly 1-to-1';

useTestDatabase();

beforeAll(async () => {
  await clearDatabase();
  await restoreDump(name);
  await bringUpToDate(pino({ level: 'silent' }));
});

const person = async (who: string) =>
  PersonModel.findOne({ email: `${who}@foxglove.example` })
    .orFail()
    .lean<Person>();

/** What the form holds that somebody opens, by the keys of the questions; empty fields are left out. */
async function formOf(who: string, about: string, occurrence: number, title: string) {
  const { _id: revieweeId } = await person(about);
  const { _id: oneToOneId, questions } = await OneToOneModel.findOne({ revieweeId, occurrence, title })
    .orFail()
    .lean<OneToOne>();
  const reply = await act(core, await person(who), { type: 'open-answers', oneToOneId, page: 0 });
  if (reply.kind !== 'show' || reply.view.kind !== 'form') throw new Error(`no form but ${reply.kind}`);
  const held = fieldsOf(reply.view).map(({ id, input }) => {
    const key = questions.find((question) => question.id === id)?.key ?? id;
    return [key, input.type === 'choices' ? input.values : (input.value ?? '')] as const;
  });
  return Object.fromEntries(held.filter(([, { length }]) => length > 0));
}

const allAnswers = {
  mood: '4',
  plate: '3',
  moved: 'The atlas has its first three maps.\n\n• one\n• two *bold* <b>',
  waiting: 'Tomás: the printer',
  decision: 'yes',
  place: 'Office',
  more: ['Feedback', 'Pairing'],
  deep: '7.5',
  off: '2026-12-24',
};

describe('drafts of a database from before the migrations', () => {
  it.each<[string, string, number, Record<string, string | string[]>]>([
    ['sam.whitaker', 'sam.whitaker', 0, { moved: 'half a sent' }],
    ['layla.farouk', 'sam.whitaker', 0, { saw: 'Sam’s calm in the storm' }],
    ['jonas.weber', 'jonas.weber', 0, { mood: '2' }],
    ['tomas.herrera', 'jonas.weber', 0, { saw: 'His tests' }],
    ['tomas.herrera', 'jonas.weber', 1, { saw: 'Written before Tomás left' }],
    ['priya.nair', 'jonas.weber', 1, { saw: 'Written while standing in', plate: '1' }],
    ['priya.nair', 'aroha.ngata', 0, { saw: '?' }],
    ['jonas.weber', 'jonas.weber', 1, { mood: '4', plate: '3', moved: allAnswers.moved }],
    ['lena.sorensen', 'lena.sorensen', 0, { ...allAnswers, deep: '7,5' }],
    ['priya.nair', 'lena.sorensen', 0, {}],
    ['layla.farouk', 'mei.tan', 4, { saw: 'So far' }],
  ])('O2 O4 hold for %s about %s, number %i, what they held', async (who, about, occurrence, expected) => {
    expect(await formOf(who, about, occurrence, weekly)).toEqual(expected);
  });

  it('O3 O4 hold what was emptied and changed after sharing', async () => {
    expect(await formOf('mei.tan', 'mei.tan', 4, weekly)).toEqual({
      ...omit(allAnswers, 'mood', 'more'),
      plate: '1',
      decision: 'no',
      deep: '7,5',
    });
  });

  it('O2 O4 are there again when what they are about is restored or reopened', async () => {
    const kofi = await oneToOneOf('kofi.mensah');
    await act(core, await person('priya.nair'), { type: 'restore-one-to-one', oneToOneId: kofi });
    expect(await formOf('kofi.mensah', 'kofi.mensah', 0, weekly)).toEqual({});
    const priya = await oneToOneOf('priya.nair');
    await act(
      core,
      await person('greta.lindqvist'),
      { type: 'reopen', oneToOneId: priya },
      { reason: 'Too soon' },
    );
    const held = await formOf('priya.nair', 'priya.nair', 0, weekly);
    expect(held).toEqual({ moved: 'Never shared', place: 'Home' });
    expect(await formOf('tomas.herrera', 'priya.nair', 0, weekly)).toEqual({ saw: 'Mine' });
  });
});

async function oneToOneOf(about: string, occurrence = 0): Promise<string> {
  const { _id: revieweeId } = await person(about);
  return (await OneToOneModel.findOne({ revieweeId, occurrence, title: weekly }).orFail().lean<OneToOne>())
    ._id;
}

function omit(values: Record<string, string | string[]>, ...keys: string[]) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}
