import type { Platform } from '../people/person.ts';

export const refusalReasons = [
  'account-inactive',
  'not-installed',
  'blocked-by-user',
  'blocked-by-admin',
  'channel-archived',
  'channel-deleted',
  'unknown-channel',
  'not-in-channel',
  'missing-scope',
  'revoked-token',
  'message-gone',
  'too-large',
  'unknown-account',
  'guest-account',
  'foreign-account',
  'bot-account',
  'unconfirmed-account',
  'account-taken',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** A platform that said no for good, and why. */
export interface Refusal {
  platform: Platform;
  reason: RefusalReason;
}

/** Reasons that are no matter of one person's: whatever is sent meets them, until somebody changes something. */
export const reasonsOfAll: readonly RefusalReason[] = ['missing-scope', 'revoked-token'];

/**
 * Why a message has not arrived: it was refused, all trying was in vain, or it is being tried again after some passing
 * trouble.
 */
export const undeliveredReasons = [...refusalReasons, 'gave-up', 'retried'] as const;

export type UndeliveredReason = (typeof undeliveredReasons)[number];
