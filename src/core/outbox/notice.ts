/** What a message is about. The card is composed at the moment of delivery, for its one reader: nothing private is stored here. */
export type Notice =
  | { kind: 'issued'; oneToOneId: string }
  | { kind: 'part-shared'; oneToOneId: string; part: 'reviewee' | 'reviewer' }
  /** `turn` counts how often it was reopened before. */
  | { kind: 'finalised'; oneToOneId: string; turn?: number }
  | { kind: 'reopened'; oneToOneId: string; turn: number }
  | { kind: 'reassigned'; oneToOneId: string; turn: number }
  /** `meetingAt` is an ISO instant: once the meeting is moved, there is nothing left to say. */
  | { kind: 'agenda'; oneToOneId: string; meetingAt: string }
  | { kind: 'comment'; oneToOneId: string; commentId: string }
  | { kind: 'handover-asked'; oneToOneId: string }
  | { kind: 'action-assigned'; oneToOneId: string; actionPointId: string };
