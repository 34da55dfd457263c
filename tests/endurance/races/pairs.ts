import type { Core } from '../../../src/core/core.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { type AgendaPoint, AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { applySetup } from '../../../src/core/setup/apply-setup.ts';
import { addDays } from '../../../src/core/time/calendar.ts';
import { dayIn } from '../../../src/core/time/local-time.ts';
import { addDepartment } from '../large-company.ts';

/** Two people with an open 1-to-1, both in Slack and in Teams. */
export interface Pair {
  number: number;
  revieweeId: string;
  reviewerId: string;
  oneToOneId: string;
  /** An agenda point that is there already. */
  pointId: string;
}

const name = 'Races';

/** What each of the pair is asked: three short texts, which are one page in Slack and in Teams. */
function setupFor(core: Core): string {
  const day = (ahead: number) => addDays(dayIn(core.clock.now(), 'UTC'), ahead);
  const question = (key: string) => `{ key: ${key}, type: shortText, prompt: ${key}?, askedTo: both }`;
  return `
questionSets:
  - name: Check-in
    questions: [${['first', 'second', 'third'].map(question).join(', ')}]
templates:
  - { name: Weekly, questionSets: [Check-in] }
cycles:
  - name: Weekly
    template: Weekly
    recipients: { teams: [{ name: ${name}, includeSubTeams: true }] }
    dates: { firstIssueOn: ${day(0)}, revieweeBy: ${day(20)}, reviewerBy: ${day(21)}, finaliseBy: ${day(22)} }
    timeZone: UTC
    every: { months: 1 }
    issueImmediately: true
`;
}

/** Everything that a copy of the app finds when it starts, with nothing left to send. */
export async function bringTogether(core: Core, count: number, serviceUrl: string): Promise<Pair[]> {
  await addDepartment({ name, teams: count, membersPerTeam: 1 });
  await PersonModel.updateMany(
    {},
    [
      {
        $set: {
          teams: {
            aadObjectId: { $concat: ['aad-', '$_id'] },
            userId: { $concat: ['29:', '$_id'] },
            conversationId: { $concat: ['a:', '$_id'] },
            tenantId: 'tenant',
            serviceUrl,
            isInstalled: true,
          },
        },
      },
    ],
    { updatePipeline: true },
  );
  await applySetup(core, setupFor(core));
  await issueDue(core);
  await MessageModel.deleteMany({});
  const oneToOnes = await OneToOneModel.find().lean<OneToOne[]>();
  const points = oneToOnes.map((oneToOne): AgendaPoint => {
    const { _id, threadId, revieweeId: authorId, occurrence: addedIn } = oneToOne;
    return {
      _id: `point of ${_id}`,
      threadId,
      authorId,
      text: 'What next?',
      addedIn,
      addedAt: core.clock.now(),
    };
  });
  await AgendaPointModel.insertMany(points);
  return oneToOnes.map(({ _id, revieweeId, reviewerId }, number) => ({
    number,
    revieweeId,
    reviewerId,
    oneToOneId: _id,
    pointId: `point of ${_id}`,
  }));
}
