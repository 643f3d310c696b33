/**
 * What was measured of a request: when the first words of a streamed text came, in ms from when it left (null for all that
 * is not streamed); which model was asked, since `model` is the one that answered once it is settled; and whether it was
 * the first request for its product or asked again with what was wrong. Null in rows made before these columns were there.
 */
export const attemptMeasured = {
  version: 50,
  name: 'attempt-measured',
  sql: `
    ALTER TABLE attempt ADD COLUMN first_token_ms INTEGER;
    ALTER TABLE attempt ADD COLUMN asked_model TEXT;
    ALTER TABLE attempt ADD COLUMN round INTEGER;
  `,
} as const
