import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { fieldsOf } from '../../../src/core/chat/view.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { act, type Company } from '../../support/small-company.ts';
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

const write = (actor: Person, text: string, visibility: string) =>
  act(core, actor, { type: 'add-note', oneToOneId: oneToOne._id }, { text, visibility });

async function notesAs(reader: Person): Promise<string> {
  return JSON.stringify(
    await act(core, reader, { type: 'open-one-to-one', oneToOneId: oneToOne._id, tab: 'notes' }),
  );
}

describe('a private note', () => {
  it('N1 is readable by its author alone, also after the 1-to-1 was finalised', async () => {
    await write(company.reviewee, 'marker-private', 'private');
    await act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
    expect(await notesAs(company.reviewee)).toContain('marker-private');
    for (const reader of [company.reviewer, company.hr])
      expect(await notesAs(reader)).not.toContain('marker-private');
  });

  it('N1 stands in the database only sealed, and the audit log says nothing of it', async () => {
    await write(company.reviewer, 'marker-private', 'private');
    const stored = await NoteModel.find().lean();
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain('marker-private');
    expect(await AuditEntryModel.countDocuments({ what: /^note/ })).toBe(0);
  });

  it('is deleted by nobody but its author', async () => {
    await write(company.reviewee, 'mine', 'private');
    const note = await NoteModel.findOne().lean();
    const remove = { type: 'delete-note', oneToOneId: oneToOne._id, noteId: note?._id ?? '' } as const;
    for (const other of [company.reviewer, company.hr]) {
      await expect(act(core, other, remove)).rejects.toMatchObject({ code: 'not-found' });
    }
    await act(core, company.reviewee, remove);
    expect(await NoteModel.countDocuments()).toBe(0);
  });
});

describe('a public note', () => {
  it('N1 is readable by the two and by HR', async () => {
    await write(company.reviewee, 'for all of us', 'public');
    for (const reader of [company.reviewee, company.reviewer, company.hr]) {
      expect(await notesAs(reader)).toContain('for all of us');
    }
  });
});

describe('a public note in a 1-to-1 that is closed', () => {
  const close: Record<string, () => Promise<unknown>> = {
    finalised: () => act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id }),
    archived: () => act(core, company.hr, { type: 'archive-one-to-one', oneToOneId: oneToOne._id }),
    skipped: () => OneToOneModel.updateOne({ _id: oneToOne._id }, { status: 'skipped' }),
  };

  /** The form that came back: what it holds, what can be chosen in it, and whether it says why. */
  function formOf(reply: Reply) {
    if (reply.kind !== 'errors') return reply.kind;
    const [visibility, text] = fieldsOf(reply.form);
    const options = visibility?.input.type === 'choice' ? visibility.input.options : [];
    return {
      text: text && 'value' in text.input && text.input.value,
      offered: options.map(({ value }) => value),
      isSaid: visibility?.error !== undefined,
    };
  }

  it.each(Object.keys(close))('N1 is refused once it is %s, with what was typed kept', async (status) => {
    await close[status]?.();
    for (const author of [company.reviewee, company.reviewer]) {
      const reply = await write(author, 'too late', 'public');
      expect(await NoteModel.countDocuments()).toBe(0);
      expect(formOf(reply)).toEqual({ text: 'too late', offered: ['private'], isSaid: true });
    }
    const reply = await write(company.hr, 'too late', 'public');
    expect(await NoteModel.countDocuments()).toBe(0);
    expect(formOf(reply)).toEqual({ text: 'too late', offered: ['public'], isSaid: true });
    const opening = act(core, company.hr, { type: 'open-note-form', oneToOneId: oneToOne._id });
    await expect(opening).rejects.toMatchObject({ code: 'conflict' });
    await write(company.reviewee, 'for me', 'private');
    expect(await NoteModel.countDocuments({ isPrivate: true })).toBe(1);
  });

  it('N1 is taken again once it was reopened, or restored', async () => {
    await close.archived?.();
    await act(core, company.reviewer, { type: 'restore-one-to-one', oneToOneId: oneToOne._id });
    await write(company.reviewee, 'restored', 'public');
    await close.finalised?.();
    await write(company.reviewee, 'between', 'public');
    await act(core, company.hr, { type: 'reopen', oneToOneId: oneToOne._id }, { reason: 'more to say' });
    await write(company.reviewee, 'reopened', 'public');
    expect((await NoteModel.find().lean()).map(({ text }) => text)).toEqual(['restored', 'reopened']);
  });

  it.each(Object.keys(close))('N1 does not slip in while it is being %s', async (status) => {
    const { collection } = NoteModel;
    const insert = collection.insertMany.bind(collection);
    const slow = async (...given: Parameters<typeof insert>) => {
      await close[status]?.();
      return insert(...given);
    };
    jest.spyOn(collection, 'insertMany').mockImplementationOnce(slow as never);
    const reply = await write(company.reviewee, 'in between', 'public');
    expect(await NoteModel.countDocuments()).toBe(0);
    expect(formOf(reply)).toMatchObject({ text: 'in between', isSaid: true });
    expect(await AuditEntryModel.countDocuments({ what: 'note.added' })).toBe(0);
  });
});

describe('the note form', () => {
  it('starts as private, and says who can read either', async () => {
    const reply = await act(core, company.reviewee, { type: 'open-note-form', oneToOneId: oneToOne._id });
    if (reply.kind !== 'show' || reply.view.kind !== 'form') throw new Error('no form');
    const [visibility] = reply.view.body.flatMap((element) => (element.kind === 'field' ? [element] : []));
    expect(visibility?.input).toMatchObject({ value: 'private' });
    expect(visibility?.help).toBe(
      'Private: Only you can read this. Public: You, Tomasz Wojcik, HR, admins and later reviewers can read this.',
    );
  });

  it('refuses an empty note and one for unknown eyes', async () => {
    expect(await write(company.reviewee, '  ', 'private')).toMatchObject({ kind: 'errors' });
    expect(await write(company.reviewee, 'hello', 'everyone')).toMatchObject({ kind: 'errors' });
    expect(await NoteModel.countDocuments()).toBe(0);
  });
});
