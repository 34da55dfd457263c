import { z } from 'zod';

const valueSchema = z.union([z.string(), z.array(z.string())]);

/** What a button carries besides its action. */
export const aboutSchema = z.object({
  /** Fields in which several options can be chosen: their values come back in one text. */
  several: z.array(z.string()).optional(),
  /** True on the hub. */
  isHome: z.literal(true).optional(),
  /** The action, encoded, that shows what the dialog showed last. */
  back: z.string().optional(),
  /** What had been typed when something went wrong; it is put back. */
  kept: z.record(z.string(), valueSchema).optional(),
  /** How the form was drawn in which `kept` was typed. */
  keptFrom: z
    .object({
      saves: z.string(),
      window: z.string().optional(),
      /** Of a form that saves drafts, as its own `drawn`, and the fields in which nothing was left. */
      drawn: z.record(z.string(), z.string()).optional(),
      emptied: z.array(z.string()).optional(),
    })
    .optional(),
  /** Which part of a card that is too long for one. */
  part: z.int().min(0).optional(),
  /** Names this drawing of a dialog among all that there are. */
  window: z.string().optional(),
  /** By which something is known that is asked about once more. */
  key: z.string().optional(),
  /** What every field but a text showed when it was drawn, empty or not; on what asks once more, what all of them held. */
  held: z.record(z.string(), valueSchema).optional(),
  /** Of a form: the action, encoded, of its main button, which says what the form was drawn from. */
  saves: z.string().optional(),
  /** Of a form that saves drafts: digests of what its fields held. */
  drawn: z.record(z.string(), z.string()).optional(),
  /** Of a form that was put back: fields that had been emptied before. */
  emptied: z.array(z.string()).optional(),
});

export type About = z.infer<typeof aboutSchema>;
