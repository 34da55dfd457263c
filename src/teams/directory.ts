import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import type { PlatformProfile } from '../core/people/find-actor.ts';
import { otherTenant } from './sentences.ts';

const memberSchema = z.object({
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});

type Member = z.infer<typeof memberSchema>;

/** Where the conversation is and where the person said to be. */
interface Home {
  /** The only tenant that is listened to, in lower case, when one is set. */
  ownTenantId: string | undefined;
  tenantId: string | undefined;
  timeZone: string | undefined;
}

/**
 * A member of a conversation's roster as the core knows people.
 * @throws {AppError} for somebody who is at home in another tenant than ours
 */
export function toProfile(given: unknown, home: Home): PlatformProfile {
  const member = memberSchema.parse(given);
  const tenantId = member.tenantId?.toLowerCase();
  if (tenantId && home.ownTenantId && tenantId !== home.ownTenantId)
    throw new AppError('not-allowed', otherTenant);
  const isFromElsewhere = Boolean(tenantId && home.tenantId && tenantId !== home.tenantId.toLowerCase());
  const address = member.email || member.userPrincipalName;
  return {
    isGuest: isFromElsewhere || isGuest(member),
    ...(address ? { email: address.toLowerCase() } : {}),
    ...(home.timeZone === undefined ? {} : { timeZone: home.timeZone }),
  };
}

/** Whoever cannot be told from a guest is taken for one: they bear any mail that they were invited by. */
function isGuest({ email, userPrincipalName, userRole }: Member): boolean {
  const role = userRole?.trim().toLowerCase();
  if (role ? role !== 'user' : !userPrincipalName) return true;
  return [email, userPrincipalName].some((name) => name && hasGuestMark(name));
}

/** As in `mei_example.com#EXT#@host.onmicrosoft.com`, in any case and however it was encoded on the way. */
function hasGuestMark(name: string): boolean {
  let plain = name;
  for (let rounds = 0; rounds < 5; rounds += 1) plain = decodeOnce(plain);
  return /#ext#/i.test(plain.normalize('NFKC'));
}

function decodeOnce(text: string): string {
  return text
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&(?:#35|#x23|num);/gi, '#')
    .replace(/&amp;/gi, '&');
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
