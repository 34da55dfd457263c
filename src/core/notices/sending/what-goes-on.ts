import type { OneToOne } from '../../one-to-ones/one-to-one.ts';

/** What becomes of what is open in a 1-to-1 that was closed, as far as its template carries it on. */
export function whatGoesOn({
  isRecurring,
  carryForward,
}: Pick<OneToOne, 'isRecurring' | 'carryForward'>): string {
  const carriesPoints = isRecurring && carryForward.agendaPoints;
  const carriesActions = isRecurring && carryForward.actionPoints;
  if (carriesPoints && carriesActions) return 'Open agenda points and action points go on to the next one.';
  const actions = carriesActions
    ? 'Open action points go on to the next one.'
    : 'Open action points stay in your hub until they are done.';
  return carriesPoints ? `Open agenda points go on to the next one. ${actions}` : actions;
}
