import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import type { Cloud } from './clouds.ts';

/** Whose tokens are taken. */
export interface Trust {
  cloud: Cloud;
  appId: string;
  /** In lower case, as Microsoft writes it. */
  tenantId: string;
}

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  tid: z.string().optional(),
  appid: z.string().optional(),
  azp: z.string().optional(),
});

const headerSchema = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string() });

const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/;

/** More than any of Microsoft's, which have some 2,000 characters. */
const longestHeader = 16_384;

/**
 * Whether a token says of itself that it is one of those that are taken. Nothing is verified yet: this keeps away what
 * botbuilder would remember, or stumble over, before it looks at the signature.
 */
export function mayBeTrusted(authorization: string | undefined, trust: Trust): boolean {
  if (authorization === undefined || authorization.length > longestHeader) return false;
  const [, header = '', payload = ''] = bearer.exec(authorization) ?? [];
  return headerSchema.safeParse(decode(header)).success && areTrusted(decode(payload), trust);
}

/**
 * Whether these claims are of Microsoft's channel to this app, or of the own tenant: then of this app alone, for every
 * other app of the tenant gets such tokens too.
 */
export function areTrusted(given: unknown, { cloud, appId, tenantId }: Trust): boolean {
  const { data: claims } = claimsSchema.safeParse(given);
  if (claims === undefined) return false;
  const { iss, aud, tid, appid, azp } = claims;
  if (iss === cloud.channel) return aud === appId && (tid === undefined || tid === tenantId);
  const parties = [appid, azp].filter((party) => party !== undefined);
  return (
    cloud.tenantIssuers(tenantId).includes(iss) &&
    tid === tenantId &&
    (aud === appId || aud === cloud.channel) &&
    parties.length > 0 &&
    parties.every((party) => party === appId)
  );
}

function decode(part: string): unknown {
  return parseJson(Buffer.from(part, 'base64url').toString('utf8'));
}
