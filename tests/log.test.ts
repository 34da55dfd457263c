import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { onBehalfOf } from '../src/core/work-context.ts';
import { createLog } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (line) => lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('hides what could be a secret or what somebody wrote, wherever it stands', () => {
    const line = logged((log) =>
      log.info(
        {
          token: 'hush',
          headers: { authorization: 'hush', cookie: 'hush' },
          request: { body: { a: 'hush' }, headers: { authorization: 'hush' } },
          form: { values: { mood: 'hush' }, text: 'hush' },
          oneToOneId: 'weekly:0:mei',
        },
        'something happened',
      ),
    );
    expect(line).not.toContain('hush');
    expect(line).toContain('weekly:0:mei');
    expect(line).toContain('something happened');
  });

  it.each([
    ['a token of Slack', 'xoxb-12-34-AbCd'],
    ['an app-level token', 'xapp-1-A0-99-ff'],
    ['a token of Microsoft', 'eyJhbGciOiJub25l.eyJzdWIiOiJ0b20i.c2lnbmF0dXJl'],
    ['a bearer', 'Bearer abc.def-123'],
    ['the password in an address', 'mongodb://root:abc.def-123@db.example:27017/tandem'],
  ])('hides %s even in the middle of a sentence', (_, secret) => {
    const error = new Error(`it said: ${secret} is wrong`, { cause: new Error(secret) });
    const line = logged((log) => log.error({ err: error, note: secret }, `no luck with ${secret}`));
    expect(line).not.toContain(secret.replace(/^mongodb:\/\/|^Bearer |@.*$/g, ''));
    expect(line).toContain('[hidden]');
    expect(JSON.parse(line).err.message).toContain('it said');
  });

  it.each(['answers', 'drafts', 'shared', 'blocks', 'card', 'view'])('hides %s, which are words', (name) => {
    expect(logged((log) => log.warn({ [name]: 'hush', one: { [name]: ['hush'] } }, 'odd'))).not.toContain(
      'hush',
    );
  });

  it('says on whose behalf something was done, whatever came between', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const work = async () => {
      await pause(1);
      log.info('done');
    };
    await Promise.all([
      onBehalfOf({ requestId: 'r-1' }, work),
      onBehalfOf({ jobId: 'j-1', sweep: 'issue-due' }, work),
      work(),
    ]);
    const ids = lines
      .map((line) => JSON.parse(line))
      .map(({ requestId, jobId }) => requestId ?? jobId ?? 'none');
    expect(ids.sort()).toEqual(['j-1', 'none', 'r-1']);
  });

  it('tells where an error happened and why, without what libraries hang on it', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), {
      code: 'ECONNREFUSED',
      config: { data: 'hush' },
    });
    const error = Object.assign(new Error('no answer', { cause }), { request: { data: 'hush' } });
    const line = logged((log) => log.error({ err: error }, 'failed'));
    expect(line).not.toContain('hush');
    expect(JSON.parse(line).err).toMatchObject({
      message: 'no answer',
      stack: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
      cause: { message: 'connect ECONNREFUSED', code: 'ECONNREFUSED' },
    });
  });

  it('does not repeat a value that was refused', () => {
    const error = Object.assign(new Error('Cast to Number failed for value "I am unhappy"'), {
      name: 'CastError',
    });
    const line = logged((log) => log.error({ err: error }, 'failed'));
    expect(line).not.toContain('I am unhappy');
    expect(line).toContain('CastError');
  });
});
