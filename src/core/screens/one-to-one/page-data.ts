import type { Handover } from '../../handovers/find-handover.ts';
import type { ActivityItem } from '../../one-to-ones/activity-item.ts';
import type { ReminderChoice } from '../../one-to-ones/one-to-one.ts';
import type { Absence } from '../../people/person.ts';
import type { SeenReading } from '../../readings/readings-of.ts';
import type { SeenUsefulness } from '../../usefulness/usefulness-of.ts';
import type { PointsOnPage } from '../points/points-on-page.ts';

/** Everything a person may see of a 1-to-1, gathered. */
export interface OneToOnePage extends PointsOnPage {
  activity?: ActivityItem[];
  usefulness?: SeenUsefulness;
  /** What the reviewee may let a new reviewer read. */
  handover?: Handover;
  /** In which absence of the reviewer somebody acts for them today. */
  standIn?: Absence;
  /** Who read it last, besides the two, for the two. */
  readings?: SeenReading[];
  hasMoreReadings?: boolean;
  /** What the reader chose for their reminders of it, as far as it still counts. */
  reminderChoice?: ReminderChoice;
}
