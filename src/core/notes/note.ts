import mongoose from 'mongoose';
import { newId } from '../new-id.ts';

/** A public note has `text`; a private one has only `sealed`, encrypted for its author. */
export interface Note {
  _id: string;
  oneToOneId: string;
  authorId: string;
  isPrivate: boolean;
  text?: string;
  sealed?: string;
  writtenAt: Date;
}

const noteSchema = new mongoose.Schema<Note>(
  {
    _id: { type: String, default: newId },
    oneToOneId: { type: String, required: true },
    authorId: { type: String, required: true },
    isPrivate: { type: Boolean, required: true },
    text: String,
    sealed: String,
    writtenAt: { type: Date, required: true },
  },
  { collection: 'notes', versionKey: false },
);

noteSchema.index({ oneToOneId: 1, writtenAt: 1 });
noteSchema.index({ authorId: 1, isPrivate: 1, writtenAt: -1 });

export const NoteModel = mongoose.model<Note>('Note', noteSchema);
