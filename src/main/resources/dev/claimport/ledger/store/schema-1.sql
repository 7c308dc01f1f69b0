-- The log: records as they were signed, byte for byte, and the hashes over them.
CREATE TABLE record (
    idx INTEGER PRIMARY KEY,
    run TEXT,
    leaf BLOB NOT NULL,
    body BLOB NOT NULL
);

CREATE INDEX record_run ON record (run) WHERE run IS NOT NULL;

-- Hashes of complete subtrees above the leaves.
CREATE TABLE node (
    level INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (level, idx)
) WITHOUT ROWID;

-- One row: which log it is, the key that signs it now, how long it is, and what was signed last.
CREATE TABLE log (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    origin TEXT NOT NULL,
    verifier TEXT NOT NULL,
    size INTEGER NOT NULL,
    checkpoint TEXT NOT NULL
);

-- What follows is made from the records, for finding them.
CREATE TABLE attempt (
    run TEXT PRIMARY KEY,
    first INTEGER NOT NULL,
    started INTEGER NOT NULL,
    operator TEXT NOT NULL,
    station TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    batch TEXT NOT NULL,
    work_order TEXT NOT NULL,
    template TEXT NOT NULL,
    model TEXT NOT NULL DEFAULT '',
    serial TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
    ordinal INTEGER NOT NULL DEFAULT 0,
    ended INTEGER,
    outcome TEXT NOT NULL DEFAULT 'open',
    failure TEXT NOT NULL DEFAULT '',
    thing TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
    certificate TEXT NOT NULL DEFAULT '' COLLATE NOCASE
) WITHOUT ROWID;

CREATE INDEX attempt_started ON attempt (started);
CREATE INDEX attempt_serial ON attempt (serial, started);
CREATE INDEX attempt_thing ON attempt (thing, started);
CREATE INDEX attempt_certificate ON attempt (certificate, started);
CREATE INDEX attempt_outcome ON attempt (outcome, started);

-- Certificates that are the proof of an attempt.
CREATE TABLE proof (
    certificate TEXT PRIMARY KEY,
    run TEXT NOT NULL
) WITHOUT ROWID;
