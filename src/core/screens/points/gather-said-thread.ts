import type { Core } from '../../core.ts';
import { counterpartIn } from '../../cycles/plan/find-threads.ts';
import { defined } from '../../defined.ts';
import type { Thread } from '../../one-to-ones/thread.ts';
import { type Candidate, findNamed } from '../../people/find-typed-person.ts';
import type { Match } from '../../people/match-person.ts';
import type { Person } from '../../people/person.ts';
import { type GatheredThreads, gatherThreads } from './gather-threads.ts';

/** Words that were addressed to somebody, and where they go as far as that is understood. */
export interface SaidThread extends GatheredThreads {
  thread?: Thread;
  /** Why a person has to look before anything is added; absent when it is beyond doubt who is meant. */
  doubt?: string;
  /** What was typed after the name; all of it when nobody could be chosen. */
  text: string;
}

/** Reads to whom words are addressed. A name has to be unique in the company: somebody may know one Anna, and mean another. */
export async function gatherSaidThread(core: Core, actor: Person, words: string): Promise<SaidThread> {
  const gathered = await gatherThreads(core, actor);
  const { threads, counterparts } = gathered;
  const match = await findNamed(words, [...counterparts.values()]);
  const whole = { ...gathered, text: words.trim() };
  if (match.kind === 'none') return { ...whole, doubt: forNobody };
  const named = match.kind === 'one' ? [match.person] : match.people;
  const possible = named.filter(({ _id }) => counterparts.has(_id));
  const [person] = possible;
  if (!person || possible.length > 1)
    return { ...whole, doubt: whyNobody(match.said, named, possible, actor) };
  const thread = threads.find((candidate) => counterpartIn(candidate, actor._id) === person._id);
  const doubt = isBeyondDoubt(match) ? undefined : isItThem(match.said, person);
  return defined({ ...gathered, text: match.rest, thread, doubt });
}

/** Words of which nobody can tell to whom they go. */
export async function gatherUnnamed(core: Core, actor: Person, words: string): Promise<SaidThread> {
  return { ...(await gatherThreads(core, actor)), text: words.trim(), doubt: forNobody };
}

const forNobody = 'Tandem cannot tell who this is for.';

function isBeyondDoubt(match: Match<Candidate>): boolean {
  return match.kind === 'one' && match.isWhole;
}

function isItThem(said: string, { name, email }: Candidate): string {
  return `Do you mean ${name} (${email})? “${said}” could be somebody else.`;
}

function whyNobody(said: string, named: Candidate[], possible: Candidate[], actor: Person): string {
  const [first, ...others] = named;
  if (possible.length > 1) return `“${said}” could be several people. Who is this for?`;
  if (others.length > 0 || !first)
    return `You have no 1-to-1 with anybody called “${said}”. Who is this for?`;
  if (first._id === actor._id) return `“${said}” is you. Who is this for?`;
  return `You have no 1-to-1 with ${first.name}. Who is this for?`;
}
