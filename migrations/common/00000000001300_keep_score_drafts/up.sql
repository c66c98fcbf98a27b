-- What a member has filled in of a sheet that is not sent. It is the member's alone: it is never counted, no record holds it,
-- and its row is gone when the sheet is sent, the sheets are counted or the member leaves.
CREATE TABLE score_draft (
    meeting_id BYTEA NOT NULL REFERENCES committee_meeting (id),
    seat_id BYTEA NOT NULL REFERENCES committee_seat (id),
    -- Each field as it was written.
    content TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, seat_id)
);
