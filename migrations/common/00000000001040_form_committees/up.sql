-- Evaluation committees (採購評選委員會): who sits on them, what they judge by, their meetings and their members' sheets.
-- What is secret stands here; the record holds salted digests of it.
CREATE TABLE committee (
    id BYTEA NOT NULL PRIMARY KEY,
    tender_id BYTEA NOT NULL UNIQUE REFERENCES tender (id),
    state TEXT NOT NULL CHECK (state IN ('formed', 'awarded', 'failed')),
    -- How it was formed, canonical JSON.
    content TEXT NOT NULL,
    -- How it ended, canonical JSON.
    ending TEXT,
    rulings TEXT NOT NULL,
    salt TEXT NOT NULL,
    recorded_by BYTEA NOT NULL REFERENCES user_account (id),
    recorded_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK ((state = 'formed') = (ending IS NULL))
);

CREATE TABLE committee_seat (
    id BYTEA NOT NULL PRIMARY KEY,
    committee_id BYTEA NOT NULL REFERENCES committee (id),
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    -- A member's place, or one in the work team.
    kind TEXT NOT NULL CHECK (kind IN ('member', 'team')),
    state TEXT NOT NULL CHECK (state IN ('named', 'sits', 'recused', 'left')),
    -- Who the person is, canonical JSON.
    content TEXT NOT NULL,
    -- The statement on interests, canonical JSON.
    statement TEXT,
    rulings TEXT NOT NULL,
    salt TEXT NOT NULL,
    stated_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (committee_id, user_id),
    CHECK (state <> 'sits' OR statement IS NOT NULL)
);
CREATE INDEX committee_seat_user ON committee_seat (user_id);

CREATE TABLE evaluation_paper (
    id BYTEA NOT NULL PRIMARY KEY,
    tender_id BYTEA NOT NULL REFERENCES tender (id),
    kind TEXT NOT NULL CHECK (kind IN ('criteria', 'opinion')),
    content TEXT NOT NULL,
    rulings TEXT NOT NULL,
    salt TEXT NOT NULL,
    recorded_by BYTEA NOT NULL REFERENCES user_account (id),
    recorded_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (tender_id, kind)
);

CREATE TABLE committee_meeting (
    id BYTEA NOT NULL PRIMARY KEY,
    committee_id BYTEA NOT NULL REFERENCES committee (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    state TEXT NOT NULL CHECK (state IN ('called', 'counted', 'decided', 'undecided', 'closed')),
    -- What is put to the meeting and what came of it, canonical JSON.
    content TEXT NOT NULL,
    -- What the law says of each step, canonical JSON by step.
    rulings TEXT NOT NULL,
    salt TEXT NOT NULL,
    recorded_by BYTEA NOT NULL REFERENCES user_account (id),
    recorded_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (committee_id, number)
);

-- What one member gave. Nobody but the member ever reads a row again; counting takes sums and ranks under a code.
CREATE TABLE score_sheet (
    id BYTEA NOT NULL PRIMARY KEY,
    meeting_id BYTEA NOT NULL REFERENCES committee_meeting (id),
    seat_id BYTEA NOT NULL REFERENCES committee_seat (id),
    -- 1 for the first scoring of a meeting, one more for each that the committee resolves.
    look BIGINT NOT NULL CHECK (look >= 1),
    content TEXT NOT NULL,
    -- The code under which the summary tells it; drawn at the count.
    code TEXT,
    source TEXT NOT NULL CHECK (source IN ('own', 'paper')),
    scan TEXT REFERENCES stored_file (digest),
    salt TEXT NOT NULL,
    submitted_by BYTEA NOT NULL REFERENCES user_account (id),
    submitted_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (meeting_id, seat_id, look),
    CHECK ((source = 'paper') = (scan IS NOT NULL))
);
