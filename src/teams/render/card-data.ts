import { z } from 'zod';
import { decodeAction, encodeAction, type UserAction } from '../../core/chat/user-action.ts';
import { type About, aboutSchema } from './about.ts';
import { type FilledIn, readInputs } from './read-inputs.ts';

/** What a button carries besides its action: field ids cannot contain a colon, so no input collides with it. */
const aboutKey = 'tandem:about';

/** The `data` of a button. */
export function cardData(action: UserAction, about: About = {}): Record<string, unknown> {
  const tandem = encodeAction(action);
  return Object.keys(about).length === 0 ? { tandem } : { tandem, [aboutKey]: about };
}

/** Something pressed, with what stood in the inputs of its card. */
export interface Submission extends FilledIn {
  action: UserAction;
  about: About;
}

/** Where it was pressed, if not in a dialog. */
export function surfaceOf(submission: Pick<Submission, 'about'> | undefined): 'home' | 'message' {
  return submission?.about.isHome ? 'home' : 'message';
}

const dataSchema = z.looseObject({
  tandem: z.string(),
  [aboutKey]: aboutSchema.optional(),
});

function isInput([key, value]: [string, unknown]): boolean {
  const isOpener = key === 'type' && value === 'task/fetch';
  return key !== 'tandem' && key !== aboutKey && key !== 'msteams' && !isOpener;
}

/** Undefined for data that no version of Tandem wrote, or an older one did. */
export function readCardData(data: unknown): Submission | undefined {
  const parsed = dataSchema.safeParse(data).data;
  const action = decodeAction(parsed?.tandem);
  if (parsed === undefined || action === undefined) return undefined;
  const about = parsed[aboutKey] ?? {};
  const inputs = Object.fromEntries(Object.entries(parsed).filter(isInput));
  return { action, about, ...readInputs(inputs, about) };
}

/** Clients join the chosen values with commas: an option's own commas have to be told apart, as `decodeChoice` does. */
export function encodeChoice(value: string): string {
  return value.replaceAll('%', '%25').replaceAll(',', '%2C');
}
