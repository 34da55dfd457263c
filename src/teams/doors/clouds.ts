/** Microsoft's clouds: who speaks for Teams there, and where Tandem's own token may be sent. */
export type TeamsCloud = 'public' | 'gcc' | 'gcc-high' | 'dod';

export interface Cloud {
  /** Botbuilder's name of it; none is the public one. */
  channelService?: string;
  /** Signs for the channel, and is whom its tokens of an own tenant are for. */
  channel: string;
  /** The two forms of what an own tenant signs with, old and new. */
  tenantIssuers(tenantId: string): readonly [string, string];
  /** Of `serviceUrl`; one that begins with a dot is any host beneath it. */
  hosts: readonly string[];
}

const worldwide: Cloud = {
  channel: 'https://api.botframework.com',
  tenantIssuers: (tenantId) => [
    `https://sts.windows.net/${tenantId}/`,
    `https://login.microsoftonline.com/${tenantId}/v2.0`,
  ],
  hosts: ['smba.trafficmanager.net', 'smba.onyx.prod.teams.trafficmanager.net', '.botframework.com'],
};

const government: Cloud = {
  channelService: 'https://botframework.azure.us',
  channel: 'https://api.botframework.us',
  tenantIssuers: (tenantId) => [
    `https://sts.windows.net/${tenantId}/`,
    `https://login.microsoftonline.us/${tenantId}/v2.0`,
  ],
  hosts: ['.botframework.azure.us'],
};

export const clouds: Record<TeamsCloud, Cloud> = {
  public: worldwide,
  gcc: { ...worldwide, hosts: [...worldwide.hosts, 'smba.infra.gcc.teams.microsoft.com'] },
  'gcc-high': { ...government, hosts: [...government.hosts, 'smba.infra.gov.teams.microsoft.us'] },
  dod: { ...government, hosts: [...government.hosts, 'smba.infra.dod.teams.microsoft.us'] },
};
