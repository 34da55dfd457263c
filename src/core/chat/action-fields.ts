import { z } from 'zod';

/** Of anything in the database. */
export const id = z.string().min(1).max(120);

/** Of a list that is longer than one page; the first is 0. */
export const page = z.int().min(0).max(1000).optional();
