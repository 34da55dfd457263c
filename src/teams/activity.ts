import type { PlatformProfile } from '../core/people/find-actor.ts';
import type { Inbound } from './inbound/payloads.ts';
import type { Outgoing } from './render/outgoing.ts';

/** One thing that happened, and the ways to answer it. */
export interface Activity {
  inbound: Inbound;
  /** Writes into the conversation in which it happened; throws what Teams refuses, or does not take in time. */
  say(message: Outgoing): Promise<void>;
  /** Puts something else in the place of a message that Tandem wrote. */
  replace(messageId: string, message: Outgoing): Promise<void>;
  /** Answers an invoke. */
  answer(status: number, body?: unknown): Promise<void>;
  /** Asks Teams for the channels of the team in which it happened. */
  fetchChannels(): Promise<{ id: string; name: string }[]>;
  /** Asks Teams who it was. */
  fetchProfile(): Promise<PlatformProfile>;
}
