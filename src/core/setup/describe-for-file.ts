import type { z } from 'zod';
import type { Cycle } from '../cycles/cycle.ts';
import type { Question } from '../question-sets/question.ts';
import type { QuestionSet, questionSetInputSchema } from '../question-sets/question-set.ts';
import type { Template, templateInputSchema } from '../templates/template.ts';
import type { cycleInFileSchema } from './setup-file.ts';

/** What a file calls the records that others refer to, by id. */
export interface FileNames {
  sets: ReadonlyMap<string, string>;
  templates: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
  emails: ReadonlyMap<string, string>;
}

/** Records in the words of a setup file. Whatever is gone meanwhile is left out. */
export function describeForFile({ sets, templates, teams, emails }: FileNames) {
  const emailAs = (key: string, personId: string | undefined) => {
    const email = personId === undefined ? undefined : emails.get(personId);
    return email === undefined ? {} : { [key]: email };
  };
  const known = (names: ReadonlyMap<string, string>, ids: readonly string[]) =>
    ids.flatMap((id) => names.get(id) ?? []);

  const namedForFile = <T extends { teamId: string }>(named: { personIds: string[]; teams: T[] }) => ({
    people: known(emails, named.personIds),
    teams: named.teams.flatMap(({ teamId, ...options }) => {
      const name = teams.get(teamId);
      return name === undefined ? [] : [{ name, ...options }];
    }),
  });

  return {
    setForFile: ({ name, isShared, ask, creatorId, questions }: QuestionSet) =>
      ({
        name,
        shared: isShared,
        ask,
        ...emailAs('creator', creatorId),
        questions: questions.map(questionForFile),
      }) satisfies z.input<typeof questionSetInputSchema>,

    templateForFile: ({ _id, questionSetIds, reviewerId, creatorId, ...template }: Template) =>
      ({
        name: template.name,
        ...(template.description !== undefined && { description: template.description }),
        questionSets: known(sets, [...new Set(questionSetIds)]),
        panels: template.panels,
        ...(template.visibleTo && { visibleTo: template.visibleTo }),
        carryForward: template.carryForward,
        agendaPoints: template.agendaPoints,
        ...(template.deadlines && { deadlines: template.deadlines }),
        reminders: template.reminders,
        reviewer: emails.get(reviewerId ?? '') ?? 'manager',
        ...emailAs('creator', creatorId),
      }) satisfies z.input<typeof templateInputSchema>,

    cycleForFile: ({ templateId, recipients, status, pausedUntil, ...cycle }: Cycle) =>
      ({
        name: cycle.name,
        template: templates.get(templateId) ?? '',
        recipients: {
          company: recipients.company,
          ...namedForFile(recipients),
          ...(recipients.except && { except: namedForFile(recipients.except) }),
        },
        dates: cycle.dates,
        ...(cycle.every && { every: cycle.every }),
        ...(cycle.trigger && { trigger: cycle.trigger }),
        timeZone: cycle.timeZone,
        issueImmediately: cycle.issueImmediately,
        nonWorkingDays: cycle.nonWorkingDays,
        skipWhenAway: cycle.skipWhenAway,
        ...((status === 'draft' || status === 'paused') && { status }),
        ...(status === 'paused' && pausedUntil && { pausedUntil }),
        ...emailAs('creator', cycle.creatorId),
        ...emailAs('onlyReportsOf', cycle.onlyReportsOf),
      }) satisfies z.input<typeof cycleInFileSchema>,
  };
}

/** Without what goes without saying. */
function questionForFile({
  key,
  type,
  prompt,
  help,
  askedTo,
  required,
  showPrevious,
  everyNth,
  ...rest
}: Question) {
  return {
    key,
    type,
    prompt,
    ...(help !== undefined && { help }),
    askedTo,
    ...(required && { required }),
    ...(showPrevious && { showPrevious }),
    ...(everyNth > 1 && { everyNth }),
    ...rest,
  } as z.input<typeof questionSetInputSchema>['questions'][number];
}
