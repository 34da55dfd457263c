import { archivedCard, earlierCard, goneCard } from '../../core/notices/sending/leftover-cards.ts';
import { type Example, message } from '../example.ts';
import { finalised, mei, seenBy, tomasz } from '../example-data.ts';
import { archived } from '../example-step-data.ts';

/** What is left of a notice of any kind once its 1-to-1 is not there any more. */
export const leftoverExamples: Example[] = [
  message('archived-card', 'to-reviewee', archivedCard(seenBy(mei, archived))),
  message('archived-card', 'to-reviewer', archivedCard(seenBy(tomasz, archived))),
  message('earlier-card', 'to-reviewee', earlierCard(seenBy(mei, finalised))),
  message('gone-card', 'all', goneCard()),
];
