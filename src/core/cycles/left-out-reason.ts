/** Why somebody for whom a cycle is gets no 1-to-1 of an occurrence. */
export type LeftOutReason =
  | 'inactive'
  | 'excluded'
  | "not the creator's report"
  | 'is the reviewer'
  | 'no manager'
  | NoOccasion
  | 'closed until then'
  | 'paused'
  | 'away throughout'
  | 'missed';

/** Why nothing in somebody's own time brings on a 1-to-1 of theirs. */
export type NoOccasion = 'no start date' | 'start date has passed' | 'no return ahead';
