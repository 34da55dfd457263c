import { z } from 'zod';

export const mostDeadlineDays = 365;

export const deadlineFields = ['revieweeBy', 'reviewerBy', 'finaliseBy'] as const;

const days = z.int().min(0).max(mostDeadlineDays);

/** When things are due, in days after the issue date, unless a cycle says otherwise. */
export const deadlinesSchema = z
  .strictObject({ revieweeBy: days, reviewerBy: days, finaliseBy: days })
  .superRefine((deadlines, context) => {
    for (const [index, field] of deadlineFields.entries()) {
      const before = deadlineFields[index - 1];
      if (before !== undefined && deadlines[field] < deadlines[before])
        context.addIssue({ code: 'custom', path: [field], message: `comes before ${before}` });
    }
  });

export type Deadlines = z.infer<typeof deadlinesSchema>;
