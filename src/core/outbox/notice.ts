/** What a message is about. The card is composed at the moment of delivery, for its one reader: nothing private is stored here. */
export type Notice =
  | { kind: 'issued'; oneToOneId: string }
  | { kind: 'part-shared'; oneToOneId: string; part: 'reviewee' | 'reviewer' }
  | { kind: 'finalised'; oneToOneId: string }
  | { kind: 'action-assigned'; oneToOneId: string; actionPointId: string };
