import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { type CompanyModel, type PartName, relationTo } from './company-model.ts';
import type { Outcome } from './copies.ts';
import type { Play } from './play.ts';

/** Somebody with a 1-to-1; the number decides whatever is left open. */
export interface Scene {
  play: Play;
  model: CompanyModel;
  actor: Person;
  oneToOne: OneToOne;
  oneToOneId: string;
  number: number;
}

export type Step = (scene: Scene) => Promise<void>;

export function relationIn({ play, actor, oneToOne }: Scene) {
  return relationTo(oneToOne.revieweeId, actor._id, play.today());
}

/** The side that this person answers. */
export function partIn(scene: Scene): PartName | undefined {
  const relation = relationIn(scene);
  return relation === 'hr' ? undefined : relation;
}

/** Open, or lapsed: then it can still be answered and closed. */
export const isUnfinished = ({ oneToOne }: Scene) => ['open', 'lapsed'].includes(oneToOne.status);

export const isOpen = ({ oneToOne }: Scene) => oneToOne.status === 'open';

/** Strangers are told that there is nothing. */
export function expected(scene: Scene, isAllowed: boolean): Outcome | 'refused' {
  if (relationIn(scene) === undefined) return 'not-found';
  return isAllowed ? 'done' : 'refused';
}

/** One of a list, and what is left of the number. */
export function oneOf<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)];
}
