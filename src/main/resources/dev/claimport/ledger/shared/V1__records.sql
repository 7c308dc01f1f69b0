-- Every station's log: records as they were signed, byte for byte. Only ever added to.
CREATE TABLE record (
    station TEXT NOT NULL,
    idx BIGINT NOT NULL,
    run UUID,
    leaf BYTEA NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (station, idx)
);

CREATE INDEX record_run ON record (run) WHERE run IS NOT NULL;

-- How far each station has sent, and the root of its log's tree there: whoever cuts a log off or writes it anew is found out.
CREATE TABLE sent (
    station TEXT NOT NULL,
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    checkpoint TEXT,
    at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (station, size)
);
