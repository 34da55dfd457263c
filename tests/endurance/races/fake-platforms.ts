import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** Slack's and Microsoft's own servers, as far as people's windows and the answers to them need them. */
export interface FakePlatforms {
  /** What an app has to be started with to talk to them. */
  env: Record<string, string>;
  origin: string;
  /** The view that was opened by that trigger, as soon as it is there; undefined when none comes. */
  viewOpenedBy(triggerId: string): Promise<OpenView | undefined>;
  /** What was said at that response URL once it is so much, or when no more comes. */
  answersAt(responseId: string, count: number): Promise<readonly string[]>;
  close(): void;
}

const elementSchema = z.looseObject({ type: z.string(), action_id: z.string() });

const viewSchema = z.looseObject({
  blocks: z.array(
    z.looseObject({
      type: z.string(),
      block_id: z.string().optional(),
      element: elementSchema.optional().catch(undefined),
    }),
  ),
  private_metadata: z.string().optional(),
  submit: z.unknown().optional(),
});

/** A modal as it stands on somebody's screen. */
export interface OpenView extends z.infer<typeof viewSchema> {
  id: string;
  hash: string;
}

export const signingSecret = '0123456789abcdef';

/** Longer than the platforms wait, so that nothing here depends on how busy the machine is. */
export const patienceMs = 15_000;

export async function startFakePlatforms(): Promise<FakePlatforms> {
  const views = new Map<string, OpenView>();
  const usedTriggers = new Set<string>();
  const said = new Map<string, string[]>();
  const news = new EventEmitter().setMaxListeners(0);
  let count = 0;

  function show(id: string, view: unknown): OpenView {
    count += 1;
    const shown = { ...viewSchema.parse(view), id, hash: `hash-${count}` };
    views.set(id, shown);
    return shown;
  }

  /** A trigger opens one view, whoever comes first with it. */
  function open(body: URLSearchParams): object {
    const trigger = body.get('trigger_id') ?? '';
    if (usedTriggers.has(trigger)) return { ok: false, error: 'exchanged_trigger_id' };
    usedTriggers.add(trigger);
    const view = show(`V${usedTriggers.size}`, JSON.parse(body.get('view') ?? '{}'));
    news.emit(`opened ${trigger}`, view);
    return { ok: true, view };
  }

  function update(body: URLSearchParams): object {
    const id = body.get('view_id') ?? '';
    const [hash, now] = [body.get('hash'), views.get(id)];
    if (!now) return { ok: false, error: 'not_found' };
    if (hash && hash !== now.hash) return { ok: false, error: 'hash_conflict' };
    return { ok: true, view: show(id, JSON.parse(body.get('view') ?? '{}')) };
  }

  function answer(method: string, body: URLSearchParams): object {
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: 'T1', user_id: 'U0', bot_id: 'B0' };
      case 'views.open':
      case 'views.push':
        return open(body);
      case 'views.update':
        return update(body);
      default:
        count += 1;
        return { ok: true, channel: 'D1', ts: `${count}.0`, id: `message-${count}` };
    }
  }

  const server = createServer(async (request, response) => {
    const [, kind, rest = ''] = /^\/(\w+)\/(.*)$/.exec(request.url ?? '') ?? [];
    const body = await text(request);
    if (kind === 'response') {
      said.set(rest, [...(said.get(rest) ?? []), body]);
      news.emit(`said ${rest}`, body);
    }
    const answered = answer(kind === 'api' ? rest : '', new URLSearchParams(kind === 'api' ? body : ''));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answered));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waitFor = (what: string): Promise<unknown[]> =>
    once(news, what, { signal: AbortSignal.timeout(patienceMs) }).catch(() => []);
  const saidAt = (responseId: string) => said.get(responseId) ?? [];
  return {
    env: {
      SLACK_BOT_TOKEN: 'xoxb-stand-in',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_MESSAGES_PER_MINUTE: '100000',
      SLACK_API_URL: `${origin}/api/`,
      TEAMS_ANONYMOUS: 'true',
      TEAMS_MESSAGES_PER_SECOND: '1000',
    },
    origin,
    async viewOpenedBy(triggerId) {
      const [view] = await waitFor(`opened ${triggerId}`);
      return view as OpenView | undefined;
    },
    async answersAt(responseId, wanted) {
      while (saidAt(responseId).length < wanted && (await waitFor(`said ${responseId}`)).length > 0);
      return saidAt(responseId);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
