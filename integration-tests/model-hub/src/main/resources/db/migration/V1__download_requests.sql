CREATE TABLE download_requests (
    id               VARCHAR(36)                 PRIMARY KEY,
    repo             VARCHAR(255)                NOT NULL,
    filename         VARCHAR(255)                NOT NULL,
    status           VARCHAR(16)                 NOT NULL,
    error            VARCHAR,
    downloaded_bytes BIGINT                      NOT NULL,
    created_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,

    -- True while the request holds its file, null once it failed. Nulls are distinct from each
    -- other, so there is one holder at most and any number of failed attempts beside it.
    holds_file       BOOLEAN GENERATED ALWAYS AS (CASE WHEN status <> 'ERROR' THEN TRUE END),
    CONSTRAINT one_holder_per_file UNIQUE (repo, filename, holds_file)
);

CREATE INDEX download_requests_by_age ON download_requests (created_at, id);
