import type { App } from '@slack/bolt';
import { followSlackChannel } from '../../core/channels/follow-slack-channel.ts';
import { rememberEvent } from '../../core/chat/remember-event.ts';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import type { Adapter } from '../adapter.ts';
import { refreshHome, sayOnHome } from '../answer/publish-home.ts';
import { explainError } from '../explain-error.ts';
import { channelEvents, readChannelEvent } from './channel-events.ts';
import { anyEventSchema, homeOpenedSchema } from './payloads.ts';
import { lostEvents } from './understood.ts';

/** Slack sends an event again when it thinks that it was not heard: only the first time counts. */
export function listenToEvents(app: App, adapter: Adapter): void {
  app.event('app_home_opened', async ({ body }) => {
    const { event_id, team_id, event } = homeOpenedSchema.parse(body);
    if (event.tab === 'messages') return;
    try {
      if (!(await isNew(adapter, event_id))) return;
    } catch (error) {
      return sayOnHome(adapter, event.user, explainError(adapter.log, error, 'app_home_opened'));
    }
    await refreshHome(adapter, { userId: event.user, ...(team_id && { teamId: team_id }) }, true);
  });

  for (const type of channelEvents) {
    app.event(type, async ({ body }) => {
      const { channel, at } = readChannelEvent(body);
      await unlessDatabaseIsAway(followSlackChannel(adapter.core, channel, at));
    });
  }

  for (const lost of lostEvents) {
    app.event(lost, async ({ body }) => {
      const { event_id } = anyEventSchema.parse(body);
      if (!(await isNew(adapter, event_id))) return;
      adapter.log.warn({ event: lost }, 'a Slack workspace took the app or its token away');
    });
  }
}

function isNew({ core }: Adapter, eventId: string): Promise<boolean> {
  return unlessDatabaseIsAway(rememberEvent(core, 'slack', eventId));
}
