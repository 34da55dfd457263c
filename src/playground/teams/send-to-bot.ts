import type { Backstage } from './backstage.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import type { Delivery } from './traffic-log.ts';

/** What the Teams client says when a bot does not answer in time or at all. */
export const SOMETHING_WENT_WRONG = 'Something went wrong. Please try again.';

/** Messages and events may take this many times longer than invokes. */
const PATIENCE = 3;

/** Posts one activity to the app's messaging endpoint and waits for its answer as long as Teams would. */
export async function sendToBot(backstage: Backstage, activity: JsonObject): Promise<Delivery> {
  const copies = backstage.redeliveries.copiesOf(activity);
  const repeats = Array.from({ length: copies - 1 }, () => deliver(backstage, activity));
  const [first] = await Promise.all([deliver(backstage, activity), ...repeats]);
  return first;
}

async function deliver(backstage: Backstage, activity: JsonObject): Promise<Delivery> {
  const delivery: Delivery = { activity, ...(await post(backstage, activity)) };
  backstage.log.addDelivery(delivery);
  return delivery;
}

export function isGood({ status }: Delivery): boolean {
  return typeof status === 'number' && status >= 200 && status < 300;
}

async function post(backstage: Backstage, activity: JsonObject): Promise<Omit<Delivery, 'activity'>> {
  const { answerWithinMs, bearer } = backstage;
  const withinMs = activity.type === 'invoke' ? answerWithinMs : answerWithinMs * PATIENCE;
  const authorization = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  try {
    const response = await fetch(backstage.messagesUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(withinMs),
    });
    return { status: response.status, body: readBody(await response.text()) };
  } catch (error) {
    const isLate = isJsonObject(error) && error.name === 'TimeoutError';
    return { status: isLate ? 'late' : 'unreachable', body: undefined };
  }
}

function readBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
