-- By what attempts are told apart in figures and reports.
CREATE INDEX attempt_station ON attempt (station, started);
CREATE INDEX attempt_batch ON attempt (batch, started);
CREATE INDEX attempt_order ON attempt (work_order, started);
