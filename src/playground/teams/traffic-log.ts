/** A call that the bot made to Teams. */
export type BotRequest = {
  method: string;
  /** Without the place where the stand-in is mounted: `/v3/conversations/…`. */
  path: string;
  body: unknown;
  conversationId?: string | undefined;
  /** The person whose personal chat it concerns. */
  toUserId?: string | undefined;
  status: number;
  errorCode?: string | undefined;
};

/** An activity that Teams posted to the bot, with the bot's answer. */
export type Delivery = {
  activity: Record<string, unknown>;
  status: number | 'late' | 'unreachable';
  body: unknown;
};

const MOST_ENTRIES = 2000;

/** What went over the wire, both ways, and what Teams would have objected to in the bot's answers. */
export class TrafficLog {
  readonly requests: BotRequest[] = [];
  readonly deliveries: Delivery[] = [];
  /** Sentences; a card in an answer that Teams would not draw lands here, as nobody can be told over the wire. */
  readonly problems: string[] = [];

  addRequest(request: BotRequest): void {
    keep(this.requests, request);
  }

  addDelivery(delivery: Delivery): void {
    keep(this.deliveries, delivery);
  }

  addProblems(problems: readonly string[]): void {
    for (const problem of problems) keep(this.problems, problem);
  }
}

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > MOST_ENTRIES) list.shift();
}
