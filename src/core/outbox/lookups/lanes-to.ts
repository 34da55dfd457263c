import type { Messenger } from '../../chat/messenger.ts';
import type { Refusal } from '../../chat/refusal.ts';
import { knownLookup } from '../../people/lookup.ts';
import type { Person } from '../../people/person.ts';

/**
 * Where a message to somebody may wait, the best place first: for a platform that reaches them, or for the answer to
 * whose account their e-mail is. That is asked where nothing reaches them, or not what they prefer.
 * @param sending the lanes of the platforms that reach them, the best first
 */
export function lanesTo(
  messengers: readonly Messenger[],
  reader: Person,
  refusals: readonly Refusal[],
  { sending, now }: { sending: readonly string[]; now: Date },
): readonly string[] {
  const isUnknown = knownLookup(reader, now) === undefined;
  const asked = messengers.find(
    (messenger) =>
      messenger.directory !== undefined &&
      isUnknown &&
      !messenger.canReach(reader) &&
      !refusals.some(({ platform }) => platform === messenger.platform),
  );
  if (asked?.directory === undefined) return sending;
  const asking = asked.directory.lane.key;
  return asked.platform === reader.preferences.platform ? [asking, ...sending] : [...sending, asking];
}
