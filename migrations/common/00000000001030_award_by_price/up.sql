-- The award of a tender by price (決標): its plan and its sealed reserve price.
CREATE TABLE award_case (
    id BYTEA NOT NULL PRIMARY KEY,
    tender_id BYTEA NOT NULL UNIQUE REFERENCES tender (id),
    -- How it is to be awarded, canonical JSON.
    plan TEXT NOT NULL,
    -- The reserve prices by item, sealed with the market's key.
    reserve TEXT,
    -- By whom they were fixed, and by what paper.
    reserve_fixed_by TEXT CHECK (reserve_fixed_by IN ('awd_head', 'awd_delegate')),
    reserve_estimate TEXT,
    reserve_entered_by BYTEA REFERENCES user_account (id),
    reserve_entered_at BIGINT,
    -- The second person, who entered the same.
    reserve_confirmed_by BYTEA REFERENCES user_account (id),
    reserve_confirmed_at BIGINT,
    -- When the offers were recorded.
    offers_at BIGINT,
    -- When every item was awarded or had failed.
    closed_at BIGINT,
    -- Why the award is held, such as a filed objection.
    held TEXT,
    -- The framework that was opened with it.
    framework_id BYTEA REFERENCES framework (id),
    planned_by BYTEA NOT NULL REFERENCES user_account (id),
    planned_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK (reserve_confirmed_by IS NULL OR reserve_confirmed_by <> reserve_entered_by),
    CHECK (reserve_confirmed_by IS NULL OR reserve IS NOT NULL)
);

-- An item that is awarded separately.
CREATE TABLE award_item (
    id BYTEA NOT NULL PRIMARY KEY,
    case_id BYTEA NOT NULL REFERENCES award_case (id),
    -- 1, 2, 3 … in the order of the plan.
    number BIGINT NOT NULL CHECK (number >= 1),
    item_no TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'awarded', 'failed')),
    -- Offers, questions, answers, findings, result: canonical JSON.
    course TEXT NOT NULL,
    -- What the law says of it, canonical JSON; it names the reserve price and stands here only when the case is closed.
    rulings TEXT,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (case_id, number),
    UNIQUE (case_id, item_no)
);
