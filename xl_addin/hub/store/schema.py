"""The tables of the store, as the steps that make them.

Step n brings a store from version n to version n + 1 (SQLite's ``user_version``). A step that a released
version has taken is never changed: what must change becomes a further step.

Moments are texts such as ``2026-11-24T09:30:00.000000+00:00``, which sort by time; the clocks of leases and
of the quota are seconds since 1970.

SQLite has no checksums, so a damaged byte is found in one of two ways. What the Hub said is sealed by digests
(see :mod:`~xl_addin.hub.store.digests`). What the user said, and the names that lead to it all, is small and
stands twice: an index whose name ends in ``_again`` holds every column once more. SQLite's own check compares
the two, and where one cannot be read the other can.
"""

_FIRST = """
CREATE TABLE bases (
    id INTEGER PRIMARY KEY,
    endpoint TEXT NOT NULL,
    key TEXT NOT NULL,              -- the Hub's own id, which survives a rename; the name where it gave none
    name TEXT NOT NULL,             -- the canonical name, as last told
    head TEXT NOT NULL DEFAULT '',  -- the digest of the last snapshot; empty without one
    UNIQUE (endpoint, key)
) STRICT;

CREATE INDEX bases_again ON bases (endpoint, name, key, head);

CREATE TABLE names (                -- every name that was ever asked for, and what it led to
    endpoint TEXT NOT NULL,
    name TEXT NOT NULL,
    base INTEGER REFERENCES bases ON DELETE CASCADE,
    unknown TEXT,                   -- when the Hub last said that it knows no such model; NULL once it does
    PRIMARY KEY (endpoint, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX names_again ON names (base, unknown);

CREATE TABLE facts (                -- what the Hub said of a base beside its children; said once, kept once
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL UNIQUE       -- JSON
) STRICT;

CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY,
    base INTEGER NOT NULL REFERENCES bases ON DELETE CASCADE,
    taken TEXT NOT NULL,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    announced TEXT,                 -- JSON: children by relation; NULL where the Hub did not say
    missing TEXT NOT NULL,          -- JSON: announced and not listed, by relation
    cut INTEGER NOT NULL,
    whole INTEGER NOT NULL,         -- the listing was read to its end
    notes TEXT NOT NULL,            -- JSON: [[English, Japanese], …]
    facts INTEGER NOT NULL REFERENCES facts,
    gone INTEGER NOT NULL,          -- what changed of the past since the snapshot before
    changed INTEGER NOT NULL,
    late INTEGER NOT NULL,
    listed TEXT NOT NULL,           -- the digest of the children
    before TEXT NOT NULL,           -- the digest of the snapshot before; empty for the first
    digest TEXT NOT NULL,           -- of this row, its facts, and the two above
    UNIQUE (base, taken)
) STRICT;

CREATE TABLE children (             -- a child as it was from one snapshot to the last before another
    base INTEGER NOT NULL REFERENCES bases ON DELETE CASCADE,
    id TEXT NOT NULL,
    hub_id TEXT NOT NULL,
    first_seen INTEGER NOT NULL,    -- the first snapshot with it; the digests watch over both numbers,
    gone INTEGER,                   -- and the first without it; NULL: none
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    relation TEXT NOT NULL,
    PRIMARY KEY (base, id, hub_id, first_seen)
) STRICT, WITHOUT ROWID;

CREATE TABLE refreshes (            -- every attempt to ask the Hub about a model
    id INTEGER PRIMARY KEY,
    endpoint TEXT NOT NULL,
    name TEXT NOT NULL,
    begun TEXT NOT NULL,
    ended TEXT NOT NULL,
    calls INTEGER NOT NULL,
    outcome TEXT NOT NULL           -- whole, difference, or the status that it ended with
) STRICT;

CREATE TABLE leases (               -- who is asking about a name just now
    endpoint TEXT NOT NULL,
    name TEXT NOT NULL,
    holder TEXT NOT NULL,
    until REAL NOT NULL,
    PRIMARY KEY (endpoint, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE quota (                -- the calls that all processes together have spent in the running window
    endpoint TEXT NOT NULL,
    who TEXT NOT NULL,              -- token or anonymous; never the token itself
    allowed INTEGER,                -- calls a window, as the Hub announced it; NULL: not known yet
    used INTEGER NOT NULL,
    ends REAL,                      -- NULL: no answer in this window yet
    PRIMARY KEY (endpoint, who)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('exclude', 'keep')),
    kind TEXT NOT NULL CHECK (kind IN ('child', 'author', 'pattern')),
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    made TEXT NOT NULL,
    undone TEXT
) STRICT;

CREATE INDEX decisions_again ON decisions (id, model, action, kind, value, reason, by, made, undone);

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    made TEXT NOT NULL,
    undone TEXT
) STRICT;

CREATE INDEX events_again ON events (id, model, day, text, made, undone);

CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    imported TEXT NOT NULL,
    UNIQUE (name, imported)
) STRICT;

CREATE INDEX imports_again ON imports (name, source, imported);

CREATE TABLE import_months (
    import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
    series TEXT NOT NULL,
    month INTEGER NOT NULL,
    new INTEGER NOT NULL,
    PRIMARY KEY (import, series, month)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_months_again ON import_months (new);

CREATE TABLE forecasts (            -- what this tool said, so that it can be held against what came
    id INTEGER PRIMARY KEY,
    base INTEGER NOT NULL REFERENCES bases ON DELETE CASCADE,
    given TEXT NOT NULL,
    as_of TEXT NOT NULL,
    selection TEXT NOT NULL,
    measure TEXT NOT NULL,
    release TEXT NOT NULL,
    reference TEXT NOT NULL,        -- the prior that it rests on
    months INTEGER NOT NULL,
    children INTEGER NOT NULL,
    points TEXT NOT NULL,           -- JSON: [[month, mean, p10, p25, p50, p75, p90], …]
    digest TEXT NOT NULL,           -- of the row, so that a damaged one is noticed
    UNIQUE (base, as_of, selection, measure, release, reference)
) STRICT;
"""

