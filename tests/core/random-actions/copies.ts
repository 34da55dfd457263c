import type { Reply, Request } from '../../../src/core/chat/reply.ts';
import { isShowing } from '../../../src/core/chat/user-action.ts';
import type { Core } from '../../../src/core/core.ts';
import { AppError, type AppErrorCode } from '../../../src/core/errors.ts';
import { handle } from '../../../src/core/handle.ts';

export type Outcome = 'done' | 'errors' | AppErrorCode;

export interface Answered {
  outcome: Outcome;
  reply?: Reply;
  /** Everything that the person was shown. */
  shown: unknown;
}

/** How often what somebody does arrives: a platform may deliver it to both copies at one moment. */
export type Arrival = 'once' | 'twice';

/** What makes something, or keeps what was typed: a platform may deliver it again long after. */
const isMaking = /^(add|say-agenda|save|turn|share|use|dismiss)-/;
const mostRemembered = 40;

/** Two copies of the app on one database. */
export class Copies {
  readonly #cores: readonly [Core, Core];
  readonly #delivered: Request[] = [];
  #turn = 0;

  constructor(core: Core) {
    this.#cores = [core, { ...core }];
  }

  /** One copy after the other takes what comes, or both take the same at one moment. */
  async take(request: Request, arrival: Arrival): Promise<[Answered, ...Answered[]]> {
    this.#turn += 1;
    const [one, other] = this.#turn % 2 === 0 ? this.#cores : [this.#cores[1], this.#cores[0]];
    const isOnce = arrival === 'once' || isShowing(request.action);
    const first = answerOf(one, request);
    const answers = await (isOnce ? first.then(alone) : Promise.all([first, answerOf(other, request)]));
    this.#remember(request, answers[0]);
    return answers;
  }

  /** Two different things at one moment, at a copy each. */
  async takeBoth(requests: readonly [Request, Request]): Promise<[Answered, Answered]> {
    const [one, other] = this.#cores;
    const answers = await Promise.all([answerOf(one, requests[0]), answerOf(other, requests[1])]);
    for (const [index, answered] of answers.entries())
      this.#remember(requests[index] ?? requests[0], answered);
    return answers;
  }

  #remember(request: Request, { outcome }: Answered): void {
    if (outcome === 'done' && isMaking.test(request.action.type)) this.#delivered.push(request);
  }

  /** Something that was delivered before. */
  delivered(number: number): Request | undefined {
    const latest = this.#delivered.slice(-mostRemembered);
    return latest[number % Math.max(1, latest.length)];
  }

  /** What was delivered with these words in it. */
  deliveredWith(words: string): Request | undefined {
    return this.#delivered.find(({ action, values }) =>
      JSON.stringify([action, values]).includes(`${words}"`),
    );
  }

  /** Platforms do not deliver again what is days old. */
  forgetDelivered(): void {
    this.#delivered.length = 0;
  }
}

function alone(answered: Answered): [Answered] {
  return [answered];
}

async function answerOf(core: Core, request: Request): Promise<Answered> {
  try {
    const reply = await handle(core, request);
    return { outcome: reply.kind === 'errors' ? 'errors' : 'done', reply, shown: reply };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { outcome: error.code, shown: [error.message, error.userMessage] };
  }
}
