import type { IsoDate } from '../time/iso-date.ts';
import type { TeamPlace } from './message.ts';
import type { DigestNotice, PersonNotice } from './notice.ts';

export type NewMessage = NewPersonMessage | NewPost;

interface NewPersonMessage {
  personId: string;
  notice: PersonNotice;
  /** The nearest deadline that it is about; absent for what answers somebody and waits for nothing. */
  deadlineOn?: IsoDate;
  /** When it is to go out; at once, when absent. */
  dueAt?: Date;
  /** Tells apart what the notice itself does not, such as the questions about one reviewer and about the next. */
  distinctBy?: string;
}

interface NewPost {
  place: TeamPlace;
  notice: DigestNotice;
  deadlineOn?: IsoDate;
}
