import type { TeamsChannel } from '../teams-channels/teams-channel.ts';

/** As Teams writes it: `Design › General`. */
export function nameOfTeamsChannel({ _id, teamName, name }: TeamsChannel): string {
  return [teamName, name].filter(Boolean).join(' › ') || _id;
}
