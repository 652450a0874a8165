"""The tables of a project file, version 2.

A project file is one SQLite database: `application_id` is 1147956837 ("D", "l", "n", "e" in ASCII), `user_version`
the version of these tables. SQLite keeps the comments, so `.schema` in any SQLite program shows this page. Every
list is in the order of its `n` or `position`; `begins` and `ends` are the half-open `[begins, ends)` in Unicode
characters of the text of the source with that id. A when is its EDTF; where EDTF cannot say all of it, `…exact`
holds it as JSON and is what counts. `first_day` and `last_day` are for queries: days since 1970-01-01, proleptic
Gregorian, null where open. Lists of plain words are JSON arrays. A step with a source but no `begins` rests on that
source's own date.
"""

APPLICATION_ID = int.from_bytes(b"Dlne")
VERSION = 2

TABLES = {
    "project": """CREATE TABLE project (
  title TEXT NOT NULL,
  saved_with TEXT NOT NULL  -- the version of Dateline that wrote this file
) STRICT""",
    "setting": """CREATE TABLE setting (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT""",
    "source": """CREATE TABLE source (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  path TEXT NOT NULL,           -- where it was read from, "" for pasted words
  media_type TEXT NOT NULL,
  text TEXT NOT NULL,           -- word for word; all begins and ends count in it
  published TEXT NOT NULL,      -- the document's own date
  published_exact TEXT,
  published_basis TEXT NOT NULL, -- given, stated, inferred or unknown
  stated TEXT NOT NULL,         -- a date in the file's metadata
  stated_exact TEXT,
  stated_by TEXT NOT NULL,      -- the field of the metadata
  page_starts TEXT NOT NULL,
  digest TEXT NOT NULL,         -- SHA-256 of the file that was read
  notes TEXT NOT NULL
) STRICT""",
    "source_step": """CREATE TABLE source_step (
  source INTEGER NOT NULL REFERENCES source(n),
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  words TEXT NOT NULL,
  source_id TEXT,
  begins INTEGER,
  ends INTEGER
) STRICT""",
    "source_given": """CREATE TABLE source_given (
  source INTEGER NOT NULL REFERENCES source(n),
  position INTEGER NOT NULL,
  begins INTEGER NOT NULL,      -- the words that a person gave a date
  ends INTEGER NOT NULL,
  edtf TEXT NOT NULL,
  edtf_exact TEXT
) STRICT""",
    "timex": """CREATE TABLE timex (
  n INTEGER PRIMARY KEY,
  source_id TEXT NOT NULL,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  words TEXT NOT NULL,
  type TEXT NOT NULL,           -- TIMEX3: DATE, TIME, DURATION or SET
  value TEXT NOT NULL,          -- TIMEX3
  edtf TEXT NOT NULL,
  edtf_exact TEXT,
  first_day INTEGER,
  last_day INTEGER,
  rule TEXT NOT NULL,
  anchor TEXT NOT NULL,
  confidence REAL NOT NULL,
  alternatives TEXT NOT NULL,   -- [[EDTF, exact or null, value, weight, words], …]
  joined TEXT NOT NULL,         -- the whole range of which it is one end
  joined_exact TEXT,
  joined_source TEXT,           -- and the words of the whole
  joined_begins INTEGER,
  joined_ends INTEGER
) STRICT""",
    "timex_step": """CREATE TABLE timex_step (
  timex INTEGER NOT NULL REFERENCES timex(n),
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  words TEXT NOT NULL,
  source_id TEXT,
  begins INTEGER,
  ends INTEGER
) STRICT""",
    "event": """CREATE TABLE event (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  edtf TEXT NOT NULL,
  edtf_exact TEXT,
  first_day INTEGER,
  last_day INTEGER,
  people TEXT NOT NULL,         -- names, as in person
  place TEXT NOT NULL,
  modality TEXT NOT NULL,       -- happened, ongoing, planned, conditional or denied
  ordinal_number INTEGER,       -- the 11th …
  ordinal_series TEXT,          -- … trip to Russia
  ordinal_note TEXT,
  as_of INTEGER,                -- the day up to which an ongoing event is known
  confidence REAL NOT NULL,
  importance REAL NOT NULL,
  review TEXT NOT NULL,         -- found, accepted, changed, rejected or added
  tags TEXT NOT NULL,
  lane TEXT NOT NULL,
  picture TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT""",
    "event_passage": """CREATE TABLE event_passage (
  event INTEGER NOT NULL REFERENCES event(n),
  role TEXT NOT NULL,           -- proof, or version 0, 1, …
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL
) STRICT""",
    "event_step": """CREATE TABLE event_step (
  event INTEGER NOT NULL REFERENCES event(n),
  role TEXT NOT NULL,           -- why (this date), or link 0, 1, …
  position INTEGER NOT NULL,
  words TEXT NOT NULL,
  source_id TEXT,
  begins INTEGER,
  ends INTEGER
) STRICT""",
    "event_link": """CREATE TABLE event_link (
  event INTEGER NOT NULL REFERENCES event(n),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,           -- anniversary of, part of, after, before, about, sequel of
  target TEXT NOT NULL          -- the id of an event
) STRICT""",
    "event_version": """CREATE TABLE event_version (
  event INTEGER NOT NULL REFERENCES event(n),
  position INTEGER NOT NULL,    -- what one source says where sources disagree
  edtf TEXT NOT NULL,
  edtf_exact TEXT
) STRICT""",
    "statement": """CREATE TABLE statement (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  speaker TEXT,                 -- null where the text names none
  speaker_role TEXT,
  speaker_members TEXT,
  quoted TEXT NOT NULL,         -- direct, indirect or mixed
  sentence_source TEXT NOT NULL,
  sentence_begins INTEGER NOT NULL,
  sentence_ends INTEGER NOT NULL,
  said TEXT NOT NULL,
  said_exact TEXT,
  first_day INTEGER,
  last_day INTEGER,
  event TEXT NOT NULL,          -- the id of the event it belongs to
  relayed_by TEXT NOT NULL,     -- the id of the statement that passes it on
  is_document INTEGER NOT NULL,
  confidence REAL NOT NULL,
  review TEXT NOT NULL,
  tags TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT""",
    "statement_passage": """CREATE TABLE statement_passage (
  statement INTEGER NOT NULL REFERENCES statement(n),
  role TEXT NOT NULL,           -- speaker, cue or content
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL
) STRICT""",
    "statement_step": """CREATE TABLE statement_step (
  statement INTEGER NOT NULL REFERENCES statement(n),
  role TEXT NOT NULL,           -- speaker, or said
  position INTEGER NOT NULL,
  words TEXT NOT NULL,
  source_id TEXT,
  begins INTEGER,
  ends INTEGER
) STRICT""",
    "person": """CREATE TABLE person (
  n INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  aliases TEXT NOT NULL,
  sort TEXT NOT NULL,           -- person, organisation, country or group
  review TEXT NOT NULL
) STRICT""",
    "person_passage": """CREATE TABLE person_passage (
  person INTEGER NOT NULL REFERENCES person(n),
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL
) STRICT""",
    "era": """CREATE TABLE era (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  edtf TEXT NOT NULL,
  edtf_exact TEXT,
  colour TEXT NOT NULL
) STRICT""",
    "picture": """CREATE TABLE picture (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,             -- what event.picture names
  media_type TEXT NOT NULL,     -- image/png or image/jpeg
  content BLOB NOT NULL
) STRICT""",
}
