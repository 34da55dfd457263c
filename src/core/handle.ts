import type { Core } from './core.ts';
import type { Reply, Request } from './views/reply.ts';

/** The one way in: whatever a person did on whichever platform becomes a reply. */
export async function handle(_core: Core, request: Request): Promise<Reply> {
  return { kind: 'notice', text: `Tandem cannot do "${request.action.type}" yet.` };
}
