import type { PlainText } from './block-types.ts';

/** Slack refuses empty text; this stands where nothing was given. */
export const nothing = '–';

/** Text that Slack shows as it is: no markup, no mentions, no `:emoji:` names. */
export function plainText(text: string): PlainText {
  return { type: 'plain_text', text: text === '' ? nothing : text, emoji: false };
}
