import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { SlackVisitor } from '../../../src/playground/slack/visit/visitor.ts';

type Modal = ReturnType<SlackVisitor['see']>['modal'];

interface Pressable {
  block_id?: string;
  action_id?: string;
  value?: string;
}

/** Every element of the open modal that carries a value, with the block that it stands in. */
function pressablesIn(modal: Modal): Pressable[] {
  return (modal?.view.blocks ?? []).flatMap((block) => {
    const {
      block_id = '',
      accessory,
      elements,
    } = block as {
      block_id?: string;
      accessory?: Pressable;
      elements?: Pressable[];
    };
    return [accessory, ...(elements ?? [])].flatMap((each) =>
      each?.value === undefined ? [] : [{ ...each, block_id }],
    );
  });
}

/** Presses the button that carries this action, whatever else it carries. */
export async function pressWhatDoes(visitor: SlackVisitor, action: UserAction): Promise<void> {
  const ids = Object.values(action).map((value) => JSON.stringify(value));
  const { modal } = visitor.see();
  const found = pressablesIn(modal).find(({ value = '' }) => ids.every((each) => value.includes(each)));
  if (!found)
    throw new Error(`Nothing here does ${JSON.stringify(action)}: ${JSON.stringify(pressablesIn(modal))}`);
  const { block_id = '', action_id } = found;
  await visitor.press({ in: 'modal' }, { block_id, action_id });
}

/** Whether a page that asks lies above the one where something was pressed, and can be agreed to or left. */
export function isAsking(modal: Modal, pageId: string): boolean {
  if (!modal || modal.view.id === pageId) return false;
  return Boolean(modal.view.submit && modal.view.close && modal.view.previous_view_id === pageId);
}
