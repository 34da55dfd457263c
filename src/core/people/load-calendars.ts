import { type HolidayCalendar, HolidayCalendarModel } from '../holidays/holiday-calendar.ts';
import { type WorkingCalendars, workingCalendarsOf } from '../holidays/working-calendar.ts';
import { getSettings } from '../settings/settings.ts';
import type { TeamCalendars } from './calendar-of.ts';
import { type Team, TeamModel } from './team.ts';

export async function loadWorkingCalendars(): Promise<WorkingCalendars> {
  const [{ workingDays }, calendars] = await Promise.all([
    getSettings(),
    HolidayCalendarModel.find().lean<HolidayCalendar[]>(),
  ]);
  return workingCalendarsOf(workingDays, calendars);
}

type Node = Pick<Team, '_id' | 'parentId' | 'holidayCalendar'>;

/** As much of the teams and calendars as decides which days these people work. */
export async function loadCalendarsOf(people: readonly { primaryTeamId?: string }[]): Promise<TeamCalendars> {
  const calendars = await loadWorkingCalendars();
  const teamIds = [...new Set(people.flatMap(({ primaryTeamId }) => primaryTeamId ?? []))];
  if (calendars.byName.size === 0 || teamIds.length === 0) return { teams: new Map(), calendars };
  const found = await TeamModel.aggregate<Node & { above: Node[] }>([
    { $match: { _id: { $in: teamIds } } },
    {
      $graphLookup: {
        from: TeamModel.collection.collectionName,
        startWith: '$parentId',
        connectFromField: 'parentId',
        connectToField: '_id',
        as: 'above',
      },
    },
    {
      $project: {
        parentId: 1,
        holidayCalendar: 1,
        'above._id': 1,
        'above.parentId': 1,
        'above.holidayCalendar': 1,
      },
    },
  ]);
  const nodes = found.flatMap(({ above, ...team }): Node[] => [team, ...above]);
  return { teams: new Map(nodes.map((node) => [node._id, node])), calendars };
}
