/** Raised when the embedded PostgreSQL can't be used; the message names the fault and the fix. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}
