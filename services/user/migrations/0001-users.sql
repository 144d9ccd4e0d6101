CREATE TABLE users (
    id text PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- One account an address, however it is written.
CREATE UNIQUE INDEX users_email ON users (lower(email));
