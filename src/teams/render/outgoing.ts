import type { CardMessage } from './render-card.ts';

export type Outgoing = { text: string } | CardMessage;
