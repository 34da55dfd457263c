/** What was typed: a string per field, several for `choices`; an empty field is absent. */
export type FormValues = Record<string, string | string[]>;
