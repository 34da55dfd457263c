import type { Handlers } from '../../chat/handler.ts';
import { AppError } from '../../errors.ts';
import { readForm } from '../../forms/read-form.ts';
import { addNote, noteInputSchema, whyNoPublicNote } from '../../notes/add-note.ts';
import { deleteNote } from '../../notes/delete-note.ts';
import { can, loadOneToOne, mustBeAllowed } from '../../one-to-ones/load-one-to-one.ts';
import { chooseOneToOne } from './choose-one-to-one.ts';
import { noteForm } from './note-form.ts';

type NoteActions = 'open-note-form' | 'add-note' | 'delete-note';

export const noteHandlers: Handlers<NoteActions> = {
  async 'open-note-form'(core, action, request) {
    const chosen = await chooseOneToOne(core, request, action.oneToOneId, {
      title: 'Add note',
      next: { type: 'open-note-form' },
    });
    if ('reply' in chosen) return chosen.reply;
    mustBeAllowed(chosen.seen, 'write-public-note');
    const refusal = whyNoPublicNote(chosen.seen);
    if (refusal !== undefined && !can(chosen.seen, 'write-private-note'))
      throw new AppError('conflict', refusal);
    return { kind: 'show', view: noteForm(chosen.seen, {}, {}) };
  },

  async 'add-note'(core, { oneToOneId }, { actor, values }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeAllowed(seen, values.visibility === 'private' ? 'write-private-note' : 'write-public-note');
    const read = readForm(noteInputSchema, values);
    const errors = 'errors' in read ? read.errors : await addNote(core, seen, read.input);
    if (Object.keys(errors).length > 0) {
      // It may have been closed since: the form offers what can be done now, and keeps what was typed.
      return { kind: 'errors', form: noteForm(await loadOneToOne(core, actor, oneToOneId), values, errors) };
    }
    const said = values.visibility === 'private' ? 'Noted, for you alone.' : 'Noted.';
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId, tab: 'notes' }, said };
  },

  async 'delete-note'(core, { oneToOneId, noteId }, { actor }) {
    await deleteNote(core, actor, { noteId, oneToOneId });
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId, tab: 'notes' }, said: 'Deleted.' };
  },
};
