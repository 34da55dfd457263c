import { z } from 'zod';
import { decodeAction, encodeAction, type UserAction } from '../../core/chat/user-action.ts';
import type { FormValues } from '../../core/forms/form-values.ts';

/** What a button carries besides its action: field ids cannot contain a colon, so no input collides with it. */
const aboutKey = 'tandem:about';

const aboutSchema = z.object({
  /** Fields in which several options can be chosen: their values come back in one text. */
  several: z.array(z.string()).optional(),
  /** True on the hub. */
  isHome: z.literal(true).optional(),
  /** The action, encoded, that shows what the dialog showed last. */
  back: z.string().optional(),
  /** What had been typed when something went wrong; it is put back. */
  kept: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  /** Which part of a card that is too long for one. */
  part: z.int().min(0).optional(),
});

export type About = z.infer<typeof aboutSchema>;

/** The `data` of a button. */
export function cardData(action: UserAction, about: About = {}): Record<string, unknown> {
  const tandem = encodeAction(action);
  return Object.keys(about).length === 0 ? { tandem } : { tandem, [aboutKey]: about };
}

/** Something pressed, with what stood in the inputs of its card. */
export interface Submission {
  action: UserAction;
  about: About;
  values: FormValues;
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
  const inputs = Object.entries(parsed).filter(isInput);
  return { action, about, values: readValues(inputs, new Set(about.several)) };
}

/** Clients send text, numbers or booleans, and nothing or an empty text for an empty field. */
function readValues(inputs: [string, unknown][], several: Set<string>): FormValues {
  const filled = inputs.flatMap(([id, value]): [string, string | string[]][] => {
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    if (typeof text !== 'string' || text === '') return [];
    return [[id, several.has(id) ? text.split(',').map(decodeChoice) : text]];
  });
  return Object.fromEntries(filled);
}

/** Clients join the chosen values with commas: an option's own commas have to be told apart. */
export function encodeChoice(value: string): string {
  return value.replaceAll('%', '%25').replaceAll(',', '%2C');
}

function decodeChoice(value: string): string {
  return value.replaceAll('%2C', ',').replaceAll('%25', '%');
}
