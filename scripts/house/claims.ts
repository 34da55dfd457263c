import { namesOfTests } from './names-of-tests.ts';

/** A sentence of a page, and the tests that it says show it. */
export interface Claim {
  line: number;
  text: string;
  tests: ClaimedTest[];
}

interface ClaimedTest {
  path: string;
  name: string;
}

/** The claims of a page: each item of a list, but those beneath a heading that says that nothing is claimed there. */
export function readClaims(page: string, exceptBeneath: RegExp): Claim[] {
  const claims: Claim[] = [];
  let isClaimed = true;
  let open: Claim | undefined;
  for (const [index, line] of page.split('\n').entries()) {
    if (line.startsWith('#')) isClaimed = !exceptBeneath.test(line);
    if (line.startsWith('- ') && isClaimed) {
      open = { line: index + 1, text: line, tests: [] };
      claims.push(open);
    } else if (open && line.startsWith('  ')) open.text += ` ${line.trim()}`;
    else open = undefined;
  }
  return claims.map((claim) => ({ ...claim, tests: testsIn(claim.text) }));
}

/** A test is named by its file and the words of its title: `tests/a.test.ts` › “does so”. */
function testsIn(text: string): ClaimedTest[] {
  return [...text.matchAll(/`(tests\/[^`]+)` › “([^”]+)”/g)].map(([, path = '', name = '']) => ({
    path,
    name,
  }));
}

/** What is wrong with the claims, a sentence each. */
export function findUnshown(claims: readonly Claim[], read: (path: string) => string | undefined): string[] {
  return claims.flatMap(({ line, tests }) => {
    if (tests.length === 0) return [`line ${line} names no test`];
    return tests.flatMap(({ path, name }) => {
      const source = read(path);
      if (source === undefined) return [`line ${line}: there is no ${path}`];
      return namesOfTests(source).includes(name)
        ? []
        : [`line ${line}: no test in ${path} is called “${name}”`];
    });
  });
}
