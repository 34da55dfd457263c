import type { Config } from '../config/config.ts';
import { configuredPlatforms } from '../connect-platforms.ts';
import type { Channel } from '../core/chat/channel.ts';
import type { Core } from '../core/core.ts';
import { createSlack } from '../slack/app.ts';
import { createTeams } from '../teams/app.ts';

/** Ways to write to people, without listening to them: that is the running app's work. */
export async function openChannels(core: Core, config: Config): Promise<Channel[]> {
  const { slack, teams } = configuredPlatforms(config);
  const { log } = core;
  return [
    ...(slack ? [(await createSlack({ core, settings: slack, log })).channel] : []),
    ...(teams ? [createTeams({ core, settings: teams, log }).channel] : []),
  ];
}
