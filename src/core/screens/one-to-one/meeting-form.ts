import { all, button, strong, subtle } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { dayIn, timeOfDayIn } from '../../time/local-time.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { dayField, type FormState, textField } from '../../views/form-fields.ts';

/** Asks when the two talk, in the words of whoever fills it in. */
export function meetingForm(
  seen: SeenOneToOne,
  state: FormState = { values: meetingValues(seen), errors: {} },
): Form {
  const { _id: oneToOneId, meetingAt } = seen.oneToOne;
  return {
    kind: 'form',
    title: 'Meeting time',
    body: [
      strong(titleWithWhom(seen)),
      dayField(state, { id: 'day', label: 'Day' }),
      textField(
        state,
        { id: 'time', label: 'Time', help: timeHelp(seen) },
        { maxLength: 10, placeholder: '14:30' },
      ),
      subtle(leadSentence(seen)),
    ],
    submit: { label: 'Save', action: { type: 'set-meeting', oneToOneId, seen: state.seen } },
    others: all(
      meetingAt && button('Remove meeting time', { type: 'remove-meeting', oneToOneId, seen: state.seen }),
      button('Back', { type: 'open-one-to-one', oneToOneId }),
    ),
    closeLabel: 'Cancel',
  };
}

/** What stands in the form before anything is typed. */
export function meetingValues({ oneToOne, actor }: SeenOneToOne): FormValues {
  if (!oneToOne.meetingAt) return {};
  const meetingAt = new Date(oneToOne.meetingAt);
  return { day: dayIn(meetingAt, actor.timeZone), time: timeOfDayIn(meetingAt, actor.timeZone) };
}

function leadSentence({ settings: { agendaLeadMinutes } }: SeenOneToOne): string {
  const get = 'both of you get the agenda.';
  if (agendaLeadMinutes === 0) return `When you meet, ${get}`;
  if (agendaLeadMinutes === 60) return `An hour before, ${get}`;
  const isHours = agendaLeadMinutes % 60 === 0;
  return isHours
    ? `${agendaLeadMinutes / 60} hours before, ${get}`
    : `${agendaLeadMinutes} minutes before, ${get}`;
}

function timeHelp({ actor }: SeenOneToOne): string {
  return `As your clock shows it (${actor.timeZone}); the other sees it in their own time.`;
}
