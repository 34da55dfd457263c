import { button, buttons, card, item, named, subtle, text } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { Person } from '../../people/person.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import type { AuditPage, ReadableEntry } from './gather-audit-log.ts';

const origins = { slack: 'Slack', teams: 'Teams', cli: 'the command line', system: 'Tandem itself' };

/** Who did what, when, from where; the newest first. */
export function auditLog({ entries, index, count, older }: AuditPage, reader: Person): Card {
  const page = { items: entries, index, count };
  return card(
    { title: 'Audit log', summary: 'Who did what, when, from where' },
    subtle('The newest first. It can only be added to, and never holds what somebody wrote.'),
    entries.length === 0 && text('Nothing happened yet.'),
    entries.map((entry) => entryItem(entry, reader)),
    older > 0 && index === count - 1 && subtle(endOfPages(older)),
    buttons(
      pageButtons(page, (to) => ({ type: 'open-audit-log', page: to })),
      button('Back', { type: 'open-settings' }),
    ),
  );
}

function entryItem({ at, who, what, from, about }: ReadableEntry, { timeZone, locale }: Person): CardElement {
  const when = new Intl.DateTimeFormat(locale.startsWith('en') ? locale : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const where = from && `from ${origins[from]}`;
  // Whoever runs a command is at the machine itself and has no name here.
  const nobody = from === 'cli' ? 'The operator' : 'Tandem';
  return item(named(who ?? nobody, wordsOf(what)), {
    detail: [when.format(at), where, ...about].filter(Boolean).join(' · '),
  });
}

function endOfPages(older: number): string {
  const entries = older === 1 ? '1 entry that is' : `${older} entries that are`;
  return `This is as far back as pages go. The ${entries} older can be read in the database, in the collection auditLog.`;
}

/** `one-to-one.finalised` as "1-to-1 finalised". */
function wordsOf(what: string): string {
  return what.replace(/[.-]/g, ' ').replace('one to one', '1-to-1');
}
