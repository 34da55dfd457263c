import { z } from 'zod';
import type { Core } from '../core.ts';
import { compareRecords, writesOf } from '../database/compare-records.ts';
import { newId } from '../new-id.ts';
import {
  type ActivityItem,
  ActivityItemModel,
  activityKinds,
  activityStatuses,
} from '../one-to-ones/activity-item.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { isoDateSchema } from '../time/iso-date.ts';
import { emailCell, numberCell, textCell } from './cells.ts';
import { checkRows, findRepeated, refuseProblems } from './check-rows.ts';
import { type ImportOptions, type ImportSummary, summaryOf } from './import-summary.ts';
import { readCsv } from './read-csv.ts';

const columns = [
  'email',
  'kind',
  'external_id',
  'title',
  'status',
  'progress',
  'target',
  'unit',
  'due_on',
  'url',
  'updated_at',
] as const;

const rowSchema = z.object({
  email: emailCell,
  kind: z.enum(activityKinds, `must be one of ${activityKinds.join(', ')}`),
  external_id: textCell,
  title: textCell,
  status: z.enum(activityStatuses, `must be one of ${activityStatuses.join(', ')}`),
  progress: numberCell.optional(),
  target: numberCell.optional(),
  unit: textCell.optional(),
  due_on: isoDateSchema.optional(),
  url: z.url({ protocol: /^https?$/, error: 'is not a link like https://example.com/1' }).optional(),
  updated_at: z.iso
    .datetime({ offset: true, error: 'is not a moment like 2026-11-22T07:15:00Z' })
    .transform((moment) => new Date(moment)),
});

/**
 * Creates or changes what people work on by external id, all of it or nothing.
 * @throws {AppError} that names every bad line
 */
export async function importActivity(
  _core: Core,
  bytes: Uint8Array,
  { isDryRun = false }: ImportOptions = {},
): Promise<ImportSummary> {
  const { rows, problems } = readCsv(bytes, columns);
  const { checked, problems: badCells } = checkRows(rows, rowSchema);
  const people = await PersonModel.find({}, { email: 1 }).lean<Pick<Person, '_id' | 'email'>[]>();
  const personIds = new Map(people.map(({ email, _id }) => [email, _id]));
  const strangers = checked
    .filter(({ values }) => !personIds.has(values.email))
    .map(({ line, values }) => ({ line, reason: `email "${values.email}" is nobody that is known` }));
  const repeated = findRepeated(checked, 'external_id', ({ external_id }) => external_id);
  refuseProblems([...problems, ...badCells, ...strangers, ...repeated]);

  const stored = await ActivityItemModel.find().lean<ActivityItem[]>();
  const ids = new Map(stored.map(({ externalId, _id }) => [externalId, _id]));
  const comparison = compareRecords(
    stored,
    checked.map(({ values }) => ({
      _id: ids.get(values.external_id) ?? newId(),
      ...fieldsOf(values, personIds.get(values.email) ?? ''),
    })),
  );
  const writes = writesOf(comparison);
  if (!isDryRun && writes.length > 0) await ActivityItemModel.bulkWrite(writes);
  return summaryOf(comparison);
}

function fieldsOf(row: z.infer<typeof rowSchema>, personId: string) {
  return {
    personId,
    kind: row.kind,
    externalId: row.external_id,
    title: row.title,
    status: row.status,
    progress: row.progress,
    target: row.target,
    unit: row.unit,
    dueOn: row.due_on,
    url: row.url,
    updatedAt: row.updated_at,
  };
}
