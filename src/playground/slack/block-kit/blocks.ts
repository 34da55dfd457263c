import { z } from 'zod';
import { button, checkboxes, multiMenus, overflow, radioButtons, singleMenus } from './choice-elements.ts';
import { richTextBlock } from './rich-text.ts';
import { anyText, identifier, plainText, textUpTo, url } from './text-objects.ts';
import { datepicker, datetimepicker, timepicker, writtenElements } from './typed-elements.ts';

const identified = { block_id: identifier.optional() };

const slackFile = z.union([
  z.strictObject({ id: z.string().min(1) }),
  z.strictObject({ url: z.string().min(1) }),
]);
const picture = { image_url: url.optional(), slack_file: slackFile.optional() };

function hasOnePicture(image: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined);
}

const onePicture = { message: 'missing required field: image_url', path: ['image_url'] };

const imageElement = z
  .strictObject({ type: z.literal('image'), alt_text: textUpTo(2000), ...picture })
  .refine(hasOnePicture, onePicture);

const accessory = z.discriminatedUnion('type', [
  button,
  checkboxes,
  datepicker,
  imageElement,
  overflow,
  radioButtons,
  timepicker,
  ...singleMenus,
  ...multiMenus,
]);

/** Multi-select menus are left out: the servers refuse them here, whatever the documentation says. */
const actionElement = z.discriminatedUnion('type', [
  button,
  checkboxes,
  datepicker,
  datetimepicker,
  overflow,
  radioButtons,
  timepicker,
  ...singleMenus,
]);

const inputElement = z.discriminatedUnion('type', [
  checkboxes,
  datepicker,
  datetimepicker,
  radioButtons,
  timepicker,
  ...writtenElements,
  ...singleMenus,
  ...multiMenus,
]);

const contextElement = z.discriminatedUnion('type', [imageElement, ...anyText(3000).options]);

const section = z
  .strictObject({
    type: z.literal('section'),
    ...identified,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    message: 'missing required field: text',
    path: ['text'],
  });

const image = z
  .strictObject({
    type: z.literal('image'),
    ...identified,
    alt_text: textUpTo(2000),
    title: plainText(2000).optional(),
    ...picture,
  })
  .refine(hasOnePicture, onePicture);

const blocksEverywhere = [
  section,
  image,
  richTextBlock,
  z.strictObject({ type: z.literal('header'), ...identified, text: plainText(150) }),
  z.strictObject({ type: z.literal('divider'), ...identified }),
  z.strictObject({
    type: z.literal('context'),
    ...identified,
    elements: z.array(contextElement).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...identified,
    elements: z.array(actionElement).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal('input'),
    ...identified,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    element: inputElement,
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
] as const;

const markdown = z.strictObject({ type: z.literal('markdown'), ...identified, text: textUpTo(12_000) });

export const viewBlock = z.discriminatedUnion('type', blocksEverywhere);
export const messageBlock = z.discriminatedUnion('type', [...blocksEverywhere, markdown]);

export type Block = z.infer<typeof messageBlock>;
export type BlockElement =
  | z.infer<typeof accessory>
  | z.infer<typeof actionElement>
  | z.infer<typeof inputElement>;
