DROP INDEX job_kind;
