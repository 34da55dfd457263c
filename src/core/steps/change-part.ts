import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Announcement } from '../one-to-ones/announcement.ts';
import { loadOneToOne, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import {
  type Draft,
  type OneToOne,
  OneToOneModel,
  type Part,
  type PartName,
} from '../one-to-ones/one-to-one.ts';

/** What becomes of one side of a 1-to-1 that is not finished. */
export interface PartChange {
  part: PartName;
  set?: Partial<Omit<Part, 'drafts' | 'version'>>;
  /** The draft of whoever changes it, from now on. */
  draft: Draft | undefined;
  /** What else changes in the same moment. */
  also?: Partial<OneToOne>;
  /** What is to be made known of it; see `announce`. */
  announcement?: Announcement;
}

/** More than the windows and devices that anybody has. */
const mostTries = 50;

/** The draft of whoever looks at it: nobody sees another's. */
export function ownDraft({ oneToOne, actor }: SeenOneToOne, part: PartName): Draft | undefined {
  return oneToOne.parts[part].drafts?.[actor._id];
}

/**
 * Changes a part as it is at the moment of writing: when somebody else was faster, it is read and decided on again.
 * @param decide undefined for leaving it as it is
 * @returns the 1-to-1 with the change
 */
export async function changePart(
  core: Core,
  first: SeenOneToOne,
  decide: (seen: SeenOneToOne) => PartChange | undefined | Promise<PartChange | undefined>,
): Promise<SeenOneToOne> {
  let seen = first;
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const change = await decide(seen);
    if (change === undefined) return seen;
    const version = newId();
    if (await write(seen, change, version)) return withChange(seen, change, version);
    await pause(Math.random() * 5 * tries);
    seen = await loadOneToOne(core, seen.actor, seen.oneToOne._id);
  }
  throw new AppError(
    'conflict',
    'This is being changed elsewhere all the time. Please try again in a moment.',
  );
}

async function write(seen: SeenOneToOne, change: PartChange, version: string): Promise<boolean> {
  const { actor, oneToOne } = seen;
  const { part, set = {}, draft, also, announcement } = change;
  const path = `parts.${part}`;
  const ofPart = Object.entries({ ...set, version }).map(([key, value]) => [`${path}.${key}`, value]);
  const draftPath = `${path}.drafts.${actor._id}`;
  const { matchedCount } = await OneToOneModel.updateOne(
    {
      _id: oneToOne._id,
      status: oneToOne.status,
      reviewerId: oneToOne.reviewerId,
      // Whoever has no version was never changed: such a condition holds for what is absent.
      [`${path}.version`]: oneToOne.parts[part].version ?? null,
    },
    {
      $set: { ...Object.fromEntries(ofPart), ...also, ...(draft && { [draftPath]: draft }) },
      ...(draft === undefined && { $unset: { [draftPath]: 1 } }),
      ...(announcement && { $push: { unannounced: announcement } }),
    },
  );
  return matchedCount > 0;
}

function withChange(
  { oneToOne, ...seen }: SeenOneToOne,
  { part, set, draft, also, announcement }: PartChange,
  version: string,
): SeenOneToOne {
  const { drafts: _before, ...facts } = oneToOne.parts[part];
  const changed = { ...facts, ...set, version, ...(draft && { drafts: { [seen.actor._id]: draft } }) };
  const left = [...(oneToOne.unannounced ?? []), ...(announcement ? [announcement] : [])];
  return {
    ...seen,
    oneToOne: {
      ...oneToOne,
      ...also,
      ...(left.length > 0 && { unannounced: left }),
      parts: { ...oneToOne.parts, [part]: changed },
    },
  };
}
