import { buttons, card, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import { counterpartOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { type SeenUsefulness, usefulnessOf } from '../../usefulness/usefulness-of.ts';
import { finaliserName, titleWithWhom, withWhom } from '../../views/describe-one-to-one.ts';
import { usefulnessElements } from '../../views/usefulness-elements.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { openButton } from '../sending/notice-buttons.ts';
import { toPerson } from '../sending/to-person.ts';
import { whatGoesOn } from '../sending/what-goes-on.ts';

/** To both; of one that was reopened since, nothing is left to say. */
export const finalised = toPerson(
  aboutOneToOne<'finalised'>(async (seen, { turn: reopeningsBefore = 0 }, core) => {
    const reopenings = seen.oneToOne.reopenings?.length ?? 0;
    return reopeningsBefore === reopenings ? finalisedCard(seen, await usefulnessOf(core, seen)) : undefined;
  }),
);

export function finalisedCard(seen: SeenOneToOne, usefulness?: SeenUsefulness): Card {
  const { oneToOne, actor } = seen;
  const name = oneToOne.finalisedById === actor._id ? 'You' : finaliserName(seen);
  return card(
    {
      title: `1-to-1 ${withWhom(seen)} finalised`,
      summary: `${name} finalised your 1-to-1 with ${counterpartOf(seen).name}.`,
    },
    text(`${name} finalised ${titleWithWhom(seen)}. ${whatGoesOn(oneToOne)}`),
    buttons(openButton(seen, 'agenda', 'Open')),
    usefulnessElements(seen, usefulness),
  );
}
