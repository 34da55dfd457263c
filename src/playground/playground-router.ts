import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import { refuseForeignHosts, refuseForeignPages, requireJson, setSecurityHeaders } from './guard-requests.ts';
import { MoveError, moveClock, moveSchema } from './move-clock.ts';
import { pageRouter } from './page-router.ts';
import { type Backstage, describePlayground } from './playground.ts';
import type { LogPort } from './ports.ts';

const readSchema = z.strictObject({ platform: z.enum(['slack', 'teams']), userId: z.string() });

/** All of `/playground`: the page, what it asks for, and the two platforms as the app reaches them. */
export function playgroundRouter(backstage: Backstage, baseUrl: string, log: LogPort): Router {
  const router = express.Router();
  const { slack, teams } = backstage.standIns;
  router.use(setSecurityHeaders, refuseForeignHosts(baseUrl), refuseForeignPages);
  router.use('/slack/api', slack.apiRouter);
  router.use('/slack/respond', slack.respondRouter);
  router.use('/teams', teams.connectorRouter);
  router.use(requireJson);
  router.use('/visit/slack', slack.visitRouter);
  router.use('/visit/teams', teams.visitRouter);
  router.get('/events', (request, response) => backstage.live.add(request, response));
  router.get('/state', async (_request, response) => {
    response.set('Cache-Control', 'no-store').json(await describePlayground(backstage));
  });
  router.post('/read', express.json(), (request, response) => markRead(backstage, request.body, response));
  router.post('/clock', express.json(), clockHandler(backstage, log));
  router.use(pageRouter());
  return router;
}

function markRead({ readMarks, live, keepSoon }: Backstage, body: unknown, response: Response): void {
  const parsed = readSchema.safeParse(body);
  if (!parsed.success) {
    response.status(400).json({ error: z.prettifyError(parsed.error) });
    return;
  }
  const { platform, userId } = parsed.data;
  if (readMarks.markRead(platform, userId)) {
    keepSoon();
    live.tell({ about: 'organisation' });
  }
  response.json({});
}

/** One move after the other: a second one waits until all that the first brings about has happened. */
function clockHandler(backstage: Backstage, log: LogPort) {
  let moving: Promise<unknown> = Promise.resolve();
  return async ({ body }: { body: unknown }, response: Response) => {
    const move = moveSchema.safeParse(body);
    if (!move.success) {
      response.status(400).json({ error: move.error.issues[0]?.message });
      return;
    }
    const run = async () => moveClock(backstage, move.data);
    const moved = moving.then(run, run);
    moving = moved;
    try {
      await moved;
      response.json(await describePlayground(backstage));
    } catch (error) {
      if (!(error instanceof MoveError)) log.error({ err: error }, 'the playground could not move the clock');
      const said =
        error instanceof MoveError ? error.message : 'Not all that was due could be done: see the log.';
      response.status(error instanceof MoveError ? 409 : 500).json({ error: said });
    }
  };
}
