import type { Logger } from 'pino';
import type { Reply, Request } from '../core/chat/reply.ts';
import type { Core } from '../core/core.ts';
import type { RefusalLog } from '../core/refusal-log.ts';

/** What every part of the way in is handed. */
export interface Adapter {
  core: Core;
  log: Logger;
  refusals: RefusalLog;
  /** The only tenant that is listened to, in lower case, when one is set. */
  tenantId: string | undefined;
  /** Says that somebody was answered in their chat, which counts against what Teams takes. */
  noteAnswer(aadObjectId: string): void;
  /** Does what nobody waits for; the app does not stop before it is done. */
  afterwards(work: Promise<void>): void;
  handle(core: Core, request: Request): Promise<Reply>;
}
