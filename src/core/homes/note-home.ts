import type { Core } from '../core.ts';
import { HomeModel } from './home.ts';

interface Drawing {
  personId: string;
  /** A digest of what it shows. */
  drawn: string;
  /** When what it shows was asked for. */
  askedAt: Date;
  isOpened: boolean;
}

/** A Home tab was drawn for its owner: they opened it, or did something. Who never opened theirs is not kept. */
export async function noteHome(
  { clock }: Core,
  { personId: _id, drawn, askedAt, isOpened }: Drawing,
): Promise<void> {
  const now = clock.now();
  const shown = { drawn: { $literal: drawn }, ownDrawnAt: now };
  if (isOpened)
    await HomeModel.collection.updateOne({ _id } as object, [{ $set: { ...shown, openedAt: now } }], {
      upsert: true,
    });
  // What was drawn for somebody else's step meanwhile may be newer than this, and under it.
  else
    await HomeModel.collection.updateOne({ _id } as object, [
      {
        $set: {
          ...shown,
          dueAt: { $cond: [{ $gte: ['$redrawnAt', askedAt] }, now, { $ifNull: ['$dueAt', '$$REMOVE'] }] },
        },
      },
    ]);
}
