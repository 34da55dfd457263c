import { all, bold, button, buttons, card, progress, subtle, text } from '../../../chat/elements.ts';
import type { Card, CardElement } from '../../../chat/view.ts';
import type { DeadlineKind, DeadlineLine } from '../../../digests/deadline-lines.ts';
import { addDays } from '../../../time/calendar.ts';
import { formatDay } from '../../../time/format-day.ts';
import type { IsoDate } from '../../../time/iso-date.ts';

/** What a channel is shown of a deadline that is worth a post. */
export interface DigestLine extends Omit<DeadlineLine, 'waitingForIds' | 'people'> {
  /** Who still has to act; absent where the organisation wants numbers only. */
  names?: string[];
}

interface Digest {
  teamName: string;
  on: IsoDate;
  locale: string;
  lines: readonly DigestLine[];
}

const mostNames = 40;

/** How far a team is with its deadlines: read by many, and so it knows nothing of what is in a 1-to-1. */
export function digestCard({ teamName, on, locale, lines }: Digest): Card {
  const dueIn = (day: IsoDate) => wordsForDay(day, on, locale);
  const title = `1-to-1 deadlines: ${teamName}`;
  const said = lines.map((line) => `${line.title}: ${sentenceOf(line, dueIn(line.dueOn))}`);
  return card(
    { title, summary: [`${title}.`, ...said].join(' ') },
    lines.map((line) => lineElements(line, dueIn(line.dueOn))),
    buttons(button('Open my 1-to-1s', { type: 'open-hub' }, { style: 'primary' })),
    subtle('It opens your own 1-to-1s, and nobody else sees them.'),
  );
}

function wordsForDay(day: IsoDate, on: IsoDate, locale: string): string {
  if (day === on) return 'today';
  return day === addDays(on, 1) ? 'tomorrow' : `on ${formatDay(day, locale)}`;
}

const words: Record<DeadlineKind, { done: string; open(many: boolean): string }> = {
  reviewee: {
    done: 'Shared by reviewees',
    open: (many) => `${many ? 'have' : 'has'} not shared their part yet`,
  },
  reviewer: {
    done: 'Shared by reviewers',
    open: (many) => `${many ? 'wait' : 'waits'} for the reviewer’s part`,
  },
  finalise: {
    done: 'Finalised',
    open: (many) => `${many ? 'are' : 'is'} not finalised yet`,
  },
};

function sentenceOf({ kind, done, total }: DigestLine, due: string): string {
  const left = total - done;
  return `${left} of ${total} ${words[kind].open(left > 1)}, due ${due}.`;
}

function lineElements(line: DigestLine, due: string): CardElement[] {
  const { title, kind, done, total, names = [] } = line;
  return all(
    text([bold(title), { text: `: ${sentenceOf(line, due)}` }]),
    progress(words[kind].done, done, total),
    names.length > 0 && subtle(`Waiting for ${listOf(names)}.`),
  );
}

function listOf(names: readonly string[]): string {
  const more = names.length - mostNames;
  return more > 0 ? `${names.slice(0, mostNames).join(', ')} and ${more} more` : names.join(', ');
}
