import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailAtStart, readerOfPeople } from '../../../src/core/people/match-person.ts';
import { aName, mayAct, someWords } from './named-people.ts';

describe('V5 whom words begin with', () => {
  it('is beyond doubt for exactly the whole name that one person alone has', () => {
    fc.assert(
      fc.property(fc.array(aName, { maxLength: 6 }), someWords, (names, words) => {
        const people = names.map((name, index) => ({ name, email: `p${index}@example.com` }));
        const match = readerOfPeople(people)(`@${words.join(' ')}`);
        const sure = match.kind === 'one' && match.isWhole ? people.indexOf(match.person) : undefined;
        expect(sure).toBe(mayAct(names, words));
        if (match.kind === 'none') return;
        expect(`${match.said} ${match.rest}`.trim()).toBe(words.join(' '));
      }),
      { numRuns: 2000 },
    );
  });

  it('is an e-mail in any case, whatever sign stands after it', () => {
    const marks = fc.constantFrom('', ':', ',', '.', ';', '!', '?', ' –', '>', ').');
    const at = fc.constantFrom('', '@', '@ ');
    fc.assert(
      fc.property(
        fc.emailAddress(),
        at,
        marks,
        fc.constantFrom('', 'the talk'),
        (email, sign, mark, text) => {
          fc.pre(/[a-z0-9]$/i.test(email) && /^[a-z0-9]/i.test(email));
          const read = emailAtStart(`${sign}${email.toUpperCase()}${mark} ${text}`);
          expect(read).toMatchObject({ email: email.toLowerCase(), rest: text });
        },
      ),
    );
  });
});
