import { all, button, buttons, card, subtle, text } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import { counterpartOf, mayRead, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { isUnderway } from '../../one-to-ones/status.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { agendaOf, isResolvedIn } from '../../points/agenda-of.ts';
import type { AgendaPoint } from '../../points/agenda-point.ts';
import { noteReading } from '../../readings/note-reading.ts';
import { agendaServes } from '../../steps/send-agendas.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { titleWithWhom, withWhom } from '../../views/describe-one-to-one.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { toPerson } from '../sending/to-person.ts';

const beforeMeeting = aboutOneToOne<'agenda'>(
  async (seen, notice, core) => {
    const meetingAt = meetingOf(seen, notice);
    if (meetingAt === undefined) return undefined;
    const points = await agendaOf(seen.oneToOne);
    await noteReading(core, seen);
    return agendaCard(
      seen,
      meetingAt,
      points.filter((point) => mayRead(seen, point)),
    );
  },
  (seen, notice, { clock }) => {
    const meetingAt = meetingOf(seen, notice);
    return meetingAt !== undefined && meetingAt > clock.now();
  },
);

/** To both, before they meet; of a meeting that was moved, or is over before it goes out, there is nothing left to say. */
export const agenda = toPerson<'agenda'>({
  ...beforeMeeting,
  compose: async (core, reader, notice, isStanding) => {
    const isUseful = isStanding || agendaServes(new Date(notice.meetingAt), core.clock.now());
    return isUseful ? beforeMeeting.compose(core, reader, notice, isStanding) : undefined;
  },
});

/** The meeting that it is about; undefined when that is moved, or nothing is left to talk about. */
function meetingOf({ oneToOne }: SeenOneToOne, notice: NoticeOf<'agenda'>): Date | undefined {
  const meetingAt = oneToOne.meetingAt && new Date(oneToOne.meetingAt);
  return isUnderway(oneToOne) && meetingAt?.toISOString() === notice.meetingAt ? meetingAt : undefined;
}

const pointsShown = 8;

/** The agenda before a meeting: what is still to be talked about. */
export function agendaCard(seen: SeenOneToOne, meetingAt: Date, points: AgendaPoint[]): Card {
  const { _id: oneToOneId, occurrence } = seen.oneToOne;
  const open = points.filter((point) => !isResolvedIn(point, occurrence));
  const when = formatMoment(meetingAt, seen.actor);
  return card(
    {
      title: `Agenda for your 1-to-1 ${withWhom(seen)}`,
      summary: `You meet ${counterpartOf(seen).name} ${when}: here is the agenda.`,
    },
    text(`${titleWithWhom(seen)}: ${when}`),
    agendaLines(open),
    buttons(
      button('Open agenda', { type: 'open-one-to-one', oneToOneId }, { style: 'primary' }),
      button('Add agenda point', { type: 'open-agenda-form', oneToOneId }),
    ),
  );
}

function agendaLines(open: AgendaPoint[]): CardElement[] {
  if (open.length === 0) return [text('Nothing is on the agenda yet. What would you like to talk about?')];
  const more = open.length - pointsShown;
  return all(
    open.slice(0, pointsShown).map((point, index) => text(`${index + 1}. ${point.text}`)),
    more > 0 && subtle(`and ${more} more`),
  );
}
