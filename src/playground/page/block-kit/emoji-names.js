const signs = {
  '+1': '👍',
  '-1': '👎',
  bell: '🔔',
  bulb: '💡',
  calendar: '📆',
  clap: '👏',
  fire: '🔥',
  heart: '❤️',
  lock: '🔒',
  memo: '📝',
  pray: '🙏',
  rocket: '🚀',
  smile: '😄',
  sparkles: '✨',
  speech_balloon: '💬',
  tada: '🎉',
  thumbsup: '👍',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  x: '❌',
};

/** The sign of an emoji name; the name between colons, as Slack shows it, when this stand-in has no sign for it. */
export function emojiSign(name) {
  return signs[name] ?? `:${name}:`;
}

/** Replaces `:names:` in a text. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emojiSign(name));
}
