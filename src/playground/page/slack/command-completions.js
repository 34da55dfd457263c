/** What can be typed after a slash. */
export function commandCompletions(typed, person, organisation) {
  if (!typed.startsWith('/')) return [];
  const other = organisation.person(person?.managerEmail)?.name ?? 'Mei Tan';
  const commands = [
    { text: '/1to1', hint: 'Your hub' },
    { text: '/1to1 agenda', hint: 'Add an agenda point' },
    { text: `/1to1 agenda @${other} `, hint: 'Add one in a sentence' },
    { text: '/1to1 action', hint: 'Add an action point' },
    { text: '/1to1 note', hint: 'Write a note' },
    { text: '/1to1 notes', hint: 'Your private notes' },
    { text: '/1to1 help', hint: 'What Tandem can do' },
  ];
  return commands.filter(({ text }) => text.startsWith(typed) && text !== typed);
}
