import type { TeamsCloud } from './doors/clouds.ts';

/** Where the keys are that tokens of the channel, and those of the own tenant, are signed with. */
export interface OpenIdMetadata {
  channel: string;
  tenant: string;
}

export interface TeamsSettings {
  /** The bot's app id, a GUID. */
  appId?: string | undefined;
  appPassword?: string | undefined;
  /** Botbuilder's names; a single tenant unless said otherwise. */
  appType?: string | undefined;
  tenantId?: string | undefined;
  /** The public one unless said otherwise. */
  cloud?: TeamsCloud | undefined;
  /** Microsoft's own unless a test wants otherwise. */
  openIdMetadata?: OpenIdMetadata | undefined;
  /** Takes unauthenticated activities, for local test clients alone. */
  anonymous: boolean;
  /** The only test client that is answered where it is anonymous; any on this machine, where it is absent. */
  standInUrl?: string | undefined;
  isProduction?: boolean;
  /** How many the tenant takes in all; as many as there are, where it is absent. */
  messagesPerSecond?: number | undefined;
}
