import { loadOneToOne } from '../../../src/core/one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { asFormValue } from '../../../src/core/question-sets/read-answers.ts';
import type { PartName } from './company-model.ts';
import type { PartModel } from './part-model.ts';
import type { Play } from './play.ts';
import type { Scene } from './scene.ts';
import { readForm } from './windows.ts';
import { wordsIn } from './words-in.ts';

type Fields = Record<string, string>;

/** What can be found of a side of a 1-to-1. */
export interface FoundPart {
  /** What the form of this author holds. */
  form: Fields;
  shared: Fields;
  /** All words that this author finds in it: standing, offered or shared. */
  stored: string[];
}

export async function readPart(
  { play, actor, oneToOneId }: Omit<Scene, 'number'>,
  part: PartName,
): Promise<FoundPart> {
  const form = await readForm(play, { actor, oneToOneId, page: 0, savesWhileTyping: true });
  const seen = await loadOneToOne(play.core, actor, oneToOneId);
  const { parts } = await OneToOneModel.findById(oneToOneId).orFail().lean<OneToOne>();
  const shared = Object.entries(parts[part].shared ?? {});
  return {
    form,
    shared: Object.fromEntries(shared.map(([field, answer]) => [field, String(asFormValue(answer))])),
    stored: wordsIn(seen.oneToOne.parts[part]),
  };
}

/** The form holds what the rules say, and nothing that was acknowledged is missing. */
export async function checkPart(scene: Omit<Scene, 'number'>, part: PartName): Promise<void> {
  const { play, model, actor, oneToOneId } = scene;
  const expected = model.partOf(oneToOneId, part);
  const found = await readPart(scene, part);
  nothingIsMissing(play, owedTo(expected, actor._id), found);
  const { form, shared } = found;
  const should = expected.formOf(actor._id);
  if (!sameFields(form, should))
    play.fail(`the form of ${actor._id} holds ${JSON.stringify(form)} instead of ${JSON.stringify(should)}`);
  const released = sharedIn(expected);
  if (!sameFields(shared, released))
    play.fail(`${part} shared ${JSON.stringify(shared)} instead of ${JSON.stringify(released)}`);
}

/** What was acknowledged to this author and has to be there. */
export function owedTo({ owed }: PartModel, authorId: string): string[] {
  return [...owed].flatMap(([words, id]) => (id === authorId ? [words] : []));
}

export function nothingIsMissing(play: Play, owed: readonly string[], { stored }: FoundPart): void {
  const missing = owed.filter((words) => !stored.includes(words));
  if (missing.length > 0) play.fail(`acknowledged, and missing: ${missing.join()}`);
}

export function sharedIn({ shared }: { shared: ReadonlyMap<string, { words: string }> }): Fields {
  return Object.fromEntries([...shared].map(([field, { words }]) => [field, words]));
}

/** Whether both hold the same; an empty field and none are alike. */
export function sameFields(one: Fields, other: Fields): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every(
    (field) => (one[field] ?? '') === (other[field] ?? ''),
  );
}
