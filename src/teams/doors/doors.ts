import type { ConfigurationServiceClientCredentialFactoryOptions } from 'botbuilder';
import type { TeamsSettings } from '../settings.ts';
import { clouds } from './clouds.ts';
import { isOfCloud, isOnThisMachine } from './service-urls.ts';
import type { Trust } from './whose-token.ts';

/** Who comes in, and where Tandem goes out to. */
export interface Doors {
  /** As botbuilder knows this app; nothing where everybody is let in. */
  app: ConfigurationServiceClientCredentialFactoryOptions;
  botId: string;
  /** Whose tokens are taken; absent where everybody on this machine is let in. */
  trust: Trust | undefined;
  /** The only tenant that is listened to, in lower case; absent where it does not matter. */
  tenantId: string | undefined;
  /** By which names this machine may be asked for besides the usual ones, where everybody on it is let in. */
  names: readonly string[];
  /** Whether what comes from there may be answered there. */
  mayAnswerAt(serviceUrl: string): boolean;
  /** Whether what is known from earlier may be written to there. */
  mayWriteTo(serviceUrl: string): boolean;
}

/** @throws {Error} for settings with which anybody could pose as anyone, or with which Teams could not be reached */
export function createDoors(settings: TeamsSettings): Doors {
  return settings.anonymous ? openDoors(settings) : guardedDoors(settings);
}

function openDoors({ isProduction, standInUrl, tenantId }: TeamsSettings): Doors {
  if (isProduction) throw new Error('Teams cannot be anonymous in production: anybody could pose as anyone.');
  const standIn = standInUrl === undefined ? undefined : new URL(standInUrl);
  const isOfStandIn = (url: string) => URL.canParse(url) && new URL(url).hostname === standIn?.hostname;
  return {
    app: {},
    botId: '',
    trust: undefined,
    tenantId: tenantId?.toLowerCase(),
    names: standIn === undefined ? [] : [standIn.hostname],
    mayAnswerAt: (url) => (standInUrl === undefined ? isOnThisMachine(url) : url === standInUrl),
    // It may have been at another port when that was stored.
    mayWriteTo: (url) => isOnThisMachine(url) || isOfStandIn(url),
  };
}

function guardedDoors({
  appId,
  appPassword,
  appType,
  cloud: name = 'public',
  ...settings
}: TeamsSettings): Doors {
  if (!appId) throw new Error('Teams needs MicrosoftAppId.');
  if (!settings.tenantId) throw new Error('Teams needs MicrosoftAppTenantId, whatever MicrosoftAppType is.');
  const cloud = clouds[name];
  const tenantId = settings.tenantId.toLowerCase();
  const isOfMicrosoft = (url: string) => isOfCloud(url, cloud);
  return {
    app: {
      MicrosoftAppId: appId,
      MicrosoftAppType: appType ?? 'SingleTenant',
      MicrosoftAppTenantId: tenantId,
      ...(appPassword && { MicrosoftAppPassword: appPassword }),
    },
    botId: appId,
    trust: { cloud, appId, tenantId },
    tenantId,
    names: [],
    mayAnswerAt: isOfMicrosoft,
    mayWriteTo: isOfMicrosoft,
  };
}
