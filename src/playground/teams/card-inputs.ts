import { cardNodes } from './card-nodes.ts';
import { isIsoDate, isIsoTime } from './iso-values.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { VisitError } from './visit-error.ts';

/** What a person put into the inputs of a card, by input id; several choices are joined with commas. */
export type InputValues = Readonly<Record<string, string | number | boolean | null>>;

export type FilledInputs = {
  /** What the client sends: text always, and for an empty input no key, or from some clients null. */
  values: Record<string, string | null>;
  /** What the client says beside a field instead of sending. */
  fieldErrors: Record<string, string>;
};

/**
 * Fills a card's inputs as the Adaptive Cards renderer does, its initial values included.
 * @param leavesOut inputs that this client does not send at all, whatever stands in them
 */
export function fillInputs(
  card: JsonObject,
  given: InputValues,
  leavesOut: readonly string[] = [],
): FilledInputs {
  const inputs = [...cardNodes(card)].filter((node) => String(node.type).startsWith('Input.'));
  const ids = inputs.map((input) => String(input.id));
  const unknown = [...Object.keys(given), ...leavesOut].find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new VisitError(`The card has no input "${unknown}".`);
  const filled: FilledInputs = { values: {}, fieldErrors: {} };
  for (const input of inputs) {
    const id = String(input.id);
    if (leavesOut.includes(id)) continue;
    if (given[id] === null) {
      filled.values[id] = null;
      continue;
    }
    const value = String(given[id] ?? initialValue(input));
    const complaint = complaintAbout(input, value);
    if (complaint !== undefined) {
      filled.fieldErrors[id] = typeof input.errorMessage === 'string' ? input.errorMessage : complaint;
    } else if (value !== '') {
      filled.values[id] = value;
    }
  }
  return filled;
}

function initialValue(input: JsonObject): string {
  if (input.value !== undefined) return String(input.value);
  return input.type === 'Input.Toggle' ? toggleStates(input).off : '';
}

function complaintAbout(input: JsonObject, value: string): string | undefined {
  if (input.isRequired === true && isUnset(input, value)) return 'This is required.';
  if (value === '') return undefined;
  switch (input.type) {
    case 'Input.Text':
      return complaintAboutText(input, value);
    case 'Input.Number':
      return complaintAboutNumber(input, value);
    case 'Input.Date':
      return isIsoDate(value) && isWithin(input, value) ? undefined : 'Choose a day that can be chosen.';
    case 'Input.Time':
      return isIsoTime(value) && isWithin(input, value) ? undefined : 'Choose a time that can be chosen.';
    case 'Input.Toggle':
      return Object.values(toggleStates(input)).includes(value) ? undefined : 'A toggle is on or off.';
    case 'Input.ChoiceSet':
      return areChoices(input, value) ? undefined : 'Choose from the list.';
    default:
      return undefined;
  }
}

function isUnset(input: JsonObject, value: string): boolean {
  return input.type === 'Input.Toggle' ? value !== toggleStates(input).on : value === '';
}

function complaintAboutText({ maxLength, regex }: JsonObject, value: string): string | undefined {
  if (typeof maxLength === 'number' && value.length > maxLength)
    return `At most ${maxLength} characters fit.`;
  if (typeof regex === 'string' && !new RegExp(regex).test(value)) return 'This is not in the right form.';
  return undefined;
}

function complaintAboutNumber({ min, max }: JsonObject, value: string): string | undefined {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'This is not a number.';
  if (typeof min === 'number' && number < min) return `At least ${min}.`;
  if (typeof max === 'number' && number > max) return `At most ${max}.`;
  return undefined;
}

/** ISO dates and times sort as text. */
function isWithin({ min, max }: JsonObject, value: string): boolean {
  return !(typeof min === 'string' && value < min) && !(typeof max === 'string' && value > max);
}

function areChoices(input: JsonObject, value: string): boolean {
  const choices = Array.isArray(input.choices) ? input.choices.filter(isJsonObject) : [];
  const picked = input.isMultiSelect === true ? value.split(',') : [value];
  return picked.every((each) => choices.some((choice) => choice.value === each));
}

function toggleStates({ valueOn, valueOff }: JsonObject): { on: string; off: string } {
  return { on: String(valueOn ?? 'true'), off: String(valueOff ?? 'false') };
}
