import type { FormValues } from '../../core/forms/form-values.ts';
import type { About } from './about.ts';
import { clearChoice, clearToggleOf } from './form-drawing.ts';

/** What came back from a form. */
export interface FilledIn {
  values: FormValues;
  /** Fields that came back empty, or were cleared; absent where there are none. */
  emptied?: string[];
  /** Those of them that were cleared on purpose; absent where there are none. */
  cleared?: string[];
}

/**
 * What stands in the inputs. Clients leave out what is empty, and some of them what they do not draw: a text that is
 * missing was emptied, and anything else is as it was drawn unless it was cleared.
 */
export function readInputs(inputs: Readonly<Record<string, unknown>>, about: About): FilledIn {
  const { several = [], held = {}, drawn = {}, emptied: before = [] } = about;
  const values: FormValues = Object.fromEntries(Object.entries(held).filter(([, value]) => value.length > 0));
  const cleared = new Set(Object.keys(held).filter((id) => textOf(inputs[clearToggleOf(id)]) === 'true'));
  for (const id of Object.keys(inputs)) {
    const text = textOf(inputs[id]);
    if (id.includes(':') || text === '') continue;
    const chosen = several.includes(id) ? text.split(',') : [text];
    if (chosen.includes(clearChoice)) cleared.add(id);
    else values[id] = several.includes(id) ? inOrderOf(held[id], chosen.map(decodeChoice)) : text;
  }
  for (const id of cleared) delete values[id];
  const missing = Object.keys(drawn).filter((id) => held[id] === undefined);
  const empty = [...missing, ...before].filter((id) => values[id] === undefined);
  const emptied = [...new Set([...cleared, ...empty])];
  return {
    values,
    ...(emptied.length > 0 && { emptied }),
    ...(cleared.size > 0 && { cleared: [...cleared] }),
  };
}

/** Clients send text, numbers or booleans, and nothing, null or an empty text for an empty field. */
function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
}

/** Clients name what is chosen in an order of their own: the same choice is no change. */
function inOrderOf(held: string | string[] | undefined, chosen: string[]): string[] {
  if (!Array.isArray(held) || held.length !== chosen.length) return chosen;
  return held.every((value) => chosen.includes(value)) ? held : chosen;
}

function decodeChoice(value: string): string {
  return value.replaceAll('%2C', ',').replaceAll('%25', '%');
}
