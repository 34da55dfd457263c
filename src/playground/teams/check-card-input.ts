import { isIsoDate, isIsoTime } from './iso-values.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';

type InputRule = (node: JsonObject, where: string) => string[];

const RULES: Readonly<Record<string, InputRule>> = {
  'Input.Text': checkText,
  'Input.Number': checkNumber,
  'Input.Date': (node, where) => checkRange(node, where, isIsoDate, 'a date (yyyy-mm-dd)'),
  'Input.Time': (node, where) => checkRange(node, where, isIsoTime, 'a time (hh:mm)'),
  'Input.Toggle': checkToggle,
  'Input.ChoiceSet': checkChoiceSet,
};

export function checkInput(type: string, node: JsonObject, where: string): string[] {
  const rule = RULES[type];
  if (rule === undefined) return [];
  return [...(node.id === '' ? [`${where}: the id is empty`] : []), ...rule(node, where)];
}

function checkText(node: JsonObject, where: string): string[] {
  const { value, maxLength, regex } = node;
  const problems: string[] = [];
  if (typeof maxLength === 'number' && maxLength < 1) problems.push(`${where}: maxLength is below 1`);
  if (typeof value === 'string' && typeof maxLength === 'number' && value.length > maxLength) {
    problems.push(`${where}: the value is longer than its own maxLength`);
  }
  if (typeof regex === 'string' && !isPattern(regex)) problems.push(`${where}: the regex does not compile`);
  return problems;
}

function checkNumber(node: JsonObject, where: string): string[] {
  const { value, min, max } = node;
  if (typeof value !== 'number') return [];
  const tooLow = typeof min === 'number' && value < min;
  const tooHigh = typeof max === 'number' && value > max;
  return tooLow || tooHigh ? [`${where}: the value lies outside min and max`] : [];
}

function checkRange(
  node: JsonObject,
  where: string,
  isGood: (text: string) => boolean,
  wanted: string,
): string[] {
  return ['value', 'min', 'max'].flatMap((key) => {
    const text = node[key];
    return typeof text === 'string' && !isGood(text) ? [`${where}: ${key} "${text}" is not ${wanted}`] : [];
  });
}

function checkToggle(node: JsonObject, where: string): string[] {
  const states: unknown[] = [node.valueOn ?? 'true', node.valueOff ?? 'false'];
  const value = node.value;
  return value === undefined || states.includes(value)
    ? []
    : [`${where}: the value is neither valueOn nor valueOff`];
}

function checkChoiceSet(node: JsonObject, where: string): string[] {
  const choices = Array.isArray(node.choices) ? node.choices.filter(isJsonObject) : [];
  const values = choices.map((choice) => choice.value);
  const problems: string[] = [];
  if (new Set(values).size < values.length) problems.push(`${where}: two choices have the same value`);
  if (values.includes('')) problems.push(`${where}: a choice has an empty value`);
  const isMulti = node.isMultiSelect === true;
  if (isMulti && values.some((value) => typeof value === 'string' && value.includes(','))) {
    problems.push(`${where}: a value with a comma cannot be told apart in a multi-select`);
  }
  for (const value of chosen(node.value, isMulti)) {
    if (!values.includes(value)) problems.push(`${where}: the value "${value}" is not among the choices`);
  }
  return problems;
}

function chosen(value: unknown, isMulti: boolean): string[] {
  if (typeof value !== 'string' || value === '') return [];
  return isMulti ? value.split(',') : [value];
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
