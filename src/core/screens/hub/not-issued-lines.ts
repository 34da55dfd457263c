import { subtle } from '../../chat/elements.ts';
import type { CardElement } from '../../chat/view.ts';
import type { PassedBy } from '../../cycles/plan/find-passed-by.ts';
import type { Person } from '../../people/person.ts';
import { hasHrRole } from '../../permissions/permissions.ts';
import { formatDay } from '../../time/format-day.ts';
import type { IsoDate } from '../../time/iso-date.ts';

/** A 1-to-1 that somebody did not get this time. */
export interface NotIssuedToOne extends Pick<PassedBy, 'title' | 'reason' | 'isCoached' | 'isPaused'> {
  /** When the next one is issued, as far as one is planned. */
  nextOn?: IsoDate | undefined;
}

const mostSaid = 3;

/** A quiet line for each, with the reason and what comes next. */
export function notIssuedLines(all: readonly NotIssuedToOne[], person: Person): CardElement[] {
  return all.slice(0, mostSaid).map((one) => {
    const words = [`You have no “${one.title}” this time: ${whyOf(one)}`, whatNext(one, person)];
    return subtle(words.filter(Boolean).join(' '));
  });
}

function whatNext({ reason, isPaused, nextOn }: NotIssuedToOne, person: Person): string | false {
  if (nextOn) return !isPaused && `The next one comes on ${formatDay(nextOn, person.locale)}.`;
  return reason === 'no manager' && !hasHrRole(person) && 'Ask HR.';
}

function whyOf({ reason, isCoached, isPaused, nextOn }: NotIssuedToOne): string {
  switch (reason) {
    case 'missed':
      return 'Tandem could not send it when it was due.';
    case 'paused':
      return isPaused ? 'it is paused for now.' : 'it was paused.';
    case 'away throughout':
      return 'you are away the whole time.';
    case 'closed until then':
      return 'your days off last until the next one.';
    case 'no manager':
      return isCoached ? noReviewer(nextOn) : noManager(nextOn);
  }
}

/** Once one is planned again, somebody is there again. */
function noManager(nextOn: IsoDate | undefined): string {
  return nextOn ? 'nobody was entered as your manager.' : 'nobody is entered as your manager.';
}

function noReviewer(nextOn: IsoDate | undefined): string {
  return nextOn ? 'nobody was there to lead it.' : 'the person who led it is no longer here.';
}
