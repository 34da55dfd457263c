/** Longer than anything that a form, a command or a message of Tandem holds, and short for a regular expression. */
export const mostTyped = 20_000;

/**
 * The beginning of what came from outside: whoever writes a million blanks must not hold everybody else up, so a text is
 * cut before it is matched, split or compared, and never after it.
 */
export function capped(text: string, most = mostTyped): string {
  if (text.length <= most) return text;
  // Half of a surrogate pair is no text.
  return text.slice(0, isFirstHalf(text.charCodeAt(most - 1)) ? most - 1 : most);
}

function isFirstHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
