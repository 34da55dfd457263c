import type { Core } from '../core.ts';
import { type SeenOneToOne, seeOneToOnes } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { calendarOf } from '../people/calendar-of.ts';
import { findCoveredBy } from '../people/find-covered-by.ts';
import { loadCalendarsOf } from '../people/load-calendars.ts';
import type { Person } from '../people/person.ts';
import { overdueActionPointsOf } from '../points/action-points-of.ts';
import { type ListedActionPoint, listedActionPoints } from '../points/listed-action-points.ts';
import { daysBetween } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';
import { type Duty, dutiesOn } from './duties.ts';
import { rungsOf } from './ladder.ts';

/** A 1-to-1 that waits for its reader, and what of it they have begun to be reminded of. */
export interface WaitingOneToOne {
  seen: SeenOneToOne;
  duties: Duty[];
}

/** Everything that waits for somebody today. */
export interface Reminder {
  reader: Person;
  today: IsoDate;
  /** The nearest deadline first, whether it is ahead or has passed. */
  waiting: WaitingOneToOne[];
  actionPoints: ListedActionPoint[];
  /** What they have put off, and until when. */
  snoozed: { seen: SeenOneToOne; until: IsoDate }[];
}

const mostOneToOnes = 200;
const mostActionPoints = 20;

/**
 * As things stand now, and as far as this person may see them.
 * @param through the day by which they were to be reminded of it; today, when absent
 */
export async function gatherReminder(core: Core, reader: Person, through?: IsoDate): Promise<Reminder> {
  const today = dayIn(core.clock.now(), reader.timeZone);
  const until = through ?? today;
  const [seenOnes, actionPoints, teams] = await Promise.all([
    findOpen(core, reader),
    overdueActionPointsOf(reader._id, until, mostActionPoints).then((points) =>
      listedActionPoints(reader, points),
    ),
    loadCalendarsOf([reader]),
  ]);
  const ladder = { person: reader, calendar: calendarOf(teams, reader) };
  const reminder: Reminder = { reader, today, waiting: [], actionPoints, snoozed: [] };
  for (const seen of seenOnes) {
    const left = dutiesOn(seen.oneToOne, seen.ownPart);
    const duties = left.filter((duty) => rungsOf(seen.oneToOne, duty, ladder).some((rung) => rung <= until));
    const { snoozedUntil } = seen.oneToOne.reminderChoices?.[reader._id] ?? {};
    if (duties.length > 0) reminder.waiting.push({ seen, duties });
    else if (left.length > 0 && snoozedUntil && snoozedUntil > today)
      reminder.snoozed.push({ seen, until: snoozedUntil });
  }
  const distance = ({ duties }: WaitingOneToOne) =>
    Math.min(...duties.map(({ by }) => Math.abs(daysBetween(today, by))));
  reminder.waiting.sort((left, right) => distance(left) - distance(right));
  return reminder;
}

/** The open 1-to-1s that this person answers, or reviews for now. */
async function findOpen(core: Core, reader: Person): Promise<SeenOneToOne[]> {
  const reviewerIds = [reader._id, ...(await findCoveredBy(core, reader._id))];
  const found = await OneToOneModel.find({
    status: 'open',
    $or: [{ revieweeId: reader._id }, { reviewerId: { $in: reviewerIds } }],
  })
    .sort({ finaliseBy: -1, _id: 1 })
    .limit(mostOneToOnes)
    .lean<OneToOne[]>();
  return seeOneToOnes(core, reader, found);
}
