import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand } from '../../../src/core/chat/parse-command.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { type Note, NoteModel } from '../../../src/core/notes/note.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { actionTypesOf, buttonsOf, itemsOf } from '../../support/shown.ts';
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

const write = (actor: Person, text: string) =>
  act(core, actor, { type: 'add-note', oneToOneId: oneToOne._id }, { text, visibility: 'private' });

/** What somebody is shown who types `notes`. */
async function myNotes(actor: Person): Promise<Reply> {
  const reply = await act(core, actor, parseCommand('notes'));
  expect(reply).toMatchObject({ kind: 'show', view: { title: 'My notes' } });
  return reply;
}

const idOf = async (author: Person) =>
  (await NoteModel.findOne({ authorId: author._id }).orFail().lean<{ _id: string }>())._id;

const handOver = (to: Person) =>
  act(core, company.hr, { type: 'reassign', oneToOneId: oneToOne._id, toId: to._id });

/** Ways for somebody who wrote a private note to see less of the 1-to-1, or nothing. */
const farewells: Record<string, () => Promise<Person>> = {
  async 'a former reviewer'() {
    await write(company.reviewer, 'marker');
    await handOver(company.colleague);
    return company.reviewer;
  },
  async 'a stand-in after the return'() {
    const absence = {
      from: isoDate('2026-12-02'),
      until: isoDate('2026-12-02'),
      standInId: company.colleague._id,
    };
    await PersonModel.updateOne({ _id: company.reviewer._id }, { absences: [absence] });
    await write(company.colleague, 'marker');
    core.turnTo('2026-12-03T12:00:00Z');
    return company.colleague;
  },
  async 'a reviewer who was HR, and lost both'() {
    await handOver(company.hr);
    await write(company.hr, 'marker');
    await act(core, company.hr, { type: 'reassign', oneToOneId: oneToOne._id, toId: company.colleague._id });
    await PersonModel.updateOne({ _id: company.hr._id }, { role: 'member' });
    return { ...company.hr, role: 'member' };
  },
};

describe.each(Object.keys(farewells))('V6 %s', (who) => {
  it('reads what they wrote for themself, and nothing else of the 1-to-1', async () => {
    const author = (await farewells[who]?.()) as Person;
    const successor = (await OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>()).reviewerId;
    const reply = await myNotes(author);
    const shown = JSON.stringify(reply);
    expect(shown).toContain('marker');
    expect(itemsOf(reply)).toEqual(['marker']);
    expect(shown).toContain('Weekly 1-to-1 with Mei Tan');
    expect(actionTypesOf(reply)).toEqual(['delete-my-note']);
    const reviewer = await PersonModel.findById(successor).orFail().lean<Person>();
    if (reviewer._id !== author._id) expect(shown).not.toContain(reviewer.name);
    expect(shown).not.toContain(oneToOne._id);
  });

  it('deletes it by the button of then, and by that of the page', async () => {
    const author = (await farewells[who]?.()) as Person;
    const noteId = await idOf(author);
    const remove = { type: 'delete-note', oneToOneId: oneToOne._id, noteId } as const;
    for (const other of [company.reviewee, company.hr, company.colleague].filter(
      ({ _id }) => _id !== author._id,
    ))
      await expect(act(core, other, remove)).rejects.toMatchObject({ code: 'not-found' });
    await expect(act(core, author, remove)).resolves.toMatchObject({ kind: 'close' });
    expect(await NoteModel.countDocuments()).toBe(0);
  });
});

