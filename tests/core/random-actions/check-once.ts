import { NoteModel } from '../../../src/core/notes/note.ts';
import { ActionPointModel } from '../../../src/core/points/action-point.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import type { CompanyModel } from './company-model.ts';

interface Checked {
  model: CompanyModel;
  fail(why: string): never;
}

/** Nothing exists twice, and nothing that was deleted came back: each was made by one thing that somebody did. */
export async function checkOnce(play: Checked): Promise<void> {
  const { model } = play;
  const points = [...model.agenda.values(), ...model.actions.values()];
  const comments = points.flatMap((point) => point.comments ?? []);
  const [agenda, actions, said, notes] = await Promise.all([
    AgendaPointModel.distinct('text'),
    ActionPointModel.distinct('text'),
    CommentModel.distinct('text'),
    NoteModel.countDocuments(),
  ]);
  const [agendaCount, actionCount, commentCount] = await Promise.all([
    AgendaPointModel.countDocuments(),
    ActionPointModel.countDocuments(),
    CommentModel.countDocuments(),
  ]);
  const kinds = [
    { name: 'agenda point', made: agendaCount, different: agenda.length, typed: model.agenda.size },
    { name: 'action point', made: actionCount, different: actions.length, typed: model.actions.size },
    { name: 'comment', made: commentCount, different: said.length, typed: comments.length },
    { name: 'note', made: notes, different: model.notes.size, typed: model.notes.size },
  ];
  for (const { name, made, different, typed } of kinds) {
    if (made > different) play.fail(`there are ${made} of ${different} ${name}s: one is there twice`);
    if (made !== typed) play.fail(`there are ${made} ${name}s, and ${typed} should be`);
  }
}
