import type { Card } from '../../../chat/view.ts';
import type { Core } from '../../../core.ts';
import { defined } from '../../../defined.ts';
import { deadlineLines, isWorthPosting } from '../../../digests/deadline-lines.ts';
import { findProgress } from '../../../digests/find-progress.ts';
import { gatherTeams } from '../../../digests/gather-teams.ts';
import { lookAt } from '../../../digests/look.ts';
import type { DigestNotice } from '../../../outbox/notice.ts';
import { findPeople } from '../../../people/find-people.ts';
import type { Platform } from '../../../people/person.ts';
import type { Team } from '../../../people/team.ts';
import { getSettings } from '../../../settings/settings.ts';
import { type DigestLine, digestCard } from './digest-card.ts';

/** How far a team is with what is due, for its channel; undefined when there is nothing to count, or it is too late to. */
export async function composeDigest(
  core: Core,
  team: Team,
  platform: Platform,
  { on }: DigestNotice,
): Promise<Card | undefined> {
  const [settings, [gathered]] = await Promise.all([getSettings(), gatherTeams([team])]);
  const members = gathered?.members.get(platform);
  if (!gathered || !members) return undefined;
  const { locality, calendar } = gathered;
  const look = lookAt(core.clock.now(), locality.timeZone, calendar, settings);
  if (look.on !== on || !look.deadlines) return undefined;
  const progress = await findProgress([...members.keys()], look.deadlines);
  const all = deadlineLines(progress, members, look.deadlines, on);
  const lines = all.filter((line) => isWorthPosting(line, settings));
  if (lines.length === 0) return undefined;
  const isNamed = settings.channelDigest === 'names';
  const people = await findPeople(isNamed ? lines.flatMap(({ waitingForIds }) => waitingForIds) : []);
  const shown = lines.map(({ waitingForIds, people: _, ...line }): DigestLine => {
    const names = waitingForIds
      .flatMap((id) => people.get(id)?.name ?? [])
      .sort((a, b) => a.localeCompare(b));
    return defined({ ...line, names: isNamed ? names : undefined });
  });
  return digestCard({ teamName: team.name, on, locale: locality.locale, lines: shown });
}
