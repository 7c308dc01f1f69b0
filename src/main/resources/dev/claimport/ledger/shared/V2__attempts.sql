-- What attempts are found by, made from the records by the database itself, so that no station can say otherwise than its log.
CREATE TABLE attempt (
    run UUID PRIMARY KEY,
    log TEXT NOT NULL,
    started BIGINT NOT NULL,
    operator TEXT NOT NULL,
    station TEXT NOT NULL,
    batch TEXT NOT NULL,
    work_order TEXT NOT NULL,
    template TEXT NOT NULL,
    model TEXT NOT NULL DEFAULT '',
    serial TEXT COLLATE "C" NOT NULL DEFAULT '',
    ordinal BIGINT NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT 'open',
    failure TEXT NOT NULL DEFAULT '',
    thing TEXT COLLATE "C" NOT NULL DEFAULT '',
    certificate TEXT COLLATE "C" NOT NULL DEFAULT ''
);

CREATE INDEX attempt_started ON attempt (started, run);
CREATE INDEX attempt_outcome ON attempt (outcome, started, run);
CREATE INDEX attempt_station ON attempt (station, started, run);
CREATE INDEX attempt_batch ON attempt (batch, started, run);
CREATE INDEX attempt_order ON attempt (work_order, started, run);
CREATE INDEX attempt_serial ON attempt (lower(serial));
CREATE INDEX attempt_thing ON attempt (lower(thing));
CREATE INDEX attempt_certificate ON attempt (lower(certificate));

-- Who has a device in work: taken before its claim is requested, and given back by the record of the attempt's end.
CREATE TABLE reservation (
    serial TEXT COLLATE "C" NOT NULL,
    turn BIGINT NOT NULL,
    run UUID NOT NULL,
    log TEXT NOT NULL,
    station TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (serial, turn)
);

-- A record that cannot be understood, as of a later version, is kept all the same. Texts of PostgreSQL hold no NUL, which devices may send.
CREATE FUNCTION keep_attempt(name TEXT, id UUID, body BYTEA) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    said JSON;
BEGIN
    said := regexp_replace(convert_from(body, 'UTF8'), '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g');
    CASE said->>'type'
        WHEN 'started' THEN
            INSERT INTO ${flyway:defaultSchema}.attempt (run, log, started, operator, station, batch, work_order, template)
            VALUES (id, name, (extract(epoch FROM (said->>'start')::timestamptz) * 1000)::bigint, coalesce(said->>'operator', ''),
                coalesce(said->>'station', ''), coalesce(said->>'batch', ''), coalesce(said->>'order', ''), coalesce(said->>'template', ''))
            ON CONFLICT DO NOTHING;
        WHEN 'device-answered' THEN
            UPDATE ${flyway:defaultSchema}.attempt SET model = coalesce(said->>'model', ''), serial = coalesce(said->>'serial', ''),
                ordinal = coalesce((said->>'attempt')::bigint, 0) WHERE run = id AND log = name;
        WHEN 'admitted' THEN
            UPDATE ${flyway:defaultSchema}.attempt SET batch = coalesce(said->>'batch', batch) WHERE run = id AND log = name;
        WHEN 'ended' THEN
            UPDATE ${flyway:defaultSchema}.attempt SET outcome = coalesce(said->>'outcome', ''), failure = coalesce(said#>>'{failure,id}', ''),
                thing = coalesce(said->>'thing', ''), certificate = coalesce(said->>'certificate', '') WHERE run = id AND log = name;
        ELSE NULL;
    END CASE;
EXCEPTION WHEN data_exception OR not_null_violation THEN NULL;
END $$;

-- With the rights of who has made the tables: a station may add records, and nothing else.
CREATE FUNCTION keep_attempt_of_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM ${flyway:defaultSchema}.keep_attempt(NEW.station, NEW.run, NEW.body);
    RETURN NULL;
END $$;

CREATE TRIGGER record_added AFTER INSERT ON record FOR EACH ROW WHEN (NEW.run IS NOT NULL) EXECUTE FUNCTION keep_attempt_of_record();

SELECT count(keep_attempt(station, run, body)) FROM (SELECT station, run, body FROM record WHERE run IS NOT NULL ORDER BY station, idx) AS sent_before;
