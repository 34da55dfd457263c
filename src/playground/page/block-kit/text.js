import { withEmoji } from './emoji-names.js';
import { renderMrkdwn } from './mrkdwn.js';

/** A text object: `plain_text` as it stands, `mrkdwn` as markup. */
export function renderText({ type, text, emoji = true }, names) {
  if (type === 'mrkdwn') return renderMrkdwn(text, names);
  return [emoji ? withEmoji(text) : text];
}
