import { wasAnswered } from '../../chat/answered-activity.ts';
import { button, buttons, card, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import { loadOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { hubButton } from '../sending/notice-buttons.ts';
import { toPerson } from '../sending/to-person.ts';
import { unlessGone } from '../sending/unless-gone.ts';

/** To whoever did something and was not told that it is done; by then a repeat may have told them. */
export const lateAnswer = toPerson<'late-answer'>({
  async compose(core, reader, { activityId, about }) {
    if (await wasAnswered(activityId)) return undefined;
    const seen = about === undefined ? undefined : await unlessGone(() => loadOneToOne(core, reader, about));
    return lateAnswerCard(seen?.oneToOne._id);
  },
});

/** It says that something was done and not what, for that may be private. */
export function lateAnswerCard(oneToOneId?: string): Card {
  const sentence = 'Something you asked for is done, but our answer did not reach you at the time.';
  return card(
    { title: 'Done', summary: sentence },
    text(sentence),
    buttons(
      oneToOneId === undefined
        ? hubButton
        : button('Open 1-to-1', { type: 'open-one-to-one', oneToOneId }, { style: 'primary' }),
    ),
  );
}
