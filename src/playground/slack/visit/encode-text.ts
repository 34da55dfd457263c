import type { SlackState, SlackUser } from '../slack-state.ts';
import type { SlackWorkspace } from '../workspace.ts';

/**
 * What Slack makes of typed words before an app sees them: &, < and > escaped, and mentions, channels and links
 * in angle brackets (`<@U1|mei>` in a command, `<@U1>` in a message).
 */
export function encodeText(workspace: SlackWorkspace, typed: string, place: 'command' | 'message'): string {
  const names = mentionNames(workspace);
  const pattern = new RegExp(
    [
      String.raw`(?<url>https?://[^\s<>]+)`,
      String.raw`(?<=^|[\s(])(?<name>${[...names.keys()].map(escapePattern).join('|')})(?![\p{L}\p{N}_-])`,
      '(?<special>[&<>])',
    ].join('|'),
    'giu',
  );
  return typed.replace(pattern, (...match) => {
    const { url, name = '', special = '' } = match.at(-1);
    if (url) return `<${url}>`;
    const target = names.get(name.toLowerCase());
    if (!target) return entities[special] ?? special;
    return place === 'command' ? `<${target.id}|${target.name}>` : `<${target.id}>`;
  });
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

interface Mentioned {
  /** With its sign, as it stands in angle brackets. */
  id: string;
  name: string;
}

/** By what is typed, sign included: handles, display names, channel names; the longest first. */
function mentionNames({ state }: SlackWorkspace): Map<string, Mentioned> {
  const typed = [
    ...peopleBy(state, (user) => user.name),
    ...peopleBy(state, (user) => user.display_name || user.real_name),
    ...state.channels
      .filter((channel) => channel.im_user === undefined)
      .map(({ id, name }) => ({ typed: `#${name}`, id: `#${id}`, name })),
  ];
  const names = new Map<string, Mentioned>();
  for (const { typed: key, ...mentioned } of typed.sort((a, b) => b.typed.length - a.typed.length)) {
    const lower = key.toLowerCase();
    if (!names.has(lower)) names.set(lower, mentioned);
  }
  return names;
}

function peopleBy(state: SlackState, nameOf: (user: SlackUser) => string) {
  return state.users
    .filter(({ deleted }) => !deleted)
    .map((user) => ({ typed: `@${nameOf(user)}`, id: `@${user.id}`, name: user.name }));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
