/** Knows in which open forms saving fails, so that it is said once and not at every letter. */
export interface FailingSaves {
  /** Whether it is news that saving fails there. */
  note(viewId: string, hasFailed: boolean): boolean;
}

/** Slack does not always say that a form is closed, so the oldest ones are forgotten. */
const mostForms = 5000;

export function createFailingSaves(): FailingSaves {
  const failing = new Set<string>();
  return {
    note(viewId, hasFailed) {
      if (!hasFailed) {
        failing.delete(viewId);
        return false;
      }
      if (failing.has(viewId)) return false;
      failing.add(viewId);
      const [oldest] = failing;
      if (failing.size > mostForms && oldest !== undefined) failing.delete(oldest);
      return true;
    },
  };
}
