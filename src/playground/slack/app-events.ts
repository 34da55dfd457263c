import { sendEvent } from './send-to-app.ts';
import type { Slack } from './slack.ts';
import type { Ack } from './slack-app.ts';

export interface AppEvent {
  type: string;
  [key: string]: unknown;
}

export interface Delivery {
  /** The same id again plays Slack delivering an event twice. */
  eventId?: string;
  /** Which attempt after the first this is, from 1. */
  retry?: number;
}

/** Sends an event the app subscribed to (`app_home_opened`, `user_change`, `team_join`, …). */
export function sendAppEvent(slack: Slack, event: AppEvent, delivery: Delivery = {}): Promise<Ack> {
  const { workspace } = slack;
  const { team, bot } = workspace.state;
  const seconds = workspace.wallNow() / 1000;
  const { eventId = workspace.nextId('Ev'), retry } = delivery;
  const payload = {
    token: 'verification-token',
    team_id: team.id,
    api_app_id: bot.app_id,
    event: { ...event, event_ts: seconds.toFixed(6) },
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(seconds),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.id, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
  const headers: Record<string, string> =
    retry === undefined ? {} : { 'X-Slack-Retry-Num': String(retry), 'X-Slack-Retry-Reason': 'http_timeout' };
  const user = typeof event.user === 'string' ? event.user : undefined;
  return sendEvent(slack, { kind: event.type, user, payload, headers });
}
