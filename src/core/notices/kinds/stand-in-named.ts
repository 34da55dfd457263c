import { button, buttons, card, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import type { Absence, Person } from '../../people/person.ts';
import { standsInStill } from '../../preferences/stand-ins.ts';
import { formatDay } from '../../time/format-day.ts';
import { dayIn } from '../../time/local-time.ts';
import { nameFor } from '../sending/name-for.ts';
import { toPerson } from '../sending/to-person.ts';

/** To whoever is stood in for by what another did; once that is over or taken back, there is nothing left to say. */
export const standInNamed = toPerson<'stand-in-named'>({
  async compose(core, reader, notice) {
    const today = dayIn(core.clock.now(), reader.timeZone);
    const absence = reader.absences.find(({ from }) => from === notice.from);
    if (!absence || !standsInStill(reader, today, notice)) return undefined;
    const [standInName, byName] = await Promise.all(
      [notice.standInId, notice.namedById].map((id) => nameFor(reader._id, id)),
    );
    return standInNamedCard(reader, notice, absence, { standInName, byName });
  },
});

const welcome =
  "Hello, this is Tandem, your company's 1-to-1s in chat. You get this because you review 1-to-1s here; your HR team set it up. Ask HR to change or stop these messages.";

interface Names {
  standInName?: string | undefined;
  byName?: string | undefined;
}

/** Who was named, by whom and for when, with the way back. */
export function standInNamedCard(
  { locale, welcomedAt }: Person,
  { from, standInId }: NoticeOf<'stand-in-named'>,
  { until }: Absence,
  { standInName = 'A former colleague', byName = 'A former colleague' }: Names,
): Card {
  const title = `${standInName} stands in for you`;
  const when = `from ${formatDay(from, locale)} until ${formatDay(until, locale)}`;
  const who = byName === standInName ? `${byName} said so themself` : `${byName} named them`;
  return card(
    { title, summary: `${title} ${when}.` },
    welcomedAt === undefined && text(welcome),
    text(
      `${title} ${when}: ${who}. In those days they read and do in your 1-to-1s what you can. They never see your drafts and private notes.`,
    ),
    buttons(
      button('Undo', { type: 'remove-stand-in', from, standInId }),
      button('My absences', { type: 'open-absences' }),
    ),
  );
}
