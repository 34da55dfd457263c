import type { Config } from '../config/config.ts';
import { configuredPlatforms } from '../connect-platforms.ts';
import type { Messenger } from '../core/chat/messenger.ts';
import type { Core } from '../core/core.ts';
import { createSlack } from '../slack/app.ts';
import { createTeams } from '../teams/app.ts';

/** Ways to write to people, without listening to them: that is the running app's work. */
export async function openMessengers(core: Core, config: Config): Promise<Messenger[]> {
  const { slack, teams } = configuredPlatforms(config);
  const { log } = core;
  return [
    ...(slack ? [(await createSlack({ core, settings: slack, log })).messenger] : []),
    ...(teams ? [createTeams({ core, settings: teams, log }).messenger] : []),
  ];
}
