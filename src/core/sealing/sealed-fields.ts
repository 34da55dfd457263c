/** A field of the database that holds sealed texts, each bound to the `_id` of its document. */
export interface SealedField {
  collection: string;
  field: string;
  /** When its document was written. */
  writtenAt: string;
}

/** Everything that is sealed, but for the canary that tells which key is in use. */
export const sealedFields: readonly SealedField[] = [
  { collection: 'notes', field: 'sealed', writtenAt: 'writtenAt' },
  { collection: 'usefulness', field: 'sealedWhy', writtenAt: 'ratedAt' },
  { collection: 'keptForms', field: 'sealed', writtenAt: 'keptAt' },
  { collection: 'doneRequests', field: 'sealed', writtenAt: 'at' },
];
