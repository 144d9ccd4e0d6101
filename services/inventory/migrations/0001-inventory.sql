CREATE TABLE items (
    sku text PRIMARY KEY,
    -- What can still be reserved. Never below zero, whatever the code does.
    available integer NOT NULL CHECK (available >= 0),
    price_amount integer NOT NULL CHECK (price_amount >= 0),
    price_currency text NOT NULL
);

CREATE TABLE reservations (
    id text PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('held', 'confirmed', 'expired', 'released')),
    -- [{ sku, quantity }], by sku. Null if it was released before it was made: then it can't be made any more.
    lines jsonb,
    total_amount bigint,
    total_currency text,
    expires_at timestamptz
);

CREATE INDEX reservations_due ON reservations (expires_at) WHERE state = 'held';
