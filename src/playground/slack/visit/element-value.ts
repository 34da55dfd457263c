import { z } from 'zod';
import { type Option, optionsOf } from '../block-kit/options.ts';
import { richTextBlock, richTextOf } from '../block-kit/rich-text.ts';
import { zoneOf } from '../element-state.ts';
import { findChannel, findUser } from '../find.ts';
import type { ElementState } from '../slack-state.ts';
import type { SlackWorkspace } from '../workspace.ts';
import type { Located } from './locate.ts';
import { VisitError } from './visit-error.ts';

/** What a person types or picks: words, an option's value, an id, several of these; null for nothing. */
export type GivenValue = string | number | string[] | null | Record<string, unknown>;

/** The state of an element after this was typed or picked. */
export function stateFrom(
  workspace: SlackWorkspace,
  { element }: Located,
  given: GivenValue,
  offered: Option[] = [],
): ElementState {
  const { type } = element;
  const one = () => (given === null || given === '' ? null : String(given));
  const several = () => severalOf(given, element);
  const people = (ids: string[]) => known(ids, (id) => findUser(workspace, id));
  const places = (ids: string[]) => known(ids, (id) => findChannel(workspace, id));
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: one() };
    case 'rich_text_input':
      return given === null || given === '' ? { type } : { type, rich_text_value: richText(given) };
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: choose(optionsOf(element), one()) };
    case 'external_select':
      return { type, selected_option: choose(offered, one()) };
    case 'multi_static_select':
    case 'checkboxes':
      return {
        type,
        selected_options: several().flatMap((value) => choose(optionsOf(element), value) ?? []),
      };
    case 'multi_external_select':
      return { type, selected_options: several().flatMap((value) => choose(offered, value) ?? []) };
    case 'users_select':
      return { type, selected_user: first(people(oneOrNone(one()))) };
    case 'multi_users_select':
      return { type, selected_users: people(several()) };
    case 'conversations_select':
      return { type, selected_conversation: first(places(oneOrNone(one()))) };
    case 'multi_conversations_select':
      return { type, selected_conversations: places(several()) };
    case 'channels_select':
      return { type, selected_channel: first(places(oneOrNone(one()))) };
    case 'multi_channels_select':
      return { type, selected_channels: places(several()) };
    case 'datepicker':
      return { type, selected_date: matching(one(), /^\d{4}-\d\d-\d\d$/, 'a day like 2026-12-23') };
    case 'timepicker':
      return { type, selected_time: matching(one(), /^\d\d:\d\d$/, 'a time like 09:30'), ...zoneOf(element) };
    case 'datetimepicker':
      return { type, selected_date_time: seconds(one()) };
    default:
      throw new VisitError('A button holds no value.');
  }
}

function severalOf(given: GivenValue, element: Located['element']): string[] {
  const values = z.array(z.string()).safeParse(given ?? []);
  if (!values.success) throw new VisitError('Several values are a list of texts.');
  const max = 'max_selected_items' in element ? element.max_selected_items : undefined;
  if (max === undefined || values.data.length <= max) return values.data;
  throw new VisitError(`You can select up to ${max} items.`);
}

function choose(options: Option[], value: string | null): Option | null {
  if (value === null) return null;
  const option = options.find((each) => each.value === value);
  if (!option) throw new VisitError(`There is no option "${value}".`);
  return option;
}

function richText(given: GivenValue) {
  if (typeof given !== 'object') return richTextOf(String(given));
  const parsed = richTextBlock.safeParse(given);
  if (!parsed.success) throw new VisitError('Formatted text is a rich_text block.');
  return parsed.data;
}

function known(ids: string[], find: (id: string) => unknown): string[] {
  const stranger = ids.find((id) => !find(id));
  if (stranger !== undefined) throw new VisitError(`Nobody and nothing here has the id ${stranger}.`);
  return ids;
}

function matching(text: string | null, pattern: RegExp, wanted: string): string | null {
  if (text !== null && !pattern.test(text)) throw new VisitError(`This takes ${wanted}.`);
  return text;
}

function seconds(text: string | null): number | null {
  const digits = matching(text, /^\d{10}$/, 'seconds since 1970');
  return digits === null ? null : Number(digits);
}

function oneOrNone(value: string | null): string[] {
  return value === null ? [] : [value];
}

function first(ids: string[]): string | null {
  return ids[0] ?? null;
}
