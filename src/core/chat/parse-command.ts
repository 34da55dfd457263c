import { capped } from '../forms/capped.ts';
import { shorten } from './cut-text.ts';
import { longestWords } from './point-actions.ts';
import type { UserAction } from './user-action.ts';

/**
 * What was typed after `/1to1`, or to the bot in the personal chat: the words are the same on both platforms.
 * @param strangers how those stand in it who are mentioned and whom Tandem does not know: somebody else may have the name
 */
export function parseCommand(typed: string, strangers: readonly string[] = []): UserAction {
  const text = capped(typed).trim();
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
      return agendaAction(words, strangers);
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

function agendaAction(typed: string, strangers: readonly string[]): UserAction {
  const words = shorten(typed, longestWords);
  if (strangers.some((stranger) => typed.startsWith(stranger)))
    return { type: 'open-agenda-form-for-words', words, isToStranger: true };
  return { type: isAddressed(typed) ? 'say-agenda-point' : 'open-agenda-form-for-words', words };
}

/** Whether words begin with a person: a name after an @, as mentions are, or an e-mail. */
function isAddressed(words: string): boolean {
  return /^\S*@/.test(words);
}
