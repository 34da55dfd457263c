import { fileRefusal } from '../forms/file-refusal.ts';

interface Expectation {
  isDryRun?: boolean;
  deactivatesMissing?: boolean;
  mayDeactivate?: number;
}

/** Lines that say of so many that they are not active are taken as meant: in a small company one is a fifth already. */
const mostUnasked = 4;

/**
 * Whether the number has to be given: always for whoever has no line, and otherwise for more than a fifth of the company.
 */
function needsNumber(count: number, active: number, { deactivatesMissing }: Expectation): boolean {
  return deactivatesMissing === true || (count > mostUnasked && count * 5 > active);
}

/**
 * A file that is cut off or of another company looks like one in which people are missing, so whoever runs it says how
 * many people it deactivates. A dry run may be asked for that number.
 * @throws {AppError} when it is another number, or is not given
 */
export function mustBeExpected(count: number, active: number, expected: Expectation): void {
  const { mayDeactivate, isDryRun } = expected;
  if (mayDeactivate === count) return;
  const wouldDeactivate = `would deactivate ${count} of ${active} active people`;
  if (mayDeactivate !== undefined) {
    throw fileRefusal([`This file ${wouldDeactivate}, and --yes-deactivate says ${mayDeactivate}.`]);
  }
  if (isDryRun || !needsNumber(count, active, expected)) return;
  throw fileRefusal([`This file ${wouldDeactivate}; if that is right, add --yes-deactivate ${count}.`]);
}
