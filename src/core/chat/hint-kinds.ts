/** What a reviewer may be told about one pair, the most urgent first. */
export const hintKinds = [
  'did-not-happen',
  'overdue',
  'carried-often',
  'their-time',
  'no-growth',
  'only-status',
] as const;

export type HintKind = (typeof hintKinds)[number];
