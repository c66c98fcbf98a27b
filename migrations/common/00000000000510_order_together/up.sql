-- What a person is about to order, kept on the server: one line per listing, the version that was seen pinned.
CREATE TABLE cart (
    user_id BYTEA NOT NULL PRIMARY KEY REFERENCES user_account (id),
    version BIGINT NOT NULL CHECK (version >= 1)
);

CREATE TABLE cart_line (
    user_id BYTEA NOT NULL REFERENCES cart (user_id),
    listing_id BYTEA NOT NULL REFERENCES listing (id),
    seen BIGINT NOT NULL CHECK (seen >= 1),
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    added_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, listing_id)
);

-- How an agency approves its orders; an agency without a row has one step by any of its approvers.
CREATE TABLE approval_setting (
    agency_id BYTEA NOT NULL PRIMARY KEY REFERENCES organisation (id),
    -- Whether orders are approved on paper outside (請購簽) and the approval is recorded here.
    outside BOOLEAN NOT NULL,
    -- The steps in their order, canonical JSON.
    steps TEXT NOT NULL,
    -- Days after which an order that was not approved or not placed ends.
    expire_days BIGINT CHECK (expire_days BETWEEN 1 AND 366),
    -- The agency's own rule that vendors are compared (比價).
    compare_from BIGINT CHECK (compare_from >= 0),
    compare_least BIGINT CHECK (compare_least >= 1),
    compare_scope TEXT CHECK (compare_scope IN ('item', 'lot')),
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK ((compare_from IS NULL) = (compare_scope IS NULL)),
    CHECK (compare_least IS NULL OR compare_scope IS NOT NULL)
);

-- Who is away from when to when, and who signs meanwhile.
CREATE TABLE absence (
    id BYTEA NOT NULL PRIMARY KEY,
    agency_id BYTEA NOT NULL REFERENCES organisation (id),
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    delegate_id BYTEA NOT NULL REFERENCES user_account (id),
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    ended BOOLEAN NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK (to_on >= from_on),
    CHECK (delegate_id <> user_id)
);
CREATE INDEX absence_agency ON absence (agency_id);

-- The steps of an order's approval as they were planned when it was placed, and who signed them.
CREATE TABLE approval (
    id BYTEA NOT NULL PRIMARY KEY,
    order_id BYTEA NOT NULL REFERENCES orders (id),
    step_no BIGINT NOT NULL CHECK (step_no >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('approval', 'accounting', 'outside')),
    -- The person whose step it is; none when anybody in the role may sign.
    user_id BYTEA REFERENCES user_account (id),
    signed_by BYTEA REFERENCES user_account (id),
    -- The absent person whose step was signed by a delegate.
    on_behalf_of BYTEA REFERENCES user_account (id),
    signed_at BIGINT,
    -- What accounting records: budget line (預算科目), year, what the line has left, what is encumbered (保留).
    budget_year BIGINT CHECK (budget_year BETWEEN 100 AND 999),
    budget_line TEXT,
    available BIGINT CHECK (available >= 0),
    encumbered BIGINT CHECK (encumbered > 0),
    carried_over BOOLEAN NOT NULL,
    -- What is recorded of an approval outside.
    document_no TEXT,
    document_on DATE,
    approver TEXT,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (order_id, step_no),
    CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
    CHECK (encumbered IS NULL OR encumbered <= available),
    CHECK (kind <> 'accounting' OR signed_by IS NULL OR (budget_line IS NOT NULL AND encumbered IS NOT NULL)),
    CHECK (kind <> 'outside' OR signed_by IS NULL OR (document_no IS NOT NULL AND document_on IS NOT NULL AND approver IS NOT NULL))
);

-- What the buyer stated beside the lines, canonical JSON; by when the vendor delivers.
ALTER TABLE orders ADD COLUMN stated TEXT;
ALTER TABLE orders ADD COLUMN deliver_by DATE;
-- Which kind of step the approval waits for, and whose it is; none for one step by any approver.
ALTER TABLE orders ADD COLUMN awaits TEXT;
ALTER TABLE orders ADD COLUMN awaits_user BYTEA REFERENCES user_account (id);
-- Delivery and acceptance; the acceptance with its record and rulings, canonical JSON.
ALTER TABLE orders ADD COLUMN delivered_on DATE;
ALTER TABLE orders ADD COLUMN delivered_by BYTEA REFERENCES user_account (id);
ALTER TABLE orders ADD COLUMN accepted_by BYTEA REFERENCES user_account (id);
ALTER TABLE orders ADD COLUMN accepted_at BIGINT;
ALTER TABLE orders ADD COLUMN acceptance TEXT;
CREATE INDEX orders_open ON orders (state, placed_at);
-- An agency's orders near each other.
CREATE INDEX orders_near ON orders (agency_id, placed_at);
