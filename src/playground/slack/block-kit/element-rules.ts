import { isSameOption, type Option, optionsOf } from './options.ts';

/** Where a zod refinement names what is wrong. */
interface Findings {
  addIssue(issue: { code: 'custom'; message: string; path: PropertyKey[] }): void;
}

function refuse(findings: Findings, path: PropertyKey[], message: string): void {
  findings.addIssue({ code: 'custom', message, path });
}

interface Choosing {
  options?: Option[] | undefined;
  option_groups?: { options: Option[] }[] | undefined;
  initial_option?: Option | undefined;
  initial_options?: Option[] | undefined;
  max_selected_items?: number | undefined;
}

/** The preselected options must be among the options, and no two options may carry one value. */
export function checkChoice(value: Choosing, findings: Findings): void {
  const options = optionsOf(value);
  if (!value.options && !value.option_groups) {
    refuse(findings, ['options'], 'missing required field: options');
  }
  if (value.options && value.option_groups) {
    refuse(findings, ['option_groups'], 'only one of `options` and `option_groups` is allowed');
  }
  if (new Set(options.map((option) => option.value)).size < options.length) {
    refuse(findings, ['options'], 'must have a unique `value` in each option');
  }
  if (value.initial_option && !isAmong(value.initial_option, options)) {
    refuse(findings, ['initial_option'], 'must be one of the provided options');
  }
  checkPreselected(value, options, findings);
}

function checkPreselected(value: Choosing, options: Option[], findings: Findings): void {
  const { initial_options: chosen, max_selected_items: max } = value;
  if (!chosen) return;
  if (chosen.length === 0 || !chosen.every((option) => isAmong(option, options))) {
    refuse(findings, ['initial_options'], 'must be one of the provided options');
  }
  if (max !== undefined && chosen.length > max) {
    refuse(findings, ['initial_options'], `no more than ${max} items allowed`);
  }
}

function isAmong(option: Option, options: Option[]): boolean {
  return options.some((other) => isSameOption(option, other));
}

interface Writing {
  initial_value?: string | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
}

export function checkLengths(value: Writing, findings: Findings): void {
  const { initial_value: initial, min_length: min, max_length: max } = value;
  if (min !== undefined && max !== undefined && min > max) {
    refuse(findings, ['min_length'], 'must be less than or equal to `max_length`');
  }
  if (initial !== undefined && max !== undefined && initial.length > max) {
    refuse(findings, ['initial_value'], `must be less than ${max + 1} characters`);
  }
}

interface Counting {
  is_decimal_allowed: boolean;
  initial_value?: string | undefined;
  min_value?: string | undefined;
  max_value?: string | undefined;
}

export function checkNumbers(value: Counting, findings: Findings): void {
  for (const key of ['initial_value', 'min_value', 'max_value'] as const) {
    const text = value[key];
    if (text !== undefined && !isNumeric(text, value.is_decimal_allowed)) {
      refuse(findings, [key], 'must be a valid number');
    }
  }
  const min = Number(value.min_value ?? Number.NEGATIVE_INFINITY);
  const max = Number(value.max_value ?? Number.POSITIVE_INFINITY);
  const initial = value.initial_value === undefined ? undefined : Number(value.initial_value);
  if (min > max) refuse(findings, ['min_value'], 'must be less than or equal to `max_value`');
  if (initial !== undefined && (initial < min || initial > max)) {
    refuse(findings, ['initial_value'], 'must be between `min_value` and `max_value`');
  }
}

export function isNumeric(text: string, isDecimalAllowed: boolean): boolean {
  return isDecimalAllowed ? /^-?\d+(\.\d+)?$/.test(text) : /^-?\d+$/.test(text);
}
