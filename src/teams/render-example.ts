import type { Example } from '../core/views/gallery.ts';
import { renderMessage } from './render-card.ts';
import { renderDialog } from './render-dialog.ts';
import { toActivity } from './to-activity.ts';

export type TeamsSurface = 'message' | 'dialog';

/** What Teams would be sent for an example: a message activity, or a dialog; the hub is a message. */
export function renderExampleForTeams({ content, surface }: Example): {
  surface: TeamsSurface;
  payload: object;
} {
  if (content.kind !== 'form' && surface !== 'dialog') {
    return { surface: 'message', payload: toActivity(renderMessage(content)) };
  }
  return { surface: 'dialog', payload: renderDialog(content) };
}
