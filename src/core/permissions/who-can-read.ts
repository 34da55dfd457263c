import type { Settings } from '../settings/settings.ts';
import { isAllowed } from './permissions.ts';

export type Readable =
  | 'draft'
  | 'answers'
  | 'agenda-point'
  | 'action-point'
  | 'objective'
  | 'public-note'
  | 'private-note';

/** Who writes. A stand-in is told that the reviewer reads it too. */
type You = 'reviewee' | 'reviewer' | 'stand-in' | 'hr';

/** The sentence shown beside every field, made from the same table that decides. */
export function whoCanRead(
  what: Readable,
  pair: { you: You; revieweeName: string; reviewerName: string },
  settings: Pick<Settings, 'isContentVisibleToHr' | 'history'>,
): string {
  if (what === 'private-note' || what === 'draft') return 'Only you can read this.';
  const readers: string[] = [];
  if (pair.you !== 'reviewee') readers.push(pair.revieweeName);
  if (pair.you !== 'reviewer') readers.push(pair.reviewerName);
  if (isAllowed(['hr'], 'read-shared', settings)) readers.push('HR', 'admins');
  readers.push(...laterReviewers(what, pair, settings));
  const list =
    readers.length > 1 ? `${readers.slice(0, -1).join(', ')} and ${readers.at(-1)}` : readers.join('');
  return what === 'answers'
    ? `Only you until you share; then also ${list}.`
    : `You${readers.length > 1 ? ',' : ' and'} ${list} can read this.`;
}

/** What is open is carried on to whoever reviews next; what is past they read as the organisation's setting says. */
function laterReviewers(
  what: Readable,
  pair: { you: You; revieweeName: string },
  { history }: Pick<Settings, 'history'>,
): string[] {
  if (history === 'always' || what === 'objective') return ['later reviewers'];
  if (what === 'agenda-point' || what === 'action-point') return ['later reviewers while it is open'];
  if (history === 'never') return [];
  return [`later reviewers if ${pair.you === 'reviewee' ? 'you agree' : `${pair.revieweeName} agrees`}`];
}
