import { shorten } from './cut-text.ts';
import { longestWords } from './point-actions.ts';
import type { UserAction } from './user-action.ts';

/** What was typed after `/1to1`, or to the bot in the personal chat: the words are the same on both platforms. */
export function parseCommand(typed: string): UserAction {
  const text = typed.trim();
  const [word = '', ...rest] = text.split(/\s+/);
  const words = text.slice(word.length).trim();
  switch (word.toLowerCase()) {
    case '':
    case 'home':
    case 'hub':
    case '1to1':
    case 'hi':
    case 'hello':
      return { type: 'open-home' };
    case 'help':
    case '?':
      return { type: 'open-help' };
    case 'agenda':
      if (rest.length === 0) return { type: 'open-agenda-form' };
      return {
        type: isAddressed(words) ? 'say-agenda-point' : 'open-agenda-form-for-words',
        words: shorten(words, longestWords),
      };
    case 'action':
      return { type: 'open-action-form' };
    case 'hints':
      return { type: 'open-hints' };
    case 'objective':
      return { type: 'open-objective-form' };
    case 'objectives':
      return { type: 'list-objectives' };
    case 'settings':
      return { type: 'open-settings' };
    case 'note':
      return { type: 'open-note-form' };
    case 'notes':
      return { type: 'list-my-notes' };
    default:
      return { type: 'say-unknown-command', text: text.slice(0, 200) };
  }
}

/** Whether words begin with a person: a name after an @, as mentions are, or an e-mail. */
function isAddressed(words: string): boolean {
  return /^\S*@/.test(words);
}
