import { standInNamedCard } from '../../core/notices/kinds/stand-in-named.ts';
import { isoDate } from '../../core/time/iso-date.ts';
import { type Example, message } from '../example.ts';
import { hanna, tomasz } from '../example-data.ts';

const days = { from: isoDate('2026-12-18'), until: isoDate('2026-12-30') };
const notice = {
  kind: 'stand-in-named',
  naming: 'n1',
  from: days.from,
  standInId: 'leo',
  namedById: hanna._id,
} as const;
const { welcomedAt: _, ...newcomer } = tomasz;

export const standInNamedExamples: Example[] = [
  message(
    'stand-in-named-card',
    'by-hr',
    standInNamedCard(tomasz, notice, days, { standInName: 'Leo Brandt', byName: hanna.name }),
  ),
  message(
    'stand-in-named-card',
    'by-hr-themself-to-somebody-new',
    standInNamedCard(newcomer, notice, days, { standInName: hanna.name, byName: hanna.name }),
  ),
];
