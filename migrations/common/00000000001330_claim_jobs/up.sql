-- A worker that takes a few kinds only finds them behind any number of others.
CREATE INDEX job_kind ON job (state, kind, run_at);
