import {
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
  type ConfigurationServiceClientCredentialFactoryOptions,
} from 'botbuilder';
import type { OpenIdMetadata } from '../settings.ts';
import type { Cloud } from './clouds.ts';
import { areTrusted, type Trust } from './whose-token.ts';

/** What is read of what botbuilder knows of a token that it has verified. */
type Claims = readonly { type: string; value: unknown }[];

/** A token that Microsoft signed, and that is not for this app, or not of this tenant. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Botbuilder's way to verify tokens, and to get those that Tandem sends. */
export function createAuthentication(
  app: ConfigurationServiceClientCredentialFactoryOptions,
  trust: Trust | undefined,
  metadata: OpenIdMetadata | undefined,
): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    { ...app, ...(trust && placesOf(trust.cloud, metadata)) },
    new OwnCredentials(app),
    {
      requiredEndorsements: [],
      async validateClaims(claims: Claims) {
        const given = Object.fromEntries(claims.map(({ type, value }) => [type, value]));
        if (trust !== undefined && !areTrusted(given, trust)) throw new TokenRefused();
      },
    },
  );
}

/** Botbuilder takes all of a cloud's addresses or none: with other keys it is told the rest, too. */
function placesOf(
  { channelService, channel }: Cloud,
  metadata: OpenIdMetadata | undefined,
): ConfigurationBotFrameworkAuthenticationOptions {
  if (metadata === undefined) return channelService === undefined ? {} : { ChannelService: channelService };
  return {
    ToBotFromChannelOpenIdMetadataUrl: metadata.channel,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata.tenant,
    ToBotFromChannelTokenIssuer: channel,
    ToChannelFromBotOAuthScope: channel,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    OAuthUrl: channel,
  };
}

/** It would take whom a token is for as the app, which tokens of an own tenant are not for. */
class OwnCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #appId: string;

  constructor(app: ConfigurationServiceClientCredentialFactoryOptions) {
    super(app);
    this.#appId = app.MicrosoftAppId ?? '';
  }

  override createCredentials(_audience: string, ...rest: [string, string, boolean]) {
    return super.createCredentials(this.#appId, ...rest);
  }
}
