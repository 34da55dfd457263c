import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { addDays, format } from 'date-fns';
import { toZonedTime } from 'date-fns-tz';
import { z } from 'zod';

/** The zone in which the sample's cycles count their days. */
export const sampleTimeZone = 'Europe/London';

const personSchema = z.object({
  email: z.email(),
  name: z.string().min(1),
  time_zone: z.string().min(1),
  locale: z.string().min(1),
  role: z.enum(['member', 'hr', 'admin', 'owner']),
  primary_team: z.string().min(1),
  slack_user_id: z.string(),
  teams_aad_object_id: z.string(),
});

const teamSchema = z.object({
  name: z.string().min(1),
  parent: z.string(),
  primary_manager: z.email(),
  slack_channel: z.string(),
  teams_channel: z.string(),
});

export type SamplePerson = z.infer<typeof personSchema>;
export type SampleTeam = z.infer<typeof teamSchema>;

/** The files of `sample/`, as text for the importers and as rows for the stand-ins. */
export interface SampleOrganisation {
  people: SamplePerson[];
  teams: SampleTeam[];
  peopleCsv: string;
  teamsCsv: string;
  /** The setup with its days counted from the day `now` falls on. */
  setupYamlOn(now: Date): string;
}

export async function readSampleOrganisation(): Promise<SampleOrganisation> {
  const [peopleCsv, teamsCsv, setupYaml] = (await Promise.all(
    ['people.csv', 'teams.csv', 'setup.yaml'].map(readSample),
  )) as [string, string, string];
  return {
    people: rowsOf(personSchema, peopleCsv),
    teams: rowsOf(teamSchema, teamsCsv),
    peopleCsv,
    teamsCsv,
    setupYamlOn: (now) => fillDays(setupYaml, now),
  };
}

function readSample(name: string): Promise<string> {
  return readFile(new URL(`sample/${name}`, import.meta.url), 'utf8');
}

function rowsOf<Row>(schema: z.ZodType<Row>, csv: string): Row[] {
  return z.array(schema).parse(parse(csv, { columns: true }));
}

function fillDays(yaml: string, now: Date): string {
  const today = toZonedTime(now, sampleTimeZone);
  return yaml.replace(/\$today(?:\+(\d+))?/g, (_, days = '0') =>
    format(addDays(today, Number(days)), 'yyyy-MM-dd'),
  );
}
