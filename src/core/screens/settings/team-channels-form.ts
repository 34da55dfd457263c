import { button, strong } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { Team } from '../../people/team.ts';
import { type FormState, textField } from '../../views/form-fields.ts';

/** Asks in which channels a team hears of its deadlines. */
export function teamChannelsForm({ _id, name }: Team, state: FormState): Form {
  return {
    kind: 'form',
    title: 'Team channels',
    body: [
      strong(name),
      textField(
        state,
        {
          id: 'slackChannel',
          label: 'Channel in Slack',
          help: 'Its link or its id. Invite Tandem to it: /invite @Tandem. Leave it empty for none.',
          isRequired: false,
        },
        { maxLength: 300, placeholder: 'C0123456789' },
      ),
      textField(
        state,
        {
          id: 'teamsChannel',
          label: 'Channel in Microsoft Teams',
          help: 'Its link (Get link to channel) or its id. Add Tandem to the team that it belongs to. Leave it empty for none.',
          isRequired: false,
        },
        { maxLength: 1000 },
      ),
    ],
    submit: button('Save', { type: 'save-team-channels', teamId: _id, seen: state.seen }),
    others: [button('Back', { type: 'open-team-channels' })],
    closeLabel: 'Cancel',
  };
}

/** What stands in the form before anything is changed. */
export function teamChannelsValues({ slackChannel, teamsChannel }: Team): FormValues {
  return defined({ slackChannel, teamsChannel });
}

/** Asks which team is meant. */
export function teamSearchForm(): Form {
  return {
    kind: 'form',
    title: 'Find a team',
    body: [
      textField({ values: {}, errors: {} }, { id: 'search', label: 'Part of its name' }, { maxLength: 60 }),
    ],
    submit: button('Look', { type: 'open-team-channels' }),
    others: [button('Back', { type: 'open-team-channels' })],
    closeLabel: 'Cancel',
  };
}
