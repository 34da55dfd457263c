import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import type { PlatformProfile } from '../core/people/find-actor.ts';

const memberSchema = z.object({
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});

/**
 * A member of a conversation's roster as the core knows people.
 * @param home where the conversation is and where the person said to be
 */
export function toProfile(
  member: unknown,
  home: { tenantId: string | undefined; timeZone: string | undefined },
): PlatformProfile {
  const { email, userPrincipalName, userRole, tenantId } = memberSchema.parse(member);
  const address = email || userPrincipalName;
  const isForeign = Boolean(tenantId && home.tenantId && tenantId !== home.tenantId);
  return {
    isGuest: userRole === 'guest' || isForeign || Boolean(userPrincipalName?.includes('#EXT#')),
    ...(address ? { email: address.toLowerCase() } : {}),
    ...(home.timeZone === undefined ? {} : { timeZone: home.timeZone }),
  };
}

/** The roster can be read only where the bot is: elsewhere Teams does not say who somebody is. */
export function cannotSeeWho(cause: unknown): AppError {
  return new AppError(
    'not-found',
    'Tandem does not know your Teams account yet. Write "home" to Tandem in its own chat, then try this again.',
    { cause },
  );
}

/** Teams was slow, or did not say it just now. */
export function notToldWho(type: string, cause: unknown): AppError {
  const again = type === 'message' ? 'write that again' : 'press again';
  const sentence = `Teams did not tell us in time who you are. Please ${again}.`;
  return new AppError('unavailable', sentence, { cause });
}