_SECOND = """
CREATE TABLE mails (                -- what was sent to whom, so that it is sent once
    digest TEXT NOT NULL,           -- of what was sent
    recipient TEXT NOT NULL,        -- an address; of other channels, which hold secrets, a digest
    state TEXT NOT NULL CHECK (state IN ('begun', 'handed', 'lost', 'sent')),
    noted TEXT NOT NULL,
    PRIMARY KEY (digest, recipient)
) STRICT, WITHOUT ROWID;

CREATE INDEX mails_again ON mails (state, noted);
"""

_THIRD = """
CREATE TABLE alerts (               -- what was seen of a watchlist's models, and what became of it
    watchlist TEXT NOT NULL,
    model TEXT NOT NULL,
    rule TEXT NOT NULL,
    key TEXT NOT NULL,              -- what tells it from others of that rule and model
    words TEXT NOT NULL,            -- JSON: [[English, Japanese], once in … months, check first, link, grade]
    state TEXT NOT NULL CHECK (state IN ('new', 'continuing', 'resolved', 'acknowledged')),
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    told TEXT,
    heard INTEGER,                  -- the gravest grade that its reader knows of
    ended TEXT,
    PRIMARY KEY (watchlist, model, rule, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX alerts_again ON alerts (words, state, first, last, told, heard, ended);

CREATE TABLE looks (                -- every model that alerts were looked for of, and its scores then
    watchlist TEXT NOT NULL,
    model TEXT NOT NULL,
    scores TEXT NOT NULL,           -- JSON: points by score
    PRIMARY KEY (watchlist, model)
) STRICT, WITHOUT ROWID;

CREATE INDEX looks_again ON looks (scores);
"""

STEPS: tuple[tuple[str, ...], ...] = tuple(
    tuple(step.strip().split("\n\n")) for step in (_FIRST, _SECOND, _THIRD)
)
"""The statements of each step; above they stand one in a paragraph."""

VERSION = len(STEPS)
"""The version of a store that this program writes."""
