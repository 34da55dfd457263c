import type { Core } from '../core.ts';
import type { DigestNotice } from '../outbox/notice.ts';
import type { Team } from '../people/team.ts';
import type { Card } from './view.ts';

/** How far a team is with what is due, for its channel; undefined when nothing is open. */
export async function composeDigest(
  _core: Core,
  _team: Team,
  _notice: DigestNotice,
): Promise<Card | undefined> {
  return undefined;
}
