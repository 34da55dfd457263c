import type { Logger } from 'pino';
import type { Core } from '../core/core.ts';
import type { Reply, Request } from '../core/views/reply.ts';

/** What every part of the way in is handed. */
export interface Adapter {
  core: Core;
  log: Logger;
  /** The only tenant that is listened to, when one is set. */
  tenantId: string | undefined;
  handle(core: Core, request: Request): Promise<Reply>;
}
