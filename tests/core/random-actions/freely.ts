import { fieldsOf } from '../../../src/core/chat/view.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { type AgendaPoint, AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { sendReminders } from '../../../src/core/reminders/send-reminders.ts';
import { checkOnce } from './check-once.ts';
import { checkPart } from './check-part.ts';
import { relationTo } from './company-model.ts';
import { isFavourite, type Play } from './play.ts';
import { isUnfinished, partIn } from './scene.ts';

const dayMs = 86_400_000;

/** Some hours or days go by, and the sweep issues what is due. */
export async function turnClock(play: Play, number: number): Promise<void> {
  const leap = number % 11 === 0 ? 20 * dayMs : ((number % 9) / 2) * dayMs;
  play.core.turnTo(new Date(play.core.clock.now().getTime() + leap).toISOString());
  play.tell('the clock is turned');
  play.copies.forgetDelivered();
  play.windows.closeAll();
  const { failed } = await issueDue(play.core);
  if (failed > 0) play.fail('a cycle could not be issued');
  await sendReminders(play.core);
  await play.lookAround();
  play.checkLapsed();
  for (const one of play.oneToOnes.filter(isFavourite).slice(-2)) await play.checkPoints(one);
}

/** A platform delivers once more what it delivered before: nothing changes, whoever did what in between. */
export async function deliverAgain(play: Play, number: number): Promise<void> {
  const request = play.copies.delivered(number);
  if (!request) return;
  play.tell('delivered again:');
  await play.take(request);
  await play.lookAround();
  const { actor, action } = request;
  const oneToOne = play.oneToOnes.find(({ _id }) => 'oneToOneId' in action && _id === action.oneToOneId);
  if (!oneToOne) return;
  const scene = { play, model: play.model, actor, oneToOne, oneToOneId: oneToOne._id, number };
  const part = partIn(scene);
  if (part && isUnfinished(scene)) await checkPart(scene, part);
}

/** A platform delivers once more what made something that was deleted since: it stays deleted. */
export async function deliverWhatMade(play: Play, words: string): Promise<void> {
  const request = play.copies.deliveredWith(words);
  if (!request) return;
  play.tell('delivered again, and deleted:');
  await play.take(request);
  await checkOnce(play);
}

/** `agenda @somebody …` in chat. */
export async function sayPoint(play: Play, actor: Person, number: number): Promise<void> {
  const named = play.people[number % play.people.length] ?? actor;
  const text = play.model.type(actor._id);
  const action = { type: 'say-agenda-point', words: `@${named.name} ${text}` } as const;
  await play.take(play.requestOf(actor, action, {}, { surface: 'command' }));
  const point = await adopt(play, actor, text);
  const isPair = (one: { revieweeId: string; reviewerId: string }) =>
    [one.revieweeId, one.reviewerId].sort().join() === [actor._id, named._id].sort().join();
  const hasOpen = play.oneToOnes.some((one) => one.status === 'open' && isPair(one));
  if (hasOpen && !point) play.fail('it was not added to the open one');
  const revieweeId = point?.threadId.split(':')[1] ?? '';
  if (point && relationTo(revieweeId, named._id, play.today()) === undefined) play.fail('it went to another');
}

/** The form that asks with whom, from the hub: for the open one or, when none is open, the next. */
export async function addPointSomewhere(play: Play, actor: Person, number: number): Promise<void> {
  const { reply } = await play.attempt(actor, { type: 'open-agenda-form' });
  if (reply?.kind !== 'show' || reply.view.kind !== 'form') return;
  const asked = fieldsOf(reply.view).find(({ id }) => id === 'with')?.input;
  const options = asked?.type === 'choice' ? asked.options : [];
  const chosen = options[number % Math.max(1, options.length)]?.value;
  const text = play.model.type(actor._id);
  await play.act(actor, { type: 'add-agenda-point' }, 'done', { text, ...(chosen && { with: chosen }) });
  const point = await adopt(play, actor, text);
  if (!point) return play.fail('it is nowhere');
  const [cycleId, revieweeId] = point.threadId.split(':');
  if (chosen && chosen !== `${cycleId}:${point.addedIn}:${revieweeId}`) play.fail('it is elsewhere');
}

/** Which agenda it is on was not said: it has to be the open one's of that thread or, when none is open, the next. */
async function adopt(play: Play, actor: Person, words: string): Promise<AgendaPoint | undefined> {
  const point = await AgendaPointModel.findOne({ text: words }).lean<AgendaPoint>();
  if (!point) return undefined;
  const { threadId, addedIn } = point;
  const issued = play.oneToOnes.filter((one) => one.threadId === threadId);
  const open = issued.filter(({ status }) => status === 'open').map(({ occurrence }) => occurrence);
  const newest = Math.max(-1, ...issued.map(({ occurrence }) => occurrence));
  if (open.length > 0 ? !open.includes(addedIn) : addedIn <= newest)
    play.fail(`it is on number ${addedIn}, with ${open.join() || 'none'} open and ${newest} the newest`);
  const revieweeId = threadId.split(':')[1] ?? '';
  play.model.agenda.set(words, { words, threadId, authorId: actor._id, addedIn });
  play.model.release(words, revieweeId);
  return point;
}
