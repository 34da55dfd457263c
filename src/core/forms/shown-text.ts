import { z } from 'zod';
import { codeOf, findUnseen, isBlank } from './unseen.ts';

interface Wording {
  missing: string;
  tooLong: string;
  blank: string;
  lineBreak(code: string): string;
  unseen(code: string): string;
}

/** Goes on after the name of what it is about, and what was given. */
const inFile = (longest: number): Wording => ({
  missing: 'must have at least 1 character',
  tooLong: `must have at most ${longest} characters`,
  blank: 'has nothing in it that can be seen',
  lineBreak: (code) => `has a line break (${code})`,
  unseen: (code) => `has the character ${code}, which nobody sees`,
});

/** Stands beside a field. */
const inForm = (longest: number): Wording => ({
  missing: 'Please fill this in.',
  tooLong: `Please keep it to ${longest} characters.`,
  blank: 'Please write something that can be seen.',
  lineBreak: () => 'Please write it on one line.',
  unseen: (code) => `Please take out the character ${code}, which nobody sees.`,
});

/** A name or anything else that is shown on one line. */
export function oneLine(longest: number, wording: Partial<Wording> = {}) {
  return shownText(longest, { ...inFile(longest), ...wording }, false);
}

/** A text that may have several lines, and is read by others than whoever wrote it. */
export function severalLines(longest: number, { least = 1 } = {}) {
  return shownText(longest, inFile(longest), true, least);
}

/** A field of a form that holds a name or the like. */
export function oneLineField(longest: number, missing: string) {
  return shownText(longest, { ...inForm(longest), missing }, false);
}

function shownText(longest: number, wording: Wording, mayHaveLines: boolean, least = 1) {
  return z
    .string({ error: ({ input }) => (input === undefined ? wording.missing : undefined) })
    .trim()
    .min(least, wording.missing)
    .max(longest, wording.tooLong)
    .superRefine((text, context) => {
      // What is too long is refused as that, and not looked through.
      if (text.length === 0 || text.length > longest) return;
      const unseen = findUnseen(text, { mayHaveLines });
      if (unseen !== undefined) context.addIssue({ code: 'custom', message: sayUnseen(unseen, wording) });
      else if (isBlank(text)) context.addIssue({ code: 'custom', message: wording.blank });
    });
}

const lineBreaks = /[\n\r\u0085\u2028\u2029]/;

function sayUnseen(character: string, wording: Wording): string {
  const code = codeOf(character);
  return lineBreaks.test(character) ? wording.lineBreak(code) : wording.unseen(code);
}
