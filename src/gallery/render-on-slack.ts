import { renderHome } from '../slack/render/render-home.ts';
import { renderMessage } from '../slack/render/render-message.ts';
import { renderModal } from '../slack/render/render-modal.ts';
import type { Example } from './example.ts';

export type SlackSurface = 'message' | 'modal' | 'home';

/** What Slack would be sent for an example: blocks with their text, or a view. */
export function renderExampleForSlack({ content, surface }: Example): {
  surface: SlackSurface;
  payload: object;
} {
  if (content.kind === 'hub' && surface === 'home') return { surface, payload: renderHome(content) };
  if (content.kind !== 'form' && surface === 'message') return { surface, payload: renderMessage(content) };
  return { surface: 'modal', payload: renderModal(content) };
}
