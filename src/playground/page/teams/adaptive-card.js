import { hostConfig } from './host-config.js';
import { markdownToHtml } from './markdown.js';

const { AdaptiveCards } = globalThis;

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/**
 * Draws a card with Microsoft's own renderer.
 * @param press called with the action's JSON and what is typed and chosen, by input id
 */
export function renderAdaptiveCard(json, press) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) openPage(action.url);
    else press(wanted(action.toJSON()), valuesOf(card), action);
  };
  card.parse(json);
  return card.render() ?? document.createTextNode('This card cannot be shown.');
}

/** What tells an action from the others of its card. */
function wanted({ type, id, title, verb, data }) {
  return Object.fromEntries(
    Object.entries({ type, id, title, verb, data }).filter(([, value]) => value !== undefined),
  );
}

function valuesOf(card) {
  const inputs = card.getAllInputs().filter(({ id }) => id);
  return Object.fromEntries(inputs.map(({ id, value }) => [id, isEmpty(value) ? '' : value]));
}

/** An empty number field holds the number that is none. */
function isEmpty(value) {
  return value === undefined || value === null || Number.isNaN(value);
}

export function openPage(url) {
  if (/^https?:/.test(url)) window.open(url, '_blank', 'noopener');
}
