import type { Reply } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { AppError } from '../../../src/core/errors.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';

import { act } from '../../support/small-company.ts';
import type { StoredState } from '../../support/stored-state.ts';
import type { Answer, Kind } from './kinds.ts';
import type { Scene } from './scene.ts';
import { contents } from './words.ts';

/** Something that a person tries, through the one way in. */
export interface Try {
  action: UserAction;
  values?: FormValues;
  /** The same with nothing typed: whoever is refused is refused in the same words. */
  bare?: FormValues;
  /** Whether it really happened, in the database or in what is shown. */
  happened(shown: string, reply: Reply): boolean | Promise<boolean>;
  /** The same about something that does not exist; by itself the action with an id that nothing has. */
  missing?: { action?: UserAction; values?: FormValues } | (() => Promise<unknown>);
}

/** Makes ready what is tried, for whoever tries it. */
export type Tries = Record<string, (scene: Scene, actor: Person, kind: Kind) => Try | Promise<Try>>;

/**
 * The same tries of one thing, which is made for each.
 * @param suffix tells them from those of other things
 */
export function triesFor(
  triesOf: (id: string) => Record<string, Try>,
  make: (actor: Person) => Promise<string>,
  suffix: string,
): Tries {
  const names = Object.keys(triesOf(''));
  const tryNamed = (name: string) => async (_: Scene, actor: Person) => {
    const attempt = triesOf(await make(actor))[name];
    if (!attempt) throw new Error(`nobody says how "${name}" is tried`);
    return attempt;
  };
  return Object.fromEntries(names.map((name) => [`${name}: ${suffix}`, tryNamed(name)]));
}

/** Whether the form of this title was shown. */
export const isForm =
  (title: string): Try['happened'] =>
  (_, reply) =>
    reply.kind === 'show' && reply.view.kind === 'form' && reply.view.title === title;

/** What somebody was answered: a reply, or the refusal. */
type Told = { reply: Reply } | { refusal: { code: string; sentence: string } };

export interface Circumstances {
  scene: Scene;
  state: StoredState;
  actor: Person;
  kind: Kind;
  /** What may not be in any answer to this person. */
  forbidden: string[];
}

/** What became of it: one of the three answers, or a sentence that says what else. */
export async function tryOut(
  { scene, state, actor, kind, forbidden }: Circumstances,
  attempt: Try,
): Promise<string> {
  const { action, values, happened } = attempt;
  const isChangedSince = await state.watch('readings');
  const told = await tell(scene, actor, action, values);
  const isChanged = await isChangedSince();
  const shown = JSON.stringify(told);
  const leaked = forbidden.filter((word) => shown.includes(word) && !typed(values).includes(word));
  if (leaked.length > 0) return `is shown ${leaked.join(', ')}`;
  const unseen = await readUnseen(kind, actor, shown, values);
  if (unseen.length > 0) return `is shown ${unseen.join(', ')}, and the two do not see it`;
  if ('reply' in told && (await happened(shown, told.reply))) return 'yes';
  if (isChanged) return 'does not happen, yet something changes';
  return answerTo(scene, actor, attempt, told);
}

/** V4: words of the two that somebody else is shown, and that no reading stands for; and any reading by one of the two. */
async function readUnseen(kind: Kind, actor: Person, shown: string, values?: FormValues): Promise<string[]> {
  const readings = await OneToOneModel.countDocuments({ 'readings.readerId': actor._id });
  if (kind === 'reviewee' || kind === 'reviewer') return readings === 0 ? [] : ['what is their own'];
  const read = contents.filter((word) => shown.includes(word) && !typed(values).includes(word));
  return readings > 0 ? [] : read;
}

async function answerTo(scene: Scene, actor: Person, attempt: Try, told: Told): Promise<Answer | string> {
  const { action, values, bare = {} } = attempt;
  if ('refusal' in told && values !== undefined) {
    const untyped = await tell(scene, actor, action, bare);
    if (!isSame(untyped, told)) return `is told otherwise when nothing is typed: ${JSON.stringify(untyped)}`;
  }
  const isForbidden = 'refusal' in told && told.refusal.code === 'not-allowed';
  if (isForbidden && typeof attempt.missing === 'function') return 'no';
  const toldOfNothing = await tellOfNothing(scene, actor, attempt);
  if (isSame(told, toldOfNothing)) return '–';
  if (isForbidden) return 'no';
  if ('reply' in told && told.reply.kind === 'show') return 'no';
  return `is told ${JSON.stringify(told)}, and of what does not exist ${JSON.stringify(toldOfNothing)}`;
}

async function tell(scene: Scene, actor: Person, action: UserAction, values?: FormValues): Promise<Told> {
  try {
    return { reply: await act(scene.core, actor, action, values) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: { code: error.code, sentence: error.userMessage } };
  }
}

const nobody = '0'.repeat(24);
const idKeys = ['oneToOneId', 'cycleId', 'templateId', 'questionSetId', 'personId'] as const;
const notHere = / is not here \(any more\)\. Open your hub to see what is\.$/;

/** What is told about something that does not exist. */
async function tellOfNothing(scene: Scene, actor: Person, { action, values, missing }: Try): Promise<Told> {
  if (typeof missing === 'function') {
    await missing();
    return tell(scene, actor, action, values);
  }
  const key = idKeys.find((each) => each in action);
  if (missing === undefined && key === undefined)
    return tellOfNoPlace(await tell(scene, actor, action, values));
  const other =
    missing?.action ?? (key === undefined ? action : { ...action, [key]: idOfNothing(key, scene) });
  return tell(scene, actor, other as UserAction, missing?.values ?? values);
}

/** A page that everybody has or nobody: it is answered with the same sentence as everything that is not there. */
function tellOfNoPlace(told: Told): Told {
  const isNotThere =
    'refusal' in told && told.refusal.code === 'not-found' && notHere.test(told.refusal.sentence);
  return isNotThere ? told : { refusal: { code: 'not-found', sentence: notHere.source } };
}

function idOfNothing(key: string, { open }: Scene): string {
  return key === 'oneToOneId' ? `${open.cycleId}:99:${nobody}` : nobody;
}

function isSame(left: Told, right: Told): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function typed(values: FormValues = {}): string {
  return JSON.stringify(values);
}
