/** First schema: products and their takes, attempts (the ledger), human decisions and their journal. */
export const initial = {
  version: 10,
  name: 'initial',
  sql: `
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Values by content: canonical JSON named by its sha256.
    CREATE TABLE output (
      digest TEXT PRIMARY KEY,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE media (
      sha256 TEXT PRIMARY KEY,
      mime TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- One making of a product. First writer of a key wins; rows are never updated.
    CREATE TABLE take (
      id TEXT PRIMARY KEY,
      slot TEXT NOT NULL,
      step TEXT NOT NULL,
      grade TEXT NOT NULL CHECK (grade IN ('rehearsal', 'final')),
      key TEXT NOT NULL UNIQUE,
      input_digest TEXT NOT NULL,
      take_no INTEGER NOT NULL CHECK (take_no >= 1),
      version INTEGER NOT NULL,
      components TEXT NOT NULL,
      context TEXT NOT NULL,
      output_digest TEXT NOT NULL REFERENCES output (digest),
      provider TEXT NOT NULL,
      model TEXT NOT NULL,
      cost_pico_usd INTEGER NOT NULL,
      warnings TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX take_slot ON take (slot, input_digest);

    -- Which files a value needs.
    CREATE TABLE output_media (
      digest TEXT NOT NULL REFERENCES output (digest) ON DELETE CASCADE,
      sha256 TEXT NOT NULL REFERENCES media (sha256),
      PRIMARY KEY (digest, sha256)
    ) STRICT, WITHOUT ROWID;

    -- One request to a provider (or one local making that failed).
    CREATE TABLE attempt (
      id TEXT PRIMARY KEY,
      slot TEXT NOT NULL,
      step TEXT NOT NULL,
      key TEXT NOT NULL,
      provider TEXT NOT NULL,
      model TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('settled', 'failed', 'unknown')),
      billable INTEGER NOT NULL CHECK (billable IN (0, 1)),
      cost_pico_usd INTEGER NOT NULL,
      error TEXT,
      started_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attempt_slot ON attempt (slot);

    -- What people decided: edited lines, held scenes, order, voices, looks, pins, choices, waivers.
    CREATE TABLE human (
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (kind, subject)
    ) STRICT, WITHOUT ROWID;

    -- Journal of those decisions: each item holds the value before and after, so undo survives a restart.
    CREATE TABLE change (
      seq INTEGER PRIMARY KEY,
      label TEXT NOT NULL,
      items TEXT NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
      made_at INTEGER NOT NULL
    ) STRICT;
  `,
} as const
