import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import type { Changes } from '../../../src/core/database/compare-records.ts';
import { changePeople } from '../../../src/core/people/change/change-people.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { everywhereDueAt, forgetIssued } from '../company.ts';
import { answer, coreAt, type Place } from './answer.ts';
import { type Examined, examinedIn, explainQueries } from './explain-queries.ts';

export interface Late {
  /** What was changed of somebody after everybody else had theirs. */
  change: string;
  issued: number;
  examined: Examined;
}

/** Where it is still the issue date when it is past nine everywhere. */
const timeZone = 'Europe/London';
const minuteMs = 60_000;

await answer<Place>(async (place) => {
  const [inactive, teamless] = await PersonModel.find({ timeZone })
    .sort({ _id: -1 })
    .limit(2)
    .lean<Person[]>();
  if (!inactive || !teamless) throw new Error(`Too few people live in ${timeZone}.`);
  await PersonModel.updateOne({ _id: inactive._id }, { $set: { isActive: false } });
  await PersonModel.updateOne({ _id: teamless._id }, { $unset: { primaryTeamId: true } });
  await forgetIssued();
  const { issued: before } = await issueDue(coreAt(everywhereDueAt));
  const { primaryTeamId } = teamless;
  return {
    before,
    late: [
      await issueLate(place, 'made active', inactive._id, { $set: { isActive: true } }, 1),
      await issueLate(place, 'given a team', teamless._id, { $set: { primaryTeamId } }, 2),
    ],
  };
});

/** Changes somebody as an import does, and looks at what the next sweep costs. */
async function issueLate(
  place: Place,
  change: string,
  personId: string,
  changes: Changes,
  minute: number,
): Promise<Late> {
  const core = coreAt(new Date(everywhereDueAt.getTime() + minute * minuteMs));
  const before = await PersonModel.findById(personId).orFail().lean<Person>();
  await changePeople(core, undefined, (write) => write({ created: [], changed: [{ before, changes }] }));
  let issued = 0;
  const queries = await explainQueries(place, async () => {
    ({ issued } = await issueDue(core));
  });
  return { change, issued, examined: examinedIn(queries) };
}
