import { findLapsedBefore } from '../../one-to-ones/find-lapsed-before.ts';
import { lapsedLine, oneToOneCard } from '../../views/one-to-one-card.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { toPerson } from '../sending/to-person.ts';

/** The first message about a 1-to-1: it shows how far it is for as long as it stands. */
export const issued = toPerson(
  aboutOneToOne<'issued'>(async (seen, _, core) =>
    oneToOneCard(seen, [], lapsedLine(await findLapsedBefore(core, seen))),
  ),
);
