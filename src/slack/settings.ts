export interface SlackSettings {
  botToken: string;
  /** For HTTP. */
  signingSecret?: string | undefined;
  /** For Socket Mode, which then takes the place of HTTP. */
  appToken?: string | undefined;
  /** Base of the Web API; Slack's own without it. */
  apiUrl?: string | undefined;
  /** Name of the slash command, with the slash. */
  command: string;
  /** How many the workspace takes in all; as many as there are, where it is absent. */
  messagesPerMinute?: number | undefined;
}

export function clientOptions({ apiUrl }: SlackSettings) {
  return apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
}
