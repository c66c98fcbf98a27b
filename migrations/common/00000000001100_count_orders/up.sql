-- What orders come to. All of it follows from the orders, the site's list and past orders, is kept by the follower of the feed and
-- can be counted anew at any time; so nothing of it stands in the record.

-- What figures call one product, whoever sells it. The id is made of what names the product.
CREATE TABLE figure_product (
    id BYTEA NOT NULL PRIMARY KEY,
    class TEXT NOT NULL,
    category TEXT NOT NULL,
    maker TEXT NOT NULL,
    -- How makers are compared.
    maker_key TEXT NOT NULL,
    origin TEXT NOT NULL,
    name TEXT NOT NULL,
    edition TEXT NOT NULL,
    unit TEXT NOT NULL,
    licence TEXT NOT NULL,
    -- Months of a term; 0 without one.
    months BIGINT NOT NULL CHECK (months >= 0)
);
CREATE INDEX figure_product_maker ON figure_product (maker_key);

-- An order that counts. The id is the order's, the site's line's or the past order's.
CREATE TABLE fact_order (
    id BYTEA NOT NULL PRIMARY KEY,
    source TEXT NOT NULL CHECK (source IN ('market', 'site', 'past')),
    -- Issued, or placed while it is not issued yet; in Taipei.
    day DATE NOT NULL,
    class TEXT NOT NULL,
    framework_id BYTEA,
    -- The nil id where the site names an agency or a vendor that is not known here.
    agency_id BYTEA NOT NULL,
    vendor_id BYTEA NOT NULL,
    amount BIGINT NOT NULL,
    placed_on DATE NOT NULL,
    deliver_by DATE,
    delivered_on DATE,
    accepted_on DATE
);
CREATE INDEX fact_order_day ON fact_order (day);
CREATE INDEX fact_order_agency ON fact_order (agency_id, day);
CREATE INDEX fact_order_vendor ON fact_order (vendor_id, day);

CREATE TABLE fact_order_line (
    id BYTEA NOT NULL PRIMARY KEY,
    order_id BYTEA NOT NULL REFERENCES fact_order (id),
    day DATE NOT NULL,
    class TEXT NOT NULL,
    agency_id BYTEA NOT NULL,
    vendor_id BYTEA NOT NULL,
    product_id BYTEA NOT NULL REFERENCES figure_product (id),
    quantity BIGINT NOT NULL,
    unit_price BIGINT NOT NULL,
    award_price BIGINT NOT NULL,
    amount BIGINT NOT NULL
);
CREATE INDEX fact_order_line_order ON fact_order_line (order_id);
CREATE INDEX fact_order_line_product ON fact_order_line (product_id, day);
CREATE INDEX fact_order_line_day ON fact_order_line (day);

-- Orders by day; seq is the place of the feed at which the row last changed.
CREATE TABLE rollup_day (
    day DATE NOT NULL,
    class TEXT NOT NULL,
    agency_id BYTEA NOT NULL,
    vendor_id BYTEA NOT NULL,
    orders BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (day, class, agency_id, vendor_id)
);
CREATE INDEX rollup_day_seq ON rollup_day (seq);

-- Lines by month (year times twelve and the month from 0) and product; awarded is what they would cost at their award prices.
CREATE TABLE rollup_month (
    month BIGINT NOT NULL,
    class TEXT NOT NULL,
    agency_id BYTEA NOT NULL,
    vendor_id BYTEA NOT NULL,
    product_id BYTEA NOT NULL,
    lines BIGINT NOT NULL,
    quantity BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    awarded BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (month, class, agency_id, vendor_id, product_id)
);
CREATE INDEX rollup_month_seq ON rollup_month (seq);

-- How far the feed was counted, since when, and how often the figures were begun anew; one row.
CREATE TABLE figure_place (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    counted_at BIGINT NOT NULL
);
INSERT INTO figure_place (id, seq, epoch, counted_at) VALUES (1, 0, 1, 0);

-- Orders of before the market, imported: one row is one item of one order, with where it came from and what is doubtful about it.
CREATE TABLE past_order (
    id BYTEA NOT NULL PRIMARY KEY,
    run_id BYTEA NOT NULL REFERENCES import_run (id),
    line BIGINT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    ordered_on DATE NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('software', 'cloud', 'security')),
    category TEXT NOT NULL,
    agency_id BYTEA NOT NULL REFERENCES organisation (id),
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    maker TEXT NOT NULL,
    origin TEXT NOT NULL,
    name TEXT NOT NULL,
    edition TEXT NOT NULL,
    unit TEXT NOT NULL,
    licence TEXT NOT NULL,
    months BIGINT NOT NULL CHECK (months >= 0),
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    unit_price BIGINT NOT NULL,
    award_price BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    deliver_by DATE,
    delivered_on DATE,
    accepted_on DATE,
    -- Words with blanks between: what is doubtful.
    marks TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX past_order_run ON past_order (run_id);
