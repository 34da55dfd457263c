// Whether the past of every file that was moved since a commit can still be read: npm run history -- <commit>.
// `git log --follow` loses a file that was moved and rewritten in one commit.
import { execFileSync } from 'node:child_process';

const longerThan = 60;

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

function linesOf(text) {
  return text.split('\n').filter((line) => line !== '');
}

/** Long files that have another name than at that commit; `from` is missing if they resemble none of then. */
function filesThatCame(base) {
  const compare = ['diff', '-M', '--find-renames', '-l0', '--diff-filter=RA', '--name-status'];
  const changes = linesOf(git(...compare, base, 'HEAD', '--', 'src', 'tests'));
  return changes
    .map((line) => line.split('\t').slice(1))
    .map(([first, second]) => (second === undefined ? { file: first } : { file: second, from: first }))
    .filter(({ file }) => git('show', `HEAD:${file}`).split('\n').length - 1 > longerThan);
}

function check(base) {
  const before = new Set(linesOf(git('rev-list', base)));
  const reachesBack = ({ file }) =>
    linesOf(git('log', '--follow', '--format=%H', '--', file)).some((commit) => before.has(commit));
  const came = filesThatCame(base);
  const moved = came.filter(({ from }) => from !== undefined);
  const lost = moved.filter((each) => !reachesBack(each));
  const unlike = came.filter((each) => each.from === undefined && !reachesBack(each));
  console.log(`${moved.length} files of more than ${longerThan} lines were moved since ${base}.`);
  console.log(`The history of ${moved.length - lost.length} of them reaches behind the move.`);
  for (const { file, from } of lost) console.log(`  not so: ${file}, which was ${from}`);
  console.log(`${unlike.length} more are new, or were moved and rewritten at once; nothing tells which:`);
  for (const { file } of unlike) console.log(`  ${file}`);
  return lost.length === 0;
}

const [base] = process.argv.slice(2);
if (base === undefined) {
  console.error('Say since which commit: npm run history -- <commit>');
  process.exitCode = 1;
} else if (!check(base)) {
  process.exitCode = 1;
}
