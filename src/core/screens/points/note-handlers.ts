import type { Handlers } from '../../chat/handler.ts';
import { readForm } from '../../forms/read-form.ts';
import { addNote, deleteNote, noteInputSchema } from '../../notes/add-note.ts';
import { loadOneToOne, mustBeAllowed } from '../../one-to-ones/load-one-to-one.ts';
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
    return { kind: 'show', view: noteForm(chosen.seen, {}, {}) };
  },

  async 'add-note'(core, { oneToOneId }, { actor, values }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeAllowed(seen, values.visibility === 'private' ? 'write-private-note' : 'write-public-note');
    const read = readForm(noteInputSchema, values);
    if ('errors' in read) return { kind: 'errors', form: noteForm(seen, values, read.errors) };
    await addNote(core, seen, read.input);
    const said = read.input.visibility === 'private' ? 'Noted, for you alone.' : 'Noted.';
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId, tab: 'notes' }, said };
  },

  async 'delete-note'(core, { oneToOneId, noteId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    await deleteNote(core, seen, noteId);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId, tab: 'notes' }, said: 'Deleted.' };
  },
};
