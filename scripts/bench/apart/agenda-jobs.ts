import { setTimeout as pause } from 'node:timers/promises';
import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, type Job } from 'agenda';
import mongoose from 'mongoose';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { announcer } from '../../../src/core/cycles/issue/announce.ts';
import { buildOneToOne } from '../../../src/core/cycles/issue/build-one-to-one.ts';
import { planOccurrence } from '../../../src/core/cycles/plan/plan-occurrence.ts';
import { insertMissing } from '../../../src/core/database/insert-missing.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { openOrganisation } from '../../../src/core/people/open-organisation.ts';
import { loadOrganisation } from '../../../src/core/people/organisation.ts';
import { type QuestionSet, QuestionSetModel } from '../../../src/core/question-sets/question-set.ts';
import { questionsFor } from '../../../src/core/question-sets/questions-for.ts';
import { firstLooks } from '../../../src/core/reminders/first-look.ts';
import { getSettings } from '../../../src/core/settings/settings.ts';
import { type Template, TemplateModel } from '../../../src/core/templates/template.ts';
import { everywhereDueAt, forgetIssued } from '../company.ts';
import { answer, coreAt, type Place, secondsOf } from './answer.ts';

export interface JobsDone {
  jobs: number;
  seconds: number;
}

/** The best that a queue with one job per person could hope for: what is common to all is worked out before. */
async function prepareIssueOne(): Promise<{ people: string[]; issueOne(personId: string): Promise<void> }> {
  const core = coreAt(everywhereDueAt);
  const organisation = await loadOrganisation();
  const cycle = await CycleModel.findOne().orFail().lean<Cycle>();
  const template = await TemplateModel.findById(cycle.templateId).orFail().lean<Template>();
  const sets = await QuestionSetModel.find({ _id: { $in: template.questionSetIds } }).lean<QuestionSet[]>();
  const firstLook = firstLooks(organisation, await getSettings(), everywhereDueAt);
  const questions = questionsFor(sets, 0);
  const common = { cycle, template, questions, firstLook };
  const { issues } = planOccurrence(cycle, template, 0, organisation, everywhereDueAt);
  const planned = new Map(issues.map((issue) => [issue.reviewee._id, issue]));
  const open = await openOrganisation();
  await Promise.all([open.matching({}), open.allTeams()]);
  const announce = announcer(core, cycle, open);
  return {
    people: [...planned.keys()],
    async issueOne(personId) {
      const issue = planned.get(personId);
      if (issue === undefined) throw new Error(`Nobody is called ${personId}.`);
      const oneToOne = buildOneToOne(common, issue, everywhereDueAt);
      await announce(await insertMissing(OneToOneModel, [oneToOne]));
    },
  };
}

const name = 'issue one';
const atOnce = 20;
const collection = 'benchJobs';

await answer<Place & { jobs: number }>(async ({ jobs }): Promise<JobsDone> => {
  await forgetIssued();
  const { db } = mongoose.connection;
  if (db === undefined) throw new Error('There is no database.');
  await db
    .collection(collection)
    .drop()
    .catch(() => undefined);
  const { people, issueOne } = await prepareIssueOne();
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection }),
    processEvery: 100,
    maxConcurrency: atOnce,
    defaultConcurrency: atOnce,
  });
  agenda.define(name, (job: Job<{ personId: string }>) => issueOne(job.attrs.data.personId));
  await agenda.ready;
  let done = 0;
  agenda.on('complete', () => {
    done += 1;
  });
  const seconds = await secondsOf(async () => {
    await Promise.all(people.slice(0, jobs).map((personId) => agenda.now(name, { personId })));
    await agenda.start();
    while (done < jobs) await pause(5);
  });
  await agenda.drain({ timeout: 5_000, closeConnection: false });
  const issued = await OneToOneModel.countDocuments();
  if (issued !== jobs) throw new Error(`${jobs} jobs issued ${issued} 1-to-1s.`);
  return { jobs, seconds };
});
