import type { Kind } from './kinds.ts';

/**
 * Words that stand in the scene, each for its author alone: drafts, what gave way to them in another window, private notes,
 * why something was useful.
 */
export const secrets: Record<string, Kind> = {
  'draft-of-reviewee': 'reviewee',
  'draft-of-reviewer': 'reviewer',
  'draft-of-stand-in': 'stand-in',
  'aside-of-reviewee': 'reviewee',
  'aside-of-reviewer': 'reviewer',
  'private-of-reviewee': 'reviewee',
  'private-of-reviewer': 'reviewer',
  'private-of-stand-in': 'stand-in',
  'why-of-reviewee': 'reviewee',
  'why-of-reviewer': 'reviewer',
};

/** Words of what the two share, for whoever may read the content. */
export const contents = [
  'shared-by-reviewee',
  'shared-by-reviewer',
  'agenda-of-reviewee',
  'agenda-of-reviewer',
  'action-of-reviewee',
  'action-of-reviewer',
  'public-of-reviewee',
  'public-of-reviewer',
  'comment-of-reviewee',
  'comment-of-reviewer',
  'reason-of-reopening',
  'reason-of-not-meeting',
  'objective-of-reviewee',
];

/** That there is a 1-to-1 at all. */
const traces = ['Mei Tan', 'Tomasz Wojcik', 'Weekly 1-to-1', 'Platform weekly'];

const readers: readonly Kind[] = ['reviewee', 'reviewer', 'stand-in'];
const humanResources: readonly Kind[] = ['HR', 'admin', 'owner'];

/**
 * The words that may not be in anything this person is shown, whatever they try.
 * @param isTraceForbidden whether those who may not see the 1-to-1 may not even be shown whose it is
 */
export function forbiddenFor(kind: Kind, isContentVisible: boolean, isTraceForbidden: boolean): string[] {
  const isHr = humanResources.includes(kind);
  return [
    ...Object.keys(secrets).filter((word) => secrets[word] !== kind),
    ...(readers.includes(kind) || (isHr && isContentVisible) ? [] : contents),
    ...(readers.includes(kind) || isHr || !isTraceForbidden ? [] : traces),
  ];
}
