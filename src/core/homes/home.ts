import mongoose from 'mongoose';

/** What is known of a person's Home tab in Slack, which draws nothing by itself; of whoever opened theirs once. */
export interface Home {
  /** The person. */
  _id: string;
  /** Slack tells when it is opened, and never when it is left. */
  openedAt: Date;
  /** A digest of what it shows. */
  drawn?: string;
  /** When it was last drawn for something that its owner did. */
  ownDrawnAt?: Date;
  /** When it was last drawn for something that somebody else did. */
  redrawnAt?: Date;
  /** When to look whether it shows something else by now; absent while nothing has happened. */
  dueAt?: Date;
  /** How often something happened: what happens while it is being drawn is not lost. */
  marks?: number;
}

const homeSchema = new mongoose.Schema<Home>(
  {
    _id: { type: String, required: true },
    openedAt: { type: Date, required: true },
    drawn: String,
    ownDrawnAt: Date,
    redrawnAt: Date,
    dueAt: Date,
    marks: Number,
  },
  { collection: 'homes', versionKey: false },
);

homeSchema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $type: 'date' } } });

export const HomeModel = mongoose.model<Home>('Home', homeSchema);

/** That something about a 1-to-1 changed, until the Home tabs that show it are marked. */
export interface HomeTouch {
  /** That of the line in the audit log. */
  _id: string;
  oneToOneId: string;
  at: Date;
  /** Whose Home tab is drawn anyway, because they did it in Slack. */
  exceptId?: string;
}

const homeTouchSchema = new mongoose.Schema<HomeTouch>(
  { _id: { type: String, required: true }, oneToOneId: String, at: Date, exceptId: String },
  { collection: 'homeTouches', versionKey: false },
);

export const HomeTouchModel = mongoose.model<HomeTouch>('HomeTouch', homeTouchSchema);
