/**
 * The ledger of paid requests: what is reserved before a request leaves, how it can be taken up again after a crash,
 * and what the provider answered, kept with the bill so that an answer that was paid for cannot be lost with its take.
 */
export const ledger = {
  version: 30,
  name: 'ledger',
  sql: `
    CREATE TABLE attempt_new (
      id TEXT PRIMARY KEY,
      slot TEXT NOT NULL,
      step TEXT NOT NULL,
      -- Key of the take it is for.
      key TEXT NOT NULL,
      role TEXT NOT NULL DEFAULT '',
      provider TEXT NOT NULL,
      -- Model that answered (settled) or was asked (all else).
      model TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('held', 'settled', 'failed', 'unknown')),
      billable INTEGER NOT NULL CHECK (billable IN (0, 1)),
      -- The most it may cost; counts against budgets while it is held or unknown.
      bound_pico_usd INTEGER NOT NULL DEFAULT 0,
      cost_pico_usd INTEGER NOT NULL,
      -- How the cost is known: told by the provider, counted from usage, or taken to be the bound.
      cost_source TEXT NOT NULL DEFAULT 'none' CHECK (cost_source IN ('none', 'reported', 'usage', 'bound')),
      -- Sent as idempotency key; equal for repetitions of one request.
      request_key TEXT NOT NULL DEFAULT '',
      -- How it is taken up after a crash: sent again under its key, asked for by its operation, or not at all.
      resume TEXT NOT NULL DEFAULT 'none' CHECK (resume IN ('none', 'key', 'operation')),
      operation TEXT,
      usage TEXT,
      answer TEXT,
      failure TEXT,
      error TEXT,
      started_at INTEGER NOT NULL,
      -- Null while it is held.
      ended_at INTEGER,
      seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO attempt_new (id, slot, step, key, provider, model, state, billable, cost_pico_usd, error, started_at, ended_at, seq)
      SELECT id, slot, step, key, provider, model, state, billable, cost_pico_usd, error, started_at, ended_at, seq FROM attempt;
    DROP TABLE attempt;
    ALTER TABLE attempt_new RENAME TO attempt;
    CREATE UNIQUE INDEX attempt_seq ON attempt (seq);
    CREATE INDEX attempt_slot ON attempt (slot, seq);
    CREATE INDEX attempt_key ON attempt (key, seq);
  `,
} as const
