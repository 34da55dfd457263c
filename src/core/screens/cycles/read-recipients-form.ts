import { z } from 'zod';
import type { NewRecipients } from '../../cycles/change/add-recipients.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { type FoundRecipients, findRecipients } from '../../cycles/find-recipients.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { type ReadForm, readForm } from '../../forms/read-form.ts';
import { managersActedFor } from '../../people/acts-as-manager.ts';
import type { Organisation } from '../../people/organisation.ts';

export const yesNo = z
  .enum(['yes', 'no'], { error: 'Please choose one.' })
  .transform((answer) => answer === 'yes');

const recipientsSchema = z.object({
  company: yesNo,
  who: z.string().default(''),
  includeSubTeams: yesNo,
  primaryOnly: yesNo,
  when: z.enum(['next', 'now']).default('next'),
});

const mostProblems = 5;

/** Whom somebody wants to add to a cycle, or a sentence beside each field that is wrong. */
export function readRecipientsForm(
  values: FormValues,
  { onlyReportsOf }: Cycle,
  organisation: Organisation,
  now: Date,
): ReadForm<NewRecipients> {
  const read = readForm(recipientsSchema, values);
  if ('errors' in read) return read;
  const { company, who, when, ...options } = read.input;
  const managerIds =
    onlyReportsOf === undefined ? undefined : managersActedFor(organisation, onlyReportsOf, now);
  const found = readWho(who, organisation, { managerIds, isRequired: !company });
  if ('errors' in found) return found;
  const { people, teams } = found.input;
  return {
    input: {
      company,
      personIds: people.map(({ _id }) => _id),
      teams: teams.map(({ _id: teamId }) => ({ teamId, ...options })),
      isAtOnce: when === 'now',
    },
  };
}

/** The people and teams in the field that asks for them. */
export function readWho(
  who: string,
  organisation: Organisation,
  {
    managerIds,
    isRequired = true,
  }: { managerIds?: readonly string[] | undefined; isRequired?: boolean } = {},
): ReadForm<FoundRecipients> {
  const found = findRecipients(who, organisation, managerIds);
  if ('problems' in found) return { errors: { who: sentencesOf(found.problems) } };
  if (isRequired && found.people.length + found.teams.length === 0) {
    return { errors: { who: 'Please write at least one person or team.' } };
  }
  return { input: found };
}

function sentencesOf(problems: readonly string[]): string {
  const rest = problems.length - mostProblems;
  const first = problems.slice(0, mostProblems).join(' ');
  return rest > 0 ? `${first} And ${rest} more.` : first;
}
