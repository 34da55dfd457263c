import { finalisedCard } from '../../core/notices/kinds/finalised.ts';
import { handoverCard } from '../../core/notices/kinds/handover-asked.ts';
import { notHeldCard } from '../../core/notices/kinds/not-held.ts';
import { partSharedCard } from '../../core/notices/kinds/part-shared.ts';
import { handedOverCard, newReviewerCard, takenOverCard } from '../../core/notices/kinds/reassigned.ts';
import { reopenedCard } from '../../core/notices/kinds/reopened.ts';
import { welcomed } from '../../core/notices/sending/welcomed.ts';
import { lapsedLine, oneToOneCard } from '../../core/views/one-to-one-card.ts';
import { type Example, message } from '../example.ts';
import { finalised, hanna, mei, seenBy, shared, tomasz } from '../example-data.ts';
import { handedOver, handover, lapsed, notHeld, reopened, reopening } from '../example-step-data.ts';

const { welcomedAt: _, ...newcomer } = mei;
const seenFirst = { ...seenBy(mei), actor: newcomer };

export const issuedExamples: Example[] = [
  message('issued-card', 'first-message-ever', welcomed(seenFirst, oneToOneCard(seenFirst))),
  message('issued-card', 'reviewer', oneToOneCard(seenBy(tomasz))),
  message('issued-card', 'shared', oneToOneCard(seenBy(mei, shared))),
  message('issued-card', 'after-lapsed', oneToOneCard(seenBy(mei), [], lapsedLine(seenBy(mei, lapsed)))),
  message('issued-card', 'lapsed', oneToOneCard(seenBy(tomasz, lapsed))),
  message('issued-card', 'finalised', oneToOneCard(seenBy(mei, finalised))),
];

export const partSharedExamples: Example[] = [
  message('part-shared-card', 'to-reviewer', partSharedCard(seenBy(tomasz, shared), 'reviewee')),
  message('part-shared-card', 'lapsed', partSharedCard(seenBy(tomasz, lapsed), 'reviewee')),
];

const seen = seenBy(mei, finalised);
const byStandIn = { ...seenBy(mei, { ...finalised, finalisedById: hanna._id }), finaliser: hanna };

export const finalisedExamples: Example[] = [
  message('finalised-card', 'to-reviewee', finalisedCard(seen)),
  message('finalised-card', 'asking-how-useful', finalisedCard(seen, {})),
  message('finalised-card', 'rated', finalisedCard(seen, { own: { score: 4, why: 'For myself.' } })),
  message('finalised-card', 'by-stand-in', finalisedCard(byStandIn)),
];

export const notHeldExamples: Example[] = [
  message('not-held-card', 'to-reviewee', notHeldCard({ ...seenBy(mei, notHeld), finaliser: hanna })),
];

export const reopenedExamples: Example[] = [
  message('reopened-card', 'by-hr', reopenedCard(seenBy(mei, reopened), reopening, hanna.name)),
];

export const reassignedExamples: Example[] = [
  message('taken-over-card', 'to-new-reviewer', takenOverCard(seenBy(tomasz, handedOver), hanna.name)),
  message('new-reviewer-card', 'to-reviewee', newReviewerCard(seenBy(mei, handedOver))),
  message('handed-over-card', 'to-old-reviewer', handedOverCard(mei.name, tomasz.name)),
];

export const handoverAskedExamples: Example[] = [
  message('handover-card', 'asked', handoverCard(seenBy(mei), handover)),
  message('handover-card', 'agreed', handoverCard(seen, undefined)),
];
