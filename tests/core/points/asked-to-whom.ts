import { expect } from '@jest/globals';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { type Field, fieldsOf } from '../../../src/core/chat/view.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';

export const storedPoints = async () => (await AgendaPointModel.find().lean()).map(({ text }) => text);

export function fieldIn(reply: Reply, id: string): Field | undefined {
  expect(reply).toMatchObject({ kind: 'show', view: { kind: 'form' } });
  if (reply.kind !== 'show' || reply.view.kind !== 'form') return undefined;
  return fieldsOf(reply.view).find((field) => field.id === id);
}

export const valueIn = (reply: Reply, id: string) => {
  const input = fieldIn(reply, id)?.input;
  return input && 'value' in input ? input.value : undefined;
};

/** The field that asks whom it is for: who is chosen, and whether a sentence says why to look. */
export const askedIn = (reply: Reply) => {
  const field = fieldIn(reply, 'with');
  return { chosen: valueIn(reply, 'with'), isSaid: (field?.error ?? field?.help) !== undefined };
};
