import type { ReadableNote } from '../../notes/notes-of.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { ActionPoint } from '../../points/action-point.ts';
import type { AgendaPoint } from '../../points/agenda-point.ts';
import type { Comment } from '../../points/comment.ts';

/** What a person may see of the points and notes of a 1-to-1, gathered. */
export interface PointsOnPage {
  seen: SeenOneToOne;
  agenda: AgendaPoint[];
  actionPoints: ActionPoint[];
  notes: ReadableNote[];
  /** By point. */
  comments?: ReadonlyMap<string, Comment[]>;
  /** Names of everybody who wrote or owns something here. */
  names: ReadonlyMap<string, string>;
}
