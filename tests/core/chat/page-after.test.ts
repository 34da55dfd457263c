import { beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { answerRequest } from '../../../src/core/chat/answer-request.ts';
import type { Handlers } from '../../../src/core/chat/handler.ts';
import type { UserActionType } from '../../../src/core/chat/user-action.ts';
import { AppError, notFound } from '../../../src/core/errors.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

const troubles: [name: string, trouble: Error, isLogged: boolean][] = [
  ['is gone', notFound(), false],
  ['cannot be read for want of a database', new AppError('unavailable', 'Later.'), true],
  ['fails as nobody foresaw', new TypeError('what somebody wrote'), true],
];

describe('the page after something that was done', () => {
  it.each(troubles)('that %s does not make it look undone', async (_, trouble, isLogged) => {
    const lines: string[] = [];
    const core = {
      ...makeTestCore('2026-12-02T12:00:00Z'),
      log: pino({ level: 'trace' }, { write: (line) => void lines.push(line) }),
    };
    let deeds = 0;
    const handlers = {
      'save-preferences': () => {
        deeds += 1;
        return { kind: 'go', to: { type: 'open-home' }, said: 'Saved.' };
      },
      'open-home': () => {
        throw trouble;
      },
    } as unknown as Handlers<UserActionType>;
    const actor = await addPerson('Mei Tan');
    const request = {
      actor,
      action: { type: 'save-preferences' },
      values: {},
      surface: 'dialog',
      from: 'slack',
      savesWhileTyping: true,
      key: 'pressed',
    } as const;
    const answers = [
      await answerRequest(handlers, core, request),
      await answerRequest(handlers, core, request),
    ];
    expect(answers).toEqual([1, 2].map(() => ({ kind: 'close', text: 'Saved.' })));
    expect(deeds).toBe(1);
    expect(lines.length > 0).toBe(isLogged);
    expect(lines.join()).not.toContain('somebody wrote');
  });
});
