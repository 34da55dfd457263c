/** Why nobody can be written to although a platform was asked for their account. */
export const lookupRefusals = [
  'unknown-account',
  'account-inactive',
  'guest-account',
  'foreign-account',
  'bot-account',
  'unconfirmed-account',
  'account-taken',
  'blocked-by-admin',
  'not-installed',
] as const;

export type LookupRefusal = (typeof lookupRefusals)[number];

/** What came of asking for somebody's account by e-mail, where it was not found. */
export interface Lookup {
  /** What was asked for: of another e-mail nothing is known. */
  email: string;
  because?: LookupRefusal;
  askedAt?: Date;
  /** Until then one sweep asks, and no other does. */
  heldUntil?: Date;
}

/** For so long the answer is taken to hold. */
const rememberedForMs = 24 * 3_600_000;

/** Why they have no account, where that was asked not long ago. */
export function knownLookup(
  { email, lookup }: { email: string; lookup?: Lookup },
  now: Date,
): LookupRefusal | undefined {
  if (lookup?.askedAt === undefined || lookup.email !== email) return undefined;
  return now.getTime() - lookup.askedAt.getTime() < rememberedForMs ? lookup.because : undefined;
}
