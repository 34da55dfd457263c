import { AsyncLocalStorage } from 'node:async_hooks';

/** On whose behalf something is being done, for the log: of a request from outside, or of one run of a sweep. */
export type WorkContext = { requestId: string } | { jobId: string; sweep: string };

const current = new AsyncLocalStorage<WorkContext>();

/** Does something, and all that comes of it, on behalf of a request or a run. */
export function onBehalfOf<T>(context: WorkContext, act: () => T): T {
  return current.run(context, act);
}

export function currentWork(): WorkContext | undefined {
  return current.getStore();
}
