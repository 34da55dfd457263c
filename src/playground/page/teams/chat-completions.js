const commands = [
  { text: 'home', hint: 'Your hub' },
  { text: 'agenda', hint: 'Add an agenda point' },
  { text: 'action', hint: 'Add an action point' },
  { text: 'note', hint: 'Write a note' },
  { text: 'help', hint: 'What Tandem can do' },
];

/** The commands that Teams lists in the chat with the bot. */
export function chatCompletions(typed) {
  if (typed === '') return [];
  return commands.filter(({ text }) => text.startsWith(typed.toLowerCase()) && text !== typed);
}
