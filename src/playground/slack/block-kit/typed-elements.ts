import { z } from 'zod';
import { checkLengths, checkNumbers } from './element-rules.ts';
import { richTextBlock } from './rich-text.ts';
import { confirmDialog, identifier, plainText } from './text-objects.ts';

const focusable = { action_id: identifier.optional(), focus_on_load: z.boolean().optional() };
const picker = { ...focusable, confirm: confirmDialog.optional(), placeholder: plainText(150).optional() };
const writable = {
  ...focusable,
  placeholder: plainText(150).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .max(2)
        .optional(),
    })
    .optional(),
};

const calendarDay = z.iso.date('must be a valid date in the format YYYY-MM-DD');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a valid time in the format HH:mm');

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...picker,
  initial_date: calendarDay.optional(),
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...picker,
  initial_time: timeOfDay.optional(),
  timezone: z.string().min(1).optional(),
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...focusable,
  confirm: confirmDialog.optional(),
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

export const writtenElements = [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      ...writable,
      multiline: z.boolean().optional(),
      initial_value: z.string().max(3000).optional(),
      min_length: z.int().min(0).max(3000).optional(),
      max_length: z.int().min(1).max(3000).optional(),
    })
    .superRefine(checkLengths),
  z
    .strictObject({
      type: z.literal('number_input'),
      ...writable,
      is_decimal_allowed: z.boolean(),
      initial_value: z.string().optional(),
      min_value: z.string().optional(),
      max_value: z.string().optional(),
    })
    .superRefine(checkNumbers),
  z.strictObject({
    type: z.literal('email_text_input'),
    ...writable,
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('url_text_input'),
    ...writable,
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('rich_text_input'),
    ...writable,
    initial_value: richTextBlock.optional(),
    min_lines: z.int().min(1).max(100).optional(),
    max_lines: z.int().min(1).max(100).optional(),
  }),
] as const;
