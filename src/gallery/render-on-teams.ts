import { renderMessage } from '../teams/render/render-card.ts';
import { renderDialog } from '../teams/render/render-dialog.ts';
import { toActivity } from '../teams/render/to-activity.ts';
import type { Example } from './example.ts';

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
