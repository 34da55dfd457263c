import { describe, expect, it } from '@jest/globals';
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
