import mongoose from 'mongoose';
import { newId } from '../new-id.ts';
import type { IsoDate } from '../time/iso-date.ts';

export const activityKinds = ['objective', 'task', 'learning', 'quiz', 'exercise', 'survey'] as const;
type ActivityKind = (typeof activityKinds)[number];

export const activityStatuses = ['not_started', 'in_progress', 'done'] as const;
type ActivityStatus = (typeof activityStatuses)[number];

/** Something a person works on, as another system last told it or as it was last moved in chat. */
export interface ActivityItem {
  _id: string;
  personId: string;
  kind: ActivityKind;
  /** Unique: what the other system calls it; `chat:<id>` for what was created in chat. */
  externalId: string;
  /** Whoever created it in chat; absent for what another system tells. */
  creatorId?: string;
  title: string;
  status: ActivityStatus;
  /** In `unit`, like `target`. */
  progress?: number;
  target?: number;
  unit?: string;
  dueOn?: IsoDate;
  url?: string;
  /** When it last changed, there or here. */
  updatedAt: Date;
}

const activityItemSchema = new mongoose.Schema<ActivityItem>(
  {
    _id: { type: String, default: newId },
    personId: { type: String, required: true },
    kind: { type: String, enum: activityKinds, required: true },
    externalId: { type: String, required: true },
    creatorId: String,
    title: { type: String, required: true },
    status: { type: String, enum: activityStatuses, required: true },
    progress: Number,
    target: Number,
    unit: String,
    dueOn: String,
    url: String,
    updatedAt: { type: Date, required: true },
  },
  { collection: 'activityItems', versionKey: false },
);

activityItemSchema.index({ externalId: 1 }, { unique: true });
activityItemSchema.index({ personId: 1, kind: 1, status: 1 });

export const ActivityItemModel = mongoose.model<ActivityItem>('ActivityItem', activityItemSchema);
