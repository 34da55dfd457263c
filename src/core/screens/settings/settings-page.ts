import { button, buttons, card, heading, subtle } from '../../chat/elements.ts';
import type { Button, Card } from '../../chat/view.ts';
import type { Person } from '../../people/person.ts';
import { hasHrRole, isAdministrator } from '../../permissions/permissions.ts';

const hrButtons: Button[] = [
  button('Absences of somebody', { type: 'open-absence-search' }),
  button('Team channels', { type: 'open-team-channels' }),
];

const administratorButtons: Button[] = [
  button('Company settings', { type: 'open-company-settings' }),
  button('Audit log', { type: 'open-audit-log' }),
  button('Undelivered messages', { type: 'list-undelivered' }),
];

/** Where everybody finds what is theirs to choose, and those who run Tandem what is the company's. */
export function settingsPage(person: Person): Card {
  const ofCompany = buttons(hasHrRole(person) && hrButtons, isAdministrator(person) && administratorButtons);
  return card(
    { title: 'Settings', summary: 'Your preferences and absences' },
    heading('Yours'),
    subtle('How you hear from Tandem, and when you are away.'),
    buttons(
      button('My preferences', { type: 'open-preferences' }),
      button('My absences', { type: 'open-absences' }),
    ),
    ofCompany && [heading('The company'), ofCompany],
  );
}