describe('V6 the page of one’s own notes', () => {
  it('deletes on the page what it shows', async () => {
    await write(company.reviewer, 'marker');
    await act(core, company.hr, { type: 'archive-one-to-one', oneToOneId: oneToOne._id });
    const page = await myNotes(company.reviewer);
    expect(itemsOf(page)).toEqual(['marker']);
    const remove = buttonsOf(page).find(({ action }) => action.type === 'delete-my-note')?.action;
    if (!remove) throw new Error('nothing to delete it with');
    await expect(act(core, company.hr, remove)).rejects.toMatchObject({ code: 'not-found' });
    await act(core, company.reviewer, remove);
    expect(await NoteModel.countDocuments()).toBe(0);
  });

  it('leads to a 1-to-1 that its author still sees', async () => {
    await write(company.reviewee, 'marker');
    expect(actionTypesOf(await myNotes(company.reviewee))).toEqual(['open-one-to-one', 'delete-my-note']);
    for (const from of [
      { type: 'open-hub' } as const,
      { type: 'open-one-to-one', oneToOneId: oneToOne._id, tab: 'notes' } as const,
    ])
      expect(actionTypesOf(await act(core, company.reviewee, from))).toContain('list-my-notes');
  });

  it('says with whom it was when it was written', async () => {
    await write(company.reviewee, 'before');
    core.turnTo('2026-12-02T11:00:00Z');
    await handOver(company.colleague);
    core.turnTo('2026-12-02T12:00:00Z');
    await write(company.reviewee, 'after');
    const shown = JSON.stringify(await myNotes(company.reviewee));
    expect(shown).toMatch(/after.*with Kofi Mensah.*before.*with Tomasz Wojcik/);
  });

  it('has pages, and shows all the rest when one note does not open, as does the 1-to-1', async () => {
    const texts = Array.from({ length: 7 }, (_, index) => `note ${index}`);
    for (const text of texts) await write(company.reviewee, text);
    const [first] = await NoteModel.find({ authorId: company.reviewee._id })
      .sort({ writtenAt: 1, _id: 1 })
      .lean<Note[]>();
    await NoteModel.updateOne({ _id: first?._id ?? '' }, { sealed: 'AAAA' });
    const pages = await Promise.all(
      [0, 1].map((page) => act(core, company.reviewee, { type: 'list-my-notes', page })),
    );
    const items = pages.flatMap(itemsOf);
    expect(items).toHaveLength(7);
    expect(items.slice(0, 6)).toEqual(texts.slice(1).reverse());
    const tab = { type: 'open-one-to-one', oneToOneId: oneToOne._id, tab: 'notes' } as const;
    expect(itemsOf(await act(core, company.reviewee, tab)).slice(1)).toEqual(texts.slice(1));
    await act(core, company.reviewee, { type: 'delete-my-note', noteId: first?._id ?? '' });
    expect(await NoteModel.countDocuments()).toBe(6);
  });

  it('is nothing for those who have left', async () => {
    await write(company.reviewee, 'marker');
    const left = { ...company.reviewee, isActive: false };
    await expect(myNotes(left)).rejects.toMatchObject({ code: 'not-found' });
    const remove = { type: 'delete-my-note', noteId: await idOf(left) } as const;
    await expect(act(core, left, remove)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('holds exactly what its author wrote, whoever reviews it by now and however it was closed', async () => {
    const other = await addPerson('Nadia Next');
    const everybody = () => [company.reviewee, company.reviewer, company.hr, company.colleague, other];
    const step = fc.oneof(
      fc.record({ what: fc.constant('write' as const), who: fc.nat(4) }),
      fc.record({ what: fc.constant('hand over' as const), who: fc.nat(4) }),
      fc.record({
        what: fc.constantFrom('archive' as const, 'restore' as const, 'finalise' as const),
        who: fc.nat(4),
      }),
    );
    const attempt = (promise: Promise<unknown>) =>
      promise.then(
        () => true,
        () => false,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        await NoteModel.deleteMany();
        const back = {
          $set: { reviewerId: company.reviewer._id, status: 'open' as const },
          $unset: { archived: 1 },
        };
        await OneToOneModel.updateOne({ _id: oneToOne._id }, back);
        const written = new Map<string, string[]>();
        const { _id: oneToOneId } = oneToOne;
        for (const [index, { what, who }] of steps.entries()) {
          const person = everybody()[who] as Person;
          if (what === 'write') {
            const text = `note ${index} of ${person.name}`;
            if (await attempt(write(person, text)))
              written.set(person._id, [text, ...(written.get(person._id) ?? [])]);
          } else if (what === 'hand over') await attempt(handOver(person));
          else if (what === 'finalise')
            await attempt(act(core, company.hr, { type: 'finalise', oneToOneId }));
          else await attempt(act(core, company.hr, { type: `${what}-one-to-one`, oneToOneId }));
          core.turnTo(new Date(core.clock.now().getTime() + 60_000).toISOString());
        }
        for (const reader of everybody())
          expect(itemsOf(await myNotes(reader))).toEqual((written.get(reader._id) ?? []).slice(0, 5));
      }),
      { numRuns: 25 },
    );
  });
});
