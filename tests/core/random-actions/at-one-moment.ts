import type { Request } from '../../../src/core/chat/reply.ts';
import { actionIn, isDoneWith, typeInto } from './answer-steps.ts';
import { type FoundPart, nothingIsMissing, owedTo, readPart, sameFields, sharedIn } from './check-part.ts';
import type { PartName } from './company-model.ts';
import type { Outcome } from './copies.ts';
import type { PartModel } from './part-model.ts';
import { isUnfinished, partIn, type Scene, type Step } from './scene.ts';
import type { OpenWindow } from './windows.ts';

interface Press {
  window: OpenWindow;
  request: Request;
}

/** Two windows of one person are typed into and sent at one moment, to a copy each. */
export const answerInBoth: Step = async (scene) => {
  const part = partIn(scene);
  if (part === undefined || !isUnfinished(scene)) return;
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const [one, other] = await bothWindows(scene, part);
  const press = (window: OpenWindow, index: number): Press => {
    delete window.late;
    typeInto(window, scene, number >> (4 + index));
    const action = actionIn(window, number >> (2 + index));
    return { window, request: play.windows.requestFrom(play, window, action) };
  };
  const [first, second] = [press(one, 0), press(other, 1)];
  const answers = await play.takeBoth([first.request, second.request]);
  const before = model.partOf(oneToOneId, part);
  const orders = interleavings(atomsOf(first), atomsOf(second)).map((atoms) => run(before.copy(), atoms));
  const found = await readPart(scene, part);
  nothingIsMissing(play, owedInAll(orders, actor._id), found);
  const outcomes = answers.map(({ outcome }) => outcome);
  const order = orders.find((candidate) => isAsFound(candidate, outcomes, found, actor._id));
  if (!order) return play.fail(`no order explains ${JSON.stringify([outcomes, found])}`);
  model.become(oneToOneId, oneToOne.revieweeId, part, order.part);
  for (const [index, { window, request }] of [first, second].entries())
    if (isDoneWith(window, request.action, outcomes[index] ?? 'done')) play.windows.close(window);
  nothingIsMissing(play, owedTo(order.part, actor._id), found);
};

async function bothWindows(scene: Scene, part: PartName): Promise<[OpenWindow, OpenWindow]> {
  const { play, actor, oneToOneId, number } = scene;
  const [first, second] = play.windows.of(actor._id, oneToOneId, part);
  const one = first ?? (await play.windows.draw(scene, part));
  return [one, second ?? (await play.windows.draw({ ...scene, number: number >> 1 }, part))];
}

/** What two things come to, in one of the orders in which they may have happened. */
interface Order {
  part: PartModel;
  /** In the order in which the two were sent. */
  outcomes: Outcome[];
}

/** What is owed to this author in whichever order it was. */
function owedInAll(orders: readonly Order[], authorId: string): string[] {
  const [first = [], ...others] = orders.map(({ part }) => owedTo(part, authorId));
  return first.filter((words) => others.every((owed) => owed.includes(words)));
}

function isAsFound(
  { part, outcomes }: Order,
  found: readonly Outcome[],
  { form, shared }: FoundPart,
  authorId: string,
): boolean {
  return (
    outcomes.join() === found.join() &&
    sameFields(part.formOf(authorId), form) &&
    sameFields(sharedIn(part), shared)
  );
}

/** A part of one of the two that happens in one go. */
type Atom = { of: Press; run(part: PartModel): Outcome | undefined };

/** Sharing saves what is in the form first, and then shares all that is saved. */
function atomsOf(press: Press): Atom[] {
  const { window, request } = press;
  const held = { ...window.held };
  const isSharing = request.action.type === 'share-answers';
  const save: Atom = {
    of: press,
    run(part) {
      part.save(window, held);
      return isSharing ? undefined : 'done';
    },
  };
  const share: Atom = { of: press, run: (part) => (part.share(window) ? 'done' : 'errors') };
  return isSharing ? [save, share] : [save];
}

function run(part: PartModel, atoms: readonly Atom[]): Order {
  const outcomes = new Map(atoms.map(({ of }) => [of.window.id, 'done' as Outcome]));
  for (const atom of atoms) {
    const outcome = atom.run(part);
    if (outcome) outcomes.set(atom.of.window.id, outcome);
  }
  const sent = [...outcomes.keys()].sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
  return { part, outcomes: sent.map((id) => outcomes.get(id) ?? 'done') };
}

function interleavings<T>(left: readonly T[], right: readonly T[]): T[][] {
  const [one, ...others] = left;
  const [another, ...rest] = right;
  if (one === undefined) return [[...right]];
  if (another === undefined) return [[...left]];
  return [
    ...interleavings(others, right).map((order) => [one, ...order]),
    ...interleavings(left, rest).map((order) => [another, ...order]),
  ];
}
