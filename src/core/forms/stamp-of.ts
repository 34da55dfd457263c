import { digestOf } from './digest-of.ts';
import type { FormValues } from './form-values.ts';

/** Eight characters that stand for all that a form holds, in whichever order; an empty field is as one that is absent. */
export function stampOf(values: FormValues): string {
  const held = Object.entries(values).filter(([, value]) => value.length > 0);
  return digestOf(JSON.stringify(held.sort(([left], [right]) => (left < right ? -1 : 1))));
}
