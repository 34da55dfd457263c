import type { Platform } from '../people/person.ts';
import type { TeamsChannel } from '../teams-channels/teams-channel.ts';

export const platformNames: Record<Platform, string> = { slack: 'Slack', teams: 'Microsoft Teams' };

/** As Teams writes it: `Design › General`. */
export function nameOfTeamsChannel({ _id, teamName, name }: TeamsChannel): string {
  return [teamName, name].filter(Boolean).join(' › ') || _id;
}
