import type { FormValues } from '../forms/form-values.ts';

/** What the reviewee is offered to start a point with: it is their time. */
export const starters = [
  'Something I need from you',
  'Something I am proud of',
  'Something that holds me up',
  'Something I want to learn',
  'Something I would like your view on',
  'Something we should stop or change',
] as const;

/** Puts the chosen start before what was typed; alone it is a point too. */
export function withStarter(values: FormValues): FormValues {
  const starter = starters.find((candidate) => candidate === values.starter);
  if (starter === undefined) return values;
  const text = typeof values.text === 'string' ? values.text.trim() : '';
  return { ...values, text: text === '' ? starter : `${starter}: ${text}` };
}
