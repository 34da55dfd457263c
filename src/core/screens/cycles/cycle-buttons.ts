import { all, button, type Part } from '../../chat/elements.ts';
import type { Button, Confirmation } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { canAssign, isEditable, type SeenCycle } from '../../cycles/load-cycle.ts';
import type { OccurrencePlan } from '../../cycles/plan/plan-occurrence.ts';
import { hasHrRole } from '../../permissions/permissions.ts';

/** What decides what can be done with a cycle. */
export interface ManagedCycle {
  seen: SeenCycle;
  /** Absent when nothing comes any more. */
  next?: OccurrencePlan | undefined;
  /** Whether recipients can still be added to what is open, though nothing comes after it. */
  isOneOpen: boolean;
}

/** What whoever manages a cycle can do with it now. */
export function cycleButtons({ seen, next, isOneOpen }: ManagedCycle): Button[] {
  const { cycle } = seen;
  const { _id: cycleId, status } = cycle;
  const mayAssign = canAssign(seen.scope, seen);
  const isOver = !cycle.every && !cycle.trigger && status === 'ended';
  return all(
    next && previewButton(cycle, mayAssign),
    mayAssign && changeButtons(cycle, isOneOpen),
    hasHrRole(seen.actor) && exceptionButtons(cycle),
    lifeButtons(cycle),
    mayAssign && button(isOver ? 'Issue again' : 'Copy', { type: 'open-cycle-form', copyOf: cycleId }),
    button('All cycles', { type: 'list-cycles' }),
  );
}

/** Of what was issued the recipients alone can change, and they can only become more. */
function changeButtons(cycle: Cycle, isOneOpen: boolean): Part<Button> {
  const { _id: cycleId, status } = cycle;
  if (isEditable(cycle)) {
    return [
      button('Edit', { type: 'open-cycle-form', cycleId }),
      button('Recipients', { type: 'list-recipients', cycleId }),
    ];
  }
  const mayAdd = ['draft', 'active', 'paused'].includes(status) || (status === 'ended' && isOneOpen);
  return mayAdd && button('Add recipients', { type: 'open-recipients-form', cycleId });
}

function exceptionButtons({ _id: cycleId, status, recipients: { except } }: Cycle): Button[] {
  const listed = except ? except.personIds.length + except.teams.length : 0;
  const mayAdd = ['draft', 'active', 'paused'].includes(status);
  return all(
    mayAdd && button('Leave people out', { type: 'open-exceptions-form', cycleId }),
    listed > 0 && button(`Left out (${listed})`, { type: 'list-exceptions', cycleId }),
  );
}

function previewButton({ _id: cycleId, status }: Cycle, mayStart: boolean): Button {
  return status === 'draft' && mayStart
    ? button('Preview and start', { type: 'preview-cycle', cycleId }, { style: 'primary' })
    : button('Preview', { type: 'preview-cycle', cycleId });
}

function lifeButtons({ _id: cycleId, status, name }: Cycle): Button[] {
  const isRunning = status === 'active' || status === 'paused';
  const isAtRest = status === 'draft' || status === 'ended';
  return all(
    status === 'active' && button('Pause', { type: 'open-pause-form', cycleId }),
    status === 'paused' && button('Resume', { type: 'resume-cycle', cycleId }),
    isRunning &&
      button('End', { type: 'end-cycle', cycleId }, { style: 'danger', confirm: beforeEnding(name) }),
    isAtRest && button('Archive', { type: 'archive-cycle', cycleId }, { confirm: beforeArchiving(name) }),
  );
}

function beforeEnding(name: string): Confirmation {
  return {
    title: 'End this cycle?',
    text: `${name} issues nothing ever again. What is open stays open. This cannot be undone.`,
    yes: 'End it',
    no: 'Keep it',
  };
}

function beforeArchiving(name: string): Confirmation {
  return {
    title: 'Archive this cycle?',
    text: `${name} leaves the list for good. Its 1-to-1s stay as they are.`,
    yes: 'Archive it',
    no: 'Keep it',
  };
}
