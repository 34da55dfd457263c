import { z } from 'zod';
import type { StandIns } from './create-stand-ins.ts';
import type { ReadMarks } from './read-marks.ts';

const storedSchema = z.strictObject({
  version: z.literal(1),
  isSeeded: z.boolean(),
  /** Milliseconds by which the organisation's clock is ahead of the machine's. */
  clockOffsetMs: z.number(),
  readMarks: z.record(z.string(), z.string()),
  slack: z.unknown(),
  teams: z.unknown(),
});

export type StoredState = z.infer<typeof storedSchema>;

/**
 * Puts what was stored back into the stand-ins.
 * @throws when the text is not what the playground once wrote
 */
export function restoreState(text: string, standIns: StandIns, readMarks: ReadMarks): StoredState {
  const stored = storedSchema.parse(JSON.parse(text));
  standIns.slack.restore(stored.slack);
  standIns.teams.restore(stored.teams);
  readMarks.restore(stored.readMarks);
  return stored;
}
