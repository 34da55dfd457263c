import mongoose from 'mongoose';

const slackChannelStates = ['open', 'archived', 'deleted'] as const;

export type SlackChannelState = (typeof slackChannelStates)[number];

/** What Slack has told of a channel: nothing of most of them. */
export interface SlackChannel {
  /** `C…`, or `G…` of older private ones. */
  _id: string;
  /** Without the `#`. */
  name?: string;
  nameAt?: Date;
  state?: SlackChannelState;
  stateAt?: Date;
  /** By our clock: when that was heard, or posting there was last tried all the same. */
  checkedAt?: Date;
}

const slackChannelSchema = new mongoose.Schema<SlackChannel>(
  {
    _id: { type: String, required: true },
    name: String,
    nameAt: Date,
    state: { type: String, enum: slackChannelStates },
    stateAt: Date,
    checkedAt: Date,
  },
  { collection: 'slackChannels', versionKey: false },
);

export const SlackChannelModel = mongoose.model<SlackChannel>('SlackChannel', slackChannelSchema);
