import { z } from 'zod';
import type { SlackChannelState } from '../../core/channels/slack-channel.ts';

/** What happens to channels, public and private ones, and what a channel is from then on. */
const states = {
  channel_archive: 'archived',
  channel_unarchive: 'open',
  channel_deleted: 'deleted',
  group_archive: 'archived',
  group_unarchive: 'open',
  group_deleted: 'deleted',
} as const satisfies Record<string, SlackChannelState>;

const renames = ['channel_rename', 'group_rename'] as const;

const stateNames = Object.keys(states) as (keyof typeof states)[];

/** The events about channels that Tandem listens to. */
export const channelEvents: readonly string[] = [...stateNames, ...renames];

const id = z.string().regex(/^[CG][A-Z0-9]{1,30}$/);

/** In seconds: dates end not much later. */
const latest = 8e12;

/** Bolt looks into these of an event before any listener does. */
const plain = {
  item: z.undefined().optional(),
  event_ts: z.coerce.number().positive().max(latest).optional(),
};

/** What Slack sends about a channel: when it was dispatched stands in it or, in seconds, beside it. */
export const channelEventSchema = z.object({
  event_time: z.number().positive().max(latest).optional(),
  event: z.discriminatedUnion('type', [
    z.object({ ...plain, type: z.enum(stateNames), channel: id }),
    z.object({
      ...plain,
      type: z.enum(renames),
      channel: z.object({ id, name: z.string().trim().min(1).max(100) }),
    }),
  ]),
});

/** What such an event says of which channel; `at` is absent where it does not say when. */
export interface ChannelEvent {
  channel: { _id: string; name?: string; state?: SlackChannelState };
  at: Date | undefined;
}

/** @throws {z.ZodError} for what is not like an event about a channel */
export function readChannelEvent(body: unknown): ChannelEvent {
  const { event, event_time } = channelEventSchema.parse(body);
  const seconds = event.event_ts ?? event_time;
  return {
    channel:
      typeof event.channel === 'string'
        ? { _id: event.channel, ...stateIn(event.type) }
        : { _id: event.channel.id, name: event.channel.name },
    at: seconds === undefined ? undefined : new Date(seconds * 1000),
  };
}

function stateIn(type: string): { state?: SlackChannelState } {
  const state = Object.entries(states).find(([name]) => name === type)?.[1];
  return state ? { state } : {};
}
