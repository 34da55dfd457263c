import type { Button, Card } from '../../chat/view.ts';
import type { Person } from '../../people/person.ts';
import { hasHrRole, isAdministrator } from '../../permissions/permissions.ts';

/** Where everybody finds what is theirs to choose, and those who run Tandem what is the company's. */
export function settingsPage(person: Person): Card {
  const ofOthers: Button[] = [
    ...(hasHrRole(person)
      ? [
          { label: 'Absences of somebody', action: { type: 'open-absence-search' as const } },
          { label: 'Team channels', action: { type: 'open-team-channels' as const } },
        ]
      : []),
    ...(isAdministrator(person)
      ? [
          { label: 'Company settings', action: { type: 'open-company-settings' as const } },
          { label: 'Audit log', action: { type: 'open-audit-log' as const } },
          { label: 'Undelivered messages', action: { type: 'list-undelivered' as const } },
        ]
      : []),
  ];
  return {
    kind: 'card',
    title: 'Settings',
    summary: 'Your preferences and absences',
    body: [
      { kind: 'heading', text: 'Yours' },
      { kind: 'text', text: 'How you hear from Tandem, and when you are away.', tone: 'subtle' },
      {
        kind: 'buttons',
        buttons: [
          { label: 'My preferences', action: { type: 'open-preferences' } },
          { label: 'My absences', action: { type: 'open-absences' } },
        ],
      },
      ...(ofOthers.length > 0
        ? [
            { kind: 'heading' as const, text: 'The company' },
            { kind: 'buttons' as const, buttons: ofOthers },
          ]
        : []),
    ],
  };
}
