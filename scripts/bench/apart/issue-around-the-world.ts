import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { localTimeOn } from '../../../src/core/time/local-time.ts';
import { firstIssueOn, forgetIssued } from '../company.ts';
import { answer, coreAt, type Place } from './answer.ts';
import { examinedIn, explainQueries } from './explain-queries.ts';

export interface IssuedAround {
  passes: number;
  issued: number;
  /** How many documents of people were looked at, in all passes together. */
  peopleExamined: number;
}

/** The day on which everybody is issued theirs, with a sweep at nine o'clock of each zone. */
await answer<Place>(async (place): Promise<IssuedAround> => {
  await forgetIssued();
  const zones = await PersonModel.distinct('timeZone');
  const moments = zones
    .map((zone) => localTimeOn(firstIssueOn, '09:00', zone))
    .sort((left, right) => Number(left) - Number(right));
  let issued = 0;
  const sweep = async () => {
    for (const moment of moments) issued += (await issueDue(coreAt(moment))).issued;
  };
  const { people = 0 } = examinedIn(await explainQueries(place, sweep, 'people'));
  return { passes: moments.length, issued, peopleExamined: people };
});
