/** What the server refused, with its sentence for people. */
export class Refusal extends Error {}

const unreachable = 'The playground does not answer. Is it still running?';

export async function getJson(path) {
  return readAnswer(await ask(path, {}));
}

export async function postJson(path, body = {}) {
  const headers = { 'content-type': 'application/json' };
  return readAnswer(await ask(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function ask(path, options) {
  try {
    return await fetch(`/playground/${path}`, options);
  } catch {
    throw new Refusal(unreachable);
  }
}

async function readAnswer(response) {
  const body = await response.json().catch(() => undefined);
  if (response.ok) return body;
  throw new Refusal(body?.error ?? `The playground answered ${response.status}.`);
}
