import type { Core } from '../core.ts';
import { drawAgain } from './draw-again.ts';

/** Asks for the notice that a 1-to-1 was finalised to be drawn again in one person's chat. */
export async function redrawFinalised(core: Core, oneToOneId: string, personId: string): Promise<void> {
  await drawAgain(core, { oneToOneId, personId, 'notice.kind': 'finalised' });
}
