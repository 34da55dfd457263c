import { button, buttons, card, facts, subtle, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';

/** What can be typed, in the same words on both platforms. */
export function helpCard(): Card {
  return card(
    { title: 'Tandem: your 1-to-1s in chat', summary: 'What you can type' },
    facts(
      { label: 'home', value: 'your 1-to-1s, your reports and your action points' },
      {
        label: 'agenda @Mei Tan the conference',
        value: 'puts a point on the agenda of your 1-to-1 with Mei Tan',
      },
      { label: 'agenda', value: 'opens a form for an agenda point' },
      { label: 'action', value: 'opens a form for an action point' },
      { label: 'note', value: 'opens a form for a private or public note' },
      { label: 'notes', value: 'all your private notes, also of 1-to-1s that you no longer see' },
      { label: 'objective', value: 'opens a form for an objective of yours; "objectives" lists them' },
      { label: 'hints', value: 'which quiet hints your hub gives you as a reviewer' },
      { label: 'settings', value: 'your preferences and absences, and what you may set for the company' },
      { label: 'help', value: 'shows this' },
    ),
    text(
      'In Slack each starts with the slash command, such as "/1to1 help"; in Teams write the words to Tandem. Any chat message can become an agenda point: choose "Add to 1-to-1 agenda" in its menu.',
    ),
    subtle('Drafts and private notes are yours alone: no manager, HR person or admin can read them here.'),
    buttons(button('Open my 1-to-1s', { type: 'open-home' }, { style: 'primary' })),
  );
}
