import type { CardSurface } from './card-nodes.ts';

import { isJsonObject, type JsonObject } from './json-object.ts';

/** Teams draws six buttons in a row of actions; the ones with `mode: secondary` go to an overflow menu. */
const MOST_PRIMARY_ACTIONS = 6;
/** Our own bound: a phone cuts longer button titles off. */
const LONGEST_ACTION_TITLE = 60;

export function checkActionBar(actions: readonly unknown[], at: string): string[] {
  const primary = actions.filter((action) => isJsonObject(action) && action.mode !== 'secondary');
  const tooMany = primary.length > MOST_PRIMARY_ACTIONS;
  const untitled = actions.flatMap((action, index) =>
    isJsonObject(action) && typeof action.title !== 'string' ? [`${at}[${index}] has no title`] : [],
  );
  return tooMany
    ? [`${at}: ${primary.length} primary actions, ${MOST_PRIMARY_ACTIONS} are shown`, ...untitled]
    : untitled;
}

export function checkAction(type: string, node: JsonObject, where: string, surface: CardSurface): string[] {
  if (!type.startsWith('Action.')) return [];
  const title = node.title;
  const problems: string[] = [];
  if (title === '') problems.push(`${where}: the title is empty`);
  if (typeof title === 'string' && title.length > LONGEST_ACTION_TITLE) {
    problems.push(`${where}: the title has ${title.length} characters, ${LONGEST_ACTION_TITLE} fit`);
  }
  if (type === 'Action.Execute') problems.push(...checkExecute(node, where, surface));
  if (type === 'Action.Submit') problems.push(...checkTeamsPart(node, where, surface));
  if (type === 'Action.OpenUrl' && !isAbsoluteUrl(node.url)) {
    problems.push(`${where}: the url is not an absolute web or mail address`);
  }
  return problems;
}

function checkExecute(node: JsonObject, where: string, surface: CardSurface): string[] {
  const problems = node.verb === '' ? [`${where}: the verb is empty`] : [];
  if (surface === 'dialog') problems.push(`${where}: a dialog answers to Action.Submit alone`);
  return problems;
}

function checkTeamsPart(node: JsonObject, where: string, surface: CardSurface): string[] {
  const data = node.data;
  const teamsPart = isJsonObject(data) ? data.msteams : undefined;
  if (teamsPart === undefined) return [];
  if (!isJsonObject(teamsPart)) return [`${where}: data.msteams is not an object`];
  if (surface === 'dialog' && teamsPart.type !== undefined) {
    return [`${where}: inside a dialog data.msteams.type has no effect`];
  }
  const known = teamsPart.type === undefined || teamsPart.type === 'task/fetch';
  return known ? [] : [`${where}: data.msteams.type "${String(teamsPart.type)}" is not used here`];
}

function isAbsoluteUrl(url: unknown): boolean {
  return typeof url === 'string' && URL.canParse(url) && /^(https?|mailto):/.test(url);
}
