import { z } from 'zod';
import type { Exceptions } from '../../cycles/cycle.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { type ReadForm, readForm } from '../../forms/read-form.ts';
import type { Organisation } from '../../people/organisation.ts';
import { readWho, yesNo } from './read-recipients-form.ts';

const exceptionsSchema = z.object({ who: z.string().default(''), includeSubTeams: yesNo });

/** Whom somebody wants to leave out of a cycle, or a sentence beside each field that is wrong. */
export function readExceptionsForm(values: FormValues, organisation: Organisation): ReadForm<Exceptions> {
  const read = readForm(exceptionsSchema, values);
  if ('errors' in read) return read;
  const { who, includeSubTeams } = read.input;
  const found = readWho(who, organisation);
  if ('errors' in found) return found;
  const { people, teams } = found.input;
  return {
    input: {
      personIds: people.map(({ _id }) => _id),
      teams: teams.map(({ _id: teamId }) => ({ teamId, includeSubTeams })),
    },
  };
}
