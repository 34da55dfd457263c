import mongoose from 'mongoose';
import { record } from '../audit/record.ts';
import { type HintKind, hintKinds } from '../chat/hint-kinds.ts';
import type { Core } from '../core.ts';
import type { Person } from '../people/person.ts';

/** The kinds of hint that somebody does not want. */
interface HintSwitches {
  /** The person. */
  _id: string;
  off: HintKind[];
}

const hintSwitchesSchema = new mongoose.Schema<HintSwitches>(
  { _id: { type: String, required: true }, off: { type: [String], enum: hintKinds, default: [] } },
  { collection: 'hintSwitches', versionKey: false },
);

const HintSwitchesModel = mongoose.model<HintSwitches>('HintSwitches', hintSwitchesSchema);

export async function hintsOffFor(personId: string): Promise<HintKind[]> {
  const switches = await HintSwitchesModel.findById(personId).lean<HintSwitches>();
  return switches?.off ?? [];
}

/** Turns one kind of hint off for oneself, or on again. */
export async function switchHint(core: Core, person: Person, kind: HintKind, isOn: boolean): Promise<void> {
  const change = isOn ? { $pull: { off: kind } } : { $addToSet: { off: kind } };
  await HintSwitchesModel.updateOne({ _id: person._id }, change, { upsert: true });
  await record(core, person, isOn ? 'hint.turned-on' : 'hint.turned-off', { detail: kind });
}
