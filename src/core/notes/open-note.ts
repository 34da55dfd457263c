import type { Core } from '../core.ts';
import type { Note } from './note.ts';

/** The words of a note; none where a private one does not open, as when it was sealed with another secret. */
export interface OpenedNote {
  text: string;
  isUnreadable?: true;
}

/** One note that does not open takes no other with it. */
export function openNote(core: Core, { _id, isPrivate, text = '', sealed = '' }: Note): OpenedNote {
  if (!isPrivate) return { text };
  try {
    return { text: core.vault.open(sealed, _id) };
  } catch {
    core.log.warn({ noteId: _id }, 'a private note does not open');
    return { text: '', isUnreadable: true };
  }
}

/** What stands in the place of such a note. */
export const unreadableNote =
  'This note does not open. Ask whoever runs Tandem whether its secret was changed.';
