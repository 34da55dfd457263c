export const olderButton =
  'This button is from an older version of Tandem, so nothing was changed. Write "home" in the chat with Tandem to go on.';

export const personalOnly =
  'Tandem works in its own personal chat with you, where nobody else can read along. Open it there.';

export const otherTenant =
  'Tandem works for another organisation than the one you write from, so nothing was read or kept.';

export const unknownCommand =
  'Tandem does not know this command. Write "help" in its own chat to see what it can do.';

export const stillWorking = 'Still working on it. Look again in a moment.';

export const doneButNotShown = 'Done, but it could not be shown here. Write "home" to see how things are.';

export const greeting =
  'Tandem is here now: your 1-to-1s will arrive in this chat. Write "home" to see them, or "help" to see what you can do.';
