import type { VisibleTo } from '../permissions/visible-to.ts';
import type { IsoDate } from '../time/iso-date.ts';

/** Where an agenda point of a pair goes now: the open 1-to-1 of a cycle or, when none is open, its next. */
export interface Thread {
  threadId: string;
  cycleId: string;
  revieweeId: string;
  reviewerId: string;
  occurrence: number;
  /** The id of that occurrence's 1-to-1, which may not have been issued yet. */
  oneToOneId: string;
  title: string;
  /** Who besides the two reads what is added: as it was issued with, or as its template says now. */
  visibleTo?: VisibleTo;
  isIssued: boolean;
  /** Of what has been issued: by when it is to be finalised. */
  finaliseBy?: IsoDate;
  /** When it will be issued; absent for what has been. */
  issueOn?: IsoDate;
}
