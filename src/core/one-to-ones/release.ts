import mongoose from 'mongoose';

/** A reviewee let a new reviewer of a thread read what was issued in it until then. It is never taken back. */
export interface Release {
  /** `<thread>:<reviewer>`. */
  _id: string;
  threadId: string;
  toId: string;
  releasedAt: Date;
}

export function releaseId(threadId: string, toId: string): string {
  return `${threadId}:${toId}`;
}

const releaseSchema = new mongoose.Schema<Release>(
  {
    _id: { type: String, required: true },
    threadId: { type: String, required: true },
    toId: { type: String, required: true },
    releasedAt: { type: Date, required: true },
  },
  { collection: 'releases', versionKey: false },
);

export const ReleaseModel = mongoose.model<Release>('Release', releaseSchema);

/** When the past of a thread was released to that reviewer, if it was. */
export async function findReleasedAt(threadId: string, toId: string): Promise<Date | undefined> {
  const release = await ReleaseModel.findById(releaseId(threadId, toId)).lean<Release>();
  return release?.releasedAt;
}
