import { all, button, buttons, facts, item, quote, subtle, text } from '../chat/elements.ts';
import type { CardElement, Option } from '../chat/view.ts';
import { counterpartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { CycleUsefulness } from '../usefulness/usefulness-by-cycle.ts';
import type { SeenUsefulness } from '../usefulness/usefulness-of.ts';

/** The scores, worst first. */
export const scoreOptions: Option[] = ['1 · not at all', '2', '3', '4', '5 · very'].map((label, index) => ({
  value: String(index + 1),
  label,
}));

/** What stands in the place of a reason that does not open. */
export const unreadableReason =
  'Why you said so does not open. Ask whoever runs Tandem whether its secret was changed.';

/** Asks one of the two how useful a finalised 1-to-1 was, in one click; or says what they said. */
export function usefulnessElements(
  { oneToOne }: SeenOneToOne,
  usefulness: SeenUsefulness | undefined,
): CardElement[] {
  if (!usefulness) return [];
  const { own } = usefulness;
  const { _id: oneToOneId } = oneToOne;
  if (own) {
    const label = own.why === undefined && !own.isWhyUnreadable ? 'Change or say why' : 'Change';
    const change = button(label, { type: 'open-usefulness', oneToOneId });
    return [item(`How useful it was, you said: ${own.score} of 5`, { buttons: [change] })];
  }
  const rate = scoreOptions.map(({ label, value }) =>
    button(label, { type: 'rate-usefulness', oneToOneId, score: Number(value) }),
  );
  return all(text('How useful was it for you?'), buttons(rate));
}

/** The same on the 1-to-1's page, with one's own reason and what the other thinks of these 1-to-1s on average. */
export function usefulnessOnPage(seen: SeenOneToOne, usefulness: SeenUsefulness | undefined): CardElement[] {
  const { own, average } = usefulness ?? {};
  const { name } = counterpartOf(seen);
  return all(
    usefulnessElements(seen, usefulness),
    own?.why !== undefined && quote(own.why, 'Why, for you alone'),
    own?.isWhyUnreadable && subtle(unreadableReason),
    average !== undefined &&
      subtle(`How useful ${name} found your last 1-to-1s, on average: about ${average} of 5.`),
  );
}

/** What HR sees: averages of groups only. */
export function usefulnessFacts(cycles: readonly CycleUsefulness[]): CardElement[] {
  if (cycles.length === 0) return [];
  return [
    subtle('How useful people found their 1-to-1s, in the last 90 days'),
    facts(
      cycles.map(({ cycle, average, people }) => ({
        label: cycle,
        value: `${average} of 5, said by ${people} people`,
      })),
    ),
  ];
}
