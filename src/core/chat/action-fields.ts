import { z } from 'zod';

/** Of anything in the database. */
export const id = z.string().min(1).max(120);

/** Of a list that is longer than one page; the first is 0. */
export const page = z.int().min(0).max(1000).optional();

/** Stands for what was stored when a form was drawn; absent for what is new, and in forms of older versions. */
export const seen = z.string().max(16).optional();
