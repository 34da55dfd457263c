/** Somebody who was due an occurrence and was not issued it, by e-mail. */
export interface Recorded {
  occurrence: number;
  person: string;
  reason: string;
}

/**
 * What Tandem keeps of those who were due and got nothing, save those who were away throughout, whose 1-to-1s are
 * skipped; undefined as long as it keeps none.
 */
export async function readRecord(_cycleId: string): Promise<Recorded[] | undefined> {
  return undefined;
}
