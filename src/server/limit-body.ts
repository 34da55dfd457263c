import type { RequestHandler } from 'express';

const longestBody = 1024 * 1024;

/** Whoever sends a body says how long it is, and it is not long: both platforms do, and theirs are short. */
export const limitBody: RequestHandler = (request, response, next) => {
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] !== undefined) {
    response.status(411).json({ error: 'Send a Content-Length.' });
  } else if (Number(length ?? 0) > longestBody) {
    response.status(413).json({ error: 'The body is larger than 1 MB.' });
  } else {
    next();
  }
};
