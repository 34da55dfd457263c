export interface TeamsSettings {
  /** The bot's app id, a GUID. */
  appId?: string | undefined;
  appPassword?: string | undefined;
  /** Botbuilder's names; a single tenant unless said otherwise. */
  appType?: string | undefined;
  tenantId?: string | undefined;
  /** Takes unauthenticated activities, for local test clients alone. */
  anonymous: boolean;
  isProduction?: boolean;
  /** How many the tenant takes in all; as many as there are, where it is absent. */
  messagesPerSecond?: number | undefined;
}
