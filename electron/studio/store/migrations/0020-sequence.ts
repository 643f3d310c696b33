/**
 * The order in which takes and attempts were made, by number. Until here it was read from their ids, which hold the
 * time of the wall clock: that may go back.
 */
export const sequence = {
  version: 20,
  name: 'sequence',
  sql: `
    ALTER TABLE take ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
    UPDATE take SET seq = made.place
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM take) AS made WHERE made.id = take.id;
    CREATE UNIQUE INDEX take_seq ON take (seq);

    ALTER TABLE attempt ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
    UPDATE attempt SET seq = made.place
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM attempt) AS made WHERE made.id = attempt.id;
    CREATE UNIQUE INDEX attempt_seq ON attempt (seq);
    DROP INDEX attempt_slot;
    CREATE INDEX attempt_slot ON attempt (slot, seq);
  `,
} as const
