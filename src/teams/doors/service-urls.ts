import type { Cloud } from './clouds.ts';

/** Nothing in it that two readers of addresses could understand differently. */
const plainAddress = /^https?:\/\/(?:[a-z\d.-]+|\[[\da-f:]+\])(?::\d{1,5})?(?:\/[\w.~/-]*)?$/i;

const ownNames = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether this is a name of this machine, as it stands in an address. */
export function isOwnName(hostname: string): boolean {
  return ownNames.test(hostname);
}

/** Whether Tandem's own token may be sent there: Microsoft's hosts, encrypted, at their usual port. */
export function isOfCloud(serviceUrl: string, { hosts }: Cloud): boolean {
  const url = readAddress(serviceUrl);
  if (url?.protocol !== 'https:' || url.port !== '') return false;
  return hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
}

/** Whether this is a test client on this machine, which is all that is written to where nobody signs anything. */
export function isOnThisMachine(serviceUrl: string): boolean {
  return isOwnName(readAddress(serviceUrl)?.hostname ?? '');
}

function readAddress(address: string): URL | undefined {
  return plainAddress.test(address) && URL.canParse(address) ? new URL(address) : undefined;
}
