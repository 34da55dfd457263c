import type { Button } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { canAssign, isEditable } from '../../cycles/load-cycle.ts';
import type { CyclePage } from './cycle-page.ts';

type Shown = Pick<CyclePage, 'seen' | 'next' | 'isOneOpen'>;

/** What whoever manages a cycle can do with it now. */
export function cycleButtons({ seen, next, isOneOpen }: Shown): Button[] {
  const { cycle } = seen;
  const { _id: cycleId, status } = cycle;
  const mayAssign = canAssign(seen.scope, seen);
  const mayAdd = ['draft', 'active', 'paused'].includes(status) || (status === 'ended' && isOneOpen);
  return [
    ...(next ? [previewButton(cycle, mayAssign)] : []),
    ...(mayAssign && isEditable(cycle)
      ? [
          { label: 'Edit', action: { type: 'open-cycle-form' as const, cycleId } },
          { label: 'Recipients', action: { type: 'list-recipients' as const, cycleId } },
        ]
      : []),
    ...(mayAssign && mayAdd && !isEditable(cycle)
      ? [{ label: 'Add recipients', action: { type: 'open-recipients-form' as const, cycleId } }]
      : []),
    ...lifeButtons(cycle),
    ...(mayAssign
      ? [
          {
            label: !cycle.every && !cycle.trigger && status === 'ended' ? 'Issue again' : 'Copy',
            action: { type: 'open-cycle-form' as const, copyOf: cycleId },
          },
        ]
      : []),
    { label: 'All cycles', action: { type: 'list-cycles' } },
  ];
}

function previewButton({ _id: cycleId, status }: Cycle, mayStart: boolean): Button {
  return status === 'draft' && mayStart
    ? { label: 'Preview and start', action: { type: 'preview-cycle', cycleId }, style: 'primary' }
    : { label: 'Preview', action: { type: 'preview-cycle', cycleId } };
}

function lifeButtons({ _id: cycleId, status, name }: Cycle): Button[] {
  const buttons: Button[] = [];
  if (status === 'active') buttons.push({ label: 'Pause', action: { type: 'open-pause-form', cycleId } });
  if (status === 'paused') buttons.push({ label: 'Resume', action: { type: 'resume-cycle', cycleId } });
  if (status === 'active' || status === 'paused') {
    buttons.push({
      label: 'End',
      action: { type: 'end-cycle', cycleId },
      style: 'danger',
      confirm: {
        title: 'End this cycle?',
        text: `${name} issues nothing ever again. What is open stays open. This cannot be undone.`,
        yes: 'End it',
        no: 'Keep it',
      },
    });
  }
  if (status === 'draft' || status === 'ended') {
    buttons.push({
      label: 'Archive',
      action: { type: 'archive-cycle', cycleId },
      confirm: {
        title: 'Archive this cycle?',
        text: `${name} leaves the list for good. Its 1-to-1s stay as they are.`,
        yes: 'Archive it',
        no: 'Keep it',
      },
    });
  }
  return buttons;
}
