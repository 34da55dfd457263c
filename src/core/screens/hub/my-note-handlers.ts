import type { Handlers } from '../../chat/handler.ts';
import { deleteNote } from '../../notes/delete-note.ts';
import { myNotes } from '../../notes/my-notes.ts';
import { myNotesPage } from './my-notes-page.ts';

type MyNoteActions = 'list-my-notes' | 'delete-my-note';

export const myNoteHandlers: Handlers<MyNoteActions> = {
  async 'list-my-notes'(core, { page }, { actor }) {
    return { kind: 'show', view: myNotesPage(actor, await myNotes(core, actor, page)) };
  },

  async 'delete-my-note'(core, { noteId, page }, { actor }) {
    await deleteNote(core, actor, { noteId });
    return { kind: 'go', to: { type: 'list-my-notes', page }, said: 'Deleted.' };
  },
};
