import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';

const resolve = createRequire(import.meta.url).resolve;

/** The page and what it is made of; Microsoft's own renderer of Adaptive Cards comes from its package. */
export function pageRouter(): Router {
  const router = express.Router();
  const page = fileURLToPath(new URL('page', import.meta.url));
  router.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-store').sendFile('index.html', { root: page });
  });
  router.get('/page/adaptivecards.min.js', (_request, response) => {
    // A path below a root, because a file below a hidden directory is not sent by its full path.
    response.sendFile('adaptivecards.min.js', {
      root: dirname(resolve('adaptivecards/dist/adaptivecards.min.js')),
    });
  });
  router.use('/page', express.static(page, { index: false, cacheControl: false }));
  return router;
}
