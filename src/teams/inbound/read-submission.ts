import { z } from 'zod';

const executeSchema = z.object({ action: z.object({ data: z.unknown().optional() }) });
const taskSchema = z.object({ data: z.unknown().optional() });

/** The data of an `Action.Execute`. */
export function readExecuteData(value: unknown): unknown {
  return executeSchema.safeParse(value).data?.action.data;
}

/** The data of a button that opens a dialog, or of one in a dialog. */
export function readTaskData(value: unknown): unknown {
  return taskSchema.safeParse(value).data?.data;
}
