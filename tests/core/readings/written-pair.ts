import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { importPeople } from '../../../src/core/imports/import-people.ts';
import { peopleColumns } from '../../../src/core/imports/people-row.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Absence, type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { beginWith } from '../../support/begin-with.ts';
import { buttonIn } from '../../support/shown-words.ts';
import {
  act,
  addPerson,
  type Company,
  fieldOf,
  issueOpen,
  makeCompany,
} from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';

/** What each test begins with. */
export let core: TestCore;
export let company: Company;
export let oneToOne: OneToOne;
export let admin: Person;

export const words = ['the-answer', 'the-point', 'the-action', 'the-comment', 'the-note'];

type Reads = 'hr' | 'pair' | 'setting';

/** Mei and Tomasz have written to each other; HR may read it or not. */
export async function begin(visibleTo: Reads): Promise<void> {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne, admin } = await beginWith(visibleTo, async () => {
    company = await makeCompany(core);
    if (visibleTo !== 'setting') await TemplateModel.updateMany({}, { $set: { visibleTo } });
    oneToOne = await issueOpen(core);
    await write(oneToOne, 'the');
    return { company, oneToOne, admin: await addPerson('Ada Admin', { role: 'admin' }) };
  }));
}

/** What is written in a 1-to-1, of every kind, by its reviewee. */
export async function write(where: OneToOne, word: string, by = company.reviewee): Promise<void> {
  const on = { oneToOneId: where._id };
  const required = { [fieldOf(where, 'mood')]: '4', [fieldOf(where, 'plate')]: '2' };
  await act(
    core,
    by,
    { type: 'share-answers', ...on },
    { ...required, [fieldOf(where, 'moved')]: `${word}-answer` },
  );
  await act(core, by, { type: 'add-agenda-point', ...on }, { text: `${word}-point` });
  await act(core, by, { type: 'add-action-point', ...on }, { text: `${word}-action`, owner: by._id });
  await act(core, by, { type: 'add-note', ...on }, { text: `${word}-note`, visibility: 'public' });
  const page = await act(core, by, { type: 'open-one-to-one', ...on });
  const comment = buttonIn(page, 'Comment').action;
  if (comment.type !== 'open-comment-form') throw new Error('nothing to comment on');
  await act(core, by, { ...comment, type: 'add-comment' }, { text: `${word}-comment` });
}

/** Which words somebody is shown on any page of a 1-to-1. */
export async function wordsReadBy(reader: Person, where = oneToOne, sought = words): Promise<string[]> {
  const shown: string[] = [];
  for (const tab of ['agenda', 'answers', 'actions', 'notes'] as const) {
    const open: UserAction = { type: 'open-one-to-one', oneToOneId: where._id, tab };
    shown.push(await act(core, reader, open).then(JSON.stringify, () => ''));
  }
  return sought.filter((word) => shown.some((page) => page.includes(word)));
}

export const fresh = async ({ _id }: Person) => PersonModel.findById(_id).orFail().lean<Person>();
export const days = { from: '2026-12-02', until: '2026-12-02' };
export const nameStandIn = (actor: Person, standIn: Person, away = company.reviewer) =>
  act(core, actor, { type: 'add-absence', personId: away._id }, { ...days, standIn: standIn.email });
export const absences = async (): Promise<Absence[]> => (await fresh(company.reviewer)).absences;
export const handTo = (actor: Person, to: Person) =>
  act(core, actor, { type: 'reassign', oneToOneId: oneToOne._id, toId: to._id });
export const now = async () => OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();

/** The operator gives somebody a role, by a file. */
export const importRole = async ({ email, name }: Person, role: Person['role']) => {
  const cells = [email, name, 'Europe/London', 'en-GB', role, '', '', '', '', 'true', '', ''];
  await importPeople(core, Buffer.from([peopleColumns.join(','), cells.join(',')].join('\n')));
};
