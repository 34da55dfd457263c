import type { Handover } from '../../handovers/find-handover.ts';
import type { ReadableNote } from '../../notes/notes-of.ts';
import type { ActivityItem } from '../../one-to-ones/activity-item.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { ReminderChoice } from '../../one-to-ones/one-to-one.ts';
import type { ActionPoint } from '../../points/action-point.ts';
import type { AgendaPoint } from '../../points/agenda-point.ts';
import type { Comment } from '../../points/comment.ts';
import type { SeenUsefulness } from '../../usefulness/usefulness-of.ts';

/** Everything a person may see of a 1-to-1, gathered. */
export interface OneToOnePage {
  seen: SeenOneToOne;
  agenda: AgendaPoint[];
  actions: ActionPoint[];
  notes: ReadableNote[];
  /** By point. */
  comments?: ReadonlyMap<string, Comment[]>;
  activity?: ActivityItem[];
  usefulness?: SeenUsefulness;
  /** What the reviewee may let a new reviewer read. */
  handover?: Handover;
  /** What the reader chose for their reminders of it, as far as it still counts. */
  reminderChoice?: ReminderChoice;
  /** Names of everybody who wrote or owns something here. */
  names: ReadonlyMap<string, string>;
}
