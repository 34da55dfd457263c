import { button, buttons, card, divider, strong, subtle, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { ReminderChoice } from '../../one-to-ones/one-to-one.ts';
import { formatDay } from '../../time/format-day.ts';
import { titleWithWhom, withWhom } from '../../views/describe-one-to-one.ts';

/** How long reminders can be put off, in days. */
const delays: { label: string; days: 1 | 3 | 7 }[] = [
  { label: 'Tomorrow', days: 1 },
  { label: 'In 3 days', days: 3 },
  { label: 'In a week', days: 7 },
];

/**
 * Where somebody puts off or mutes their reminders of one 1-to-1.
 * @param choice what they chose before, as far as it still counts
 */
export function remindersPage(seen: SeenOneToOne, choice: ReminderChoice | undefined): Card {
  const { _id: oneToOneId } = seen.oneToOne;
  const isMuted = choice?.isMuted === true;
  return card(
    { title: 'Reminders', summary: `Your reminders of the 1-to-1 ${withWhom(seen)}` },
    strong(titleWithWhom(seen)),
    text(choiceSentence(choice, seen) ?? 'You are reminded before and after your deadlines.'),
    text('Remind me again:'),
    buttons(delays.map(({ label, days }) => button(label, { type: 'snooze-reminders', oneToOneId, days }))),
    divider,
    buttons(
      button(isMuted ? 'Unmute' : 'Mute', { type: 'mute-reminders', oneToOneId, isMuted: !isMuted }),
      button('Open 1-to-1', { type: 'open-one-to-one', oneToOneId }),
    ),
    subtle(
      'On the day of a deadline you are reminded all the same. Nobody else is told what you choose here.',
    ),
  );
}

/** What somebody chose, in one sentence; undefined when they chose nothing. */
export function choiceSentence(
  choice: ReminderChoice | undefined,
  { actor }: Pick<SeenOneToOne, 'actor'>,
): string | undefined {
  if (choice?.isMuted) return 'Your reminders of it are muted, except on the day of a deadline.';
  if (!choice?.snoozedUntil) return undefined;
  return `Your reminders of it are put off until ${formatDay(choice.snoozedUntil, actor.locale)}.`;
}
