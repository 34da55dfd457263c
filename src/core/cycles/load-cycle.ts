import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import type { Person } from '../people/person.ts';
import { type AssignScope, isCreatorOrHr } from '../permissions/permissions.ts';
import { type Template, TemplateModel } from '../templates/template.ts';
import { type Cycle, CycleModel } from './cycle.ts';
import { findAssignScope } from './find-assign-scope.ts';

/** A cycle as somebody manages it. */
export interface SeenCycle {
  cycle: Cycle;
  /** Absent when it was deleted. */
  template: Template | undefined;
  actor: Person;
  scope: AssignScope;
}

/** @throws {AppError} the same for what does not exist and for what this person may not see */
export async function loadCycle(core: Core, actor: Person, cycleId: string): Promise<SeenCycle> {
  const cycle = await CycleModel.findById(cycleId).lean<Cycle>();
  if (!cycle || !isCreatorOrHr(actor, cycle)) throw notFound('That cycle');
  const [template, scope] = await Promise.all([
    TemplateModel.findById(cycle.templateId).lean<Template>(),
    findAssignScope(core, actor),
  ]);
  return { cycle, template: template ?? undefined, actor, scope };
}

/** Whether its template names who reviews. */
export function isCoached({ template }: Pick<SeenCycle, 'template'>): boolean {
  return template?.reviewerId !== undefined;
}

/** Whether somebody may give people 1-to-1s through this cycle: a manager only when it keeps to their reports. */
export function canAssign(scope: AssignScope, seen?: Pick<SeenCycle, 'cycle' | 'actor'>): boolean {
  if (scope === 'own reports') return !seen || seen.cycle.onlyReportsOf === seen.actor._id;
  return scope === 'everybody';
}

/** @throws {AppError} for a manager where the organisation does not let managers assign */
export function mustBeAllowedToAssign(scope: AssignScope, seen?: Pick<SeenCycle, 'cycle' | 'actor'>): void {
  if (canAssign(scope, seen)) return;
  throw new AppError('not-allowed', 'HR sets up this kind of cycle in your organisation. Ask them for it.');
}

/** Whether everything about it can still be changed: nothing of it was issued yet. */
export function isEditable({ firstIssuedAt, status }: Cycle): boolean {
  return firstIssuedAt === undefined && ['draft', 'active', 'paused'].includes(status);
}
