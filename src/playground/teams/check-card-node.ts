import type { CardSurface } from './card-nodes.ts';
import { ACTION_TYPES, CARD_SHAPES, ELEMENT_TYPES, isNewerType, type PropertyKind } from './card-schema.ts';
import { checkAction, checkActionBar } from './check-card-action.ts';
import { checkInput } from './check-card-input.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';

/** Checks one element or action and everything in it; each problem starts with the path to it. */
export function checkCardNode(
  node: unknown,
  at: string,
  allowed: readonly string[],
  surface: CardSurface,
): string[] {
  if (!isJsonObject(node)) return [`${at} is not an object`];
  const type = node.type ?? (allowed.length === 1 ? allowed[0] : undefined);
  if (typeof type !== 'string') return [`${at} has no type`];
  if (isNewerType(type)) return checkNewer(node, `${at} ${type}`, allowed, surface);
  if (type === 'Action.ShowCard') {
    return [`${at}: Action.ShowCard stays blank on iOS with several inputs; open a dialog`];
  }
  const shape = CARD_SHAPES[type];
  if (shape === undefined) return [`${at}: Teams knows no type "${type}"`];
  if (!allowed.includes(type)) return [`${at}: a ${type} cannot stand here`];
  const where = `${at} ${type}`;
  const missing = shape.required.filter((key) => node[key] === undefined);
  return [
    ...missing.map((key) => `${where}: ${key} is missing`),
    ...Object.entries(node).flatMap(([key, value]) => {
      if (key === 'type') return [];
      const kind = shape.properties[key];
      if (kind === undefined) return [`${where}: there is no property "${key}"`];
      return checkProperty(kind, value, `${at}.${key}`, allowed, surface);
    }),
    ...checkInput(type, node, where),
    ...checkAction(type, node, where, surface),
  ];
}

function checkNewer(node: JsonObject, where: string, allowed: readonly string[], surface: CardSurface) {
  const fallback = node.fallback;
  if (fallback === undefined) return [`${where} is newer than Adaptive Cards 1.5 and has no fallback`];
  return checkProperty('fallback', fallback, `${where}.fallback`, allowed, surface);
}

const LISTS: Partial<Record<PropertyKind, readonly string[]>> = {
  elements: ELEMENT_TYPES,
  columns: ['Column'],
  rows: ['TableRow'],
  cells: ['TableCell'],
  actions: ACTION_TYPES,
};

function checkProperty(
  kind: PropertyKind,
  value: unknown,
  at: string,
  siblings: readonly string[],
  surface: CardSurface,
): string[] {
  const list = LISTS[kind];
  if (list !== undefined) {
    if (!Array.isArray(value)) return [`${at} is not a list`];
    const bar = kind === 'actions' ? checkActionBar(value, at) : [];
    return [...bar, ...value.flatMap((item, index) => checkCardNode(item, `${at}[${index}]`, list, surface))];
  }
  switch (kind) {
    case 'any':
      return [];
    case 'action':
      return checkCardNode(value, at, ACTION_TYPES, surface);
    case 'fallback':
      return value === 'drop' ? [] : checkCardNode(value, at, siblings, surface);
    case 'inlines':
      return checkItems(value, at, (item, itemAt) =>
        typeof item === 'string' ? [] : checkCardNode(item, itemAt, ['TextRun'], surface),
      );
    case 'facts':
    case 'choices':
      return checkItems(value, at, (item, itemAt) => checkTitleAndValue(item, itemAt));
    case 'object':
      return isJsonObject(value) ? [] : [`${at} is not an object`];
    case 'size':
      return typeof value === 'string' || typeof value === 'number' ? [] : [`${at} is not a size`];
    default:
      return typeof value === kind ? [] : [`${at} is not a ${kind}`];
  }
}

function checkItems(value: unknown, at: string, check: (item: unknown, at: string) => string[]): string[] {
  if (!Array.isArray(value)) return [`${at} is not a list`];
  if (value.length === 0) return [`${at} is empty`];
  return value.flatMap((item, index) => check(item, `${at}[${index}]`));
}

function checkTitleAndValue(item: unknown, at: string): string[] {
  if (!isJsonObject(item)) return [`${at} is not an object`];
  const extra = Object.keys(item).filter((key) => key !== 'title' && key !== 'value');
  const wrong = ['title', 'value'].filter((key) => typeof item[key] !== 'string');
  return [
    ...extra.map((key) => `${at}: there is no property "${key}"`),
    ...wrong.map((key) => `${at}.${key} is not a string`),
  ];
}
