import { findLapsedBefore } from '../../one-to-ones/find-lapsed-before.ts';
import { isClosed } from '../../one-to-ones/status.ts';
import { lapsedLine, oneToOneCard } from '../../views/one-to-one-card.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { toPerson } from '../sending/to-person.ts';

/** The first message about a 1-to-1: it shows how far it is for as long as it stands. What is closed already is no news. */
export const issued = toPerson(
  aboutOneToOne<'issued'>(async (seen, _, core, isStanding) => {
    if (!isStanding && isClosed(seen.oneToOne)) return undefined;
    return oneToOneCard(seen, [], lapsedLine(await findLapsedBefore(core, seen)));
  }),
);
