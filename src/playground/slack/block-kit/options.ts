import { z } from 'zod';
import { anyText, plainText, textUpTo, url } from './text-objects.ts';

const value = textUpTo(75);

/** An option of a select menu. */
export const selectOption = z.strictObject({
  text: plainText(75),
  value,
  description: plainText(75).optional(),
});

/** An option of checkboxes or radio buttons, which may carry markup. */
export const tickOption = z.strictObject({
  text: anyText(75),
  value,
  description: anyText(75).optional(),
});

export const overflowOption = z.strictObject({
  text: plainText(75),
  value,
  description: plainText(75).optional(),
  url: url.optional(),
});

export type Option = z.infer<typeof tickOption> | z.infer<typeof overflowOption>;

const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(selectOption).min(1).max(100),
});

/** What a static menu chooses from: options, or groups of them. */
export const menuSource = {
  options: z.array(selectOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

interface OptionSource {
  options?: Option[] | undefined;
  option_groups?: { options: Option[] }[] | undefined;
}

/** Every option of a menu, whichever group it stands in. */
export function optionsOf(source: OptionSource): Option[] {
  return [...(source.options ?? []), ...(source.option_groups ?? []).flatMap((group) => group.options)];
}

/** Slack compares the whole option: another text beside the same value is another option. */
export function isSameOption(one: Option, other: Option): boolean {
  return one.value === other.value && one.text.text === other.text.text && one.text.type === other.text.type;
}
