import { z } from 'zod';
import { type Block, viewBlock } from './blocks.ts';
import { elementsOf, repeatedIds } from './identifiers.ts';
import { type Problem, problemsFrom } from './problem.ts';
import { identifier, plainText } from './text-objects.ts';

const maxViewBytes = 250 * 1024;

const anyView = {
  blocks: z.array(viewBlock).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: identifier.optional(),
  external_id: identifier.optional(),
};

const viewSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...anyView,
  }),
  z.strictObject({ type: z.literal('home'), ...anyView }),
]);

export type ViewPayload = z.infer<typeof viewSchema>;

/** Why Slack would refuse this modal or Home tab; empty when it would not. */
export function checkView(view: unknown): Problem[] {
  const size = Buffer.byteLength(JSON.stringify(view) ?? '');
  if (size > maxViewBytes) {
    return [
      { code: 'view_too_large', message: `${size} bytes, more than ${maxViewBytes}`, pointer: '/view' },
    ];
  }
  const parsed = viewSchema.safeParse(view);
  if (!parsed.success) return problemsFrom(parsed.error, '/view', view, 'invalid_arguments');
  const found = [
    ...repeatedIds(parsed.data.blocks),
    ...inputsWithoutSubmit(parsed.data),
    ...secondFocus(parsed.data.blocks),
  ];
  return found.map(({ message, pointer }) => ({
    code: 'invalid_arguments',
    message,
    pointer: `/view${pointer}`,
  }));
}

/** A view that {@link checkView} found nothing wrong with. */
export function parseView(view: unknown): ViewPayload {
  return viewSchema.parse(view);
}

function inputsWithoutSubmit(view: ViewPayload): { message: string; pointer: string }[] {
  if (view.type === 'home' || view.submit) return [];
  const message = 'must define `submit` to use an `input` block in modals';
  return view.blocks.flatMap((block, index) =>
    block.type === 'input' ? [{ message, pointer: `/blocks/${index}/input` }] : [],
  );
}

function secondFocus(blocks: Block[]): { message: string; pointer: string }[] {
  const focused = blocks.flatMap((block, index) =>
    elementsOf(block)
      .filter(({ element }) => 'focus_on_load' in element && element.focus_on_load === true)
      .map(({ pointer }) => `/blocks/${index}${pointer}/focus_on_load`),
  );
  return focused.slice(1).map((pointer) => ({
    message: 'only one element in a view may have `focus_on_load`',
    pointer,
  }));
}
