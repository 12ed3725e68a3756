"""The first schema of a book. Frozen: this file never changes and imports nothing of ours."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE log_leaf ( position INTEGER NOT NULL, kind VARCHAR NOT NULL, subject
    VARCHAR NOT NULL, seed BLOB NOT NULL, hash BLOB NOT NULL, fields VARCHAR, CONSTRAINT
    pk_log_leaf PRIMARY KEY (position), CONSTRAINT ck_log_leaf_position CHECK (position >=
    0), CONSTRAINT ck_log_leaf_seed CHECK (length(seed) = 16), CONSTRAINT ck_log_leaf_hash
    CHECK (length(hash) = 32), CONSTRAINT ck_log_leaf_fields CHECK ((kind = 'entry') =
    (fields IS NULL)) )""",
    """CREATE INDEX ix_log_leaf_subject ON log_leaf (subject) WHERE kind != 'entry'""",
    """CREATE TABLE log_head ( id INTEGER NOT NULL, size INTEGER NOT NULL, frontier BLOB NOT
    NULL, checkpoint VARCHAR NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_log_head
    PRIMARY KEY (id), CONSTRAINT ck_log_head_single CHECK (id = 1), CONSTRAINT
    ck_log_head_size CHECK (size >= 0) )""",
    """CREATE TABLE log_key ( id INTEGER NOT NULL, name VARCHAR NOT NULL, public VARCHAR NOT
    NULL, private BLOB NOT NULL, statement BLOB NOT NULL, created_at VARCHAR NOT NULL,
    CONSTRAINT pk_log_key PRIMARY KEY (id) )""",
    """CREATE TABLE fiscal_year ( id INTEGER NOT NULL, name VARCHAR NOT NULL, first_day INTEGER
    NOT NULL, last_day INTEGER NOT NULL, status VARCHAR NOT NULL, CONSTRAINT pk_fiscal_year
    PRIMARY KEY (id), CONSTRAINT uq_fiscal_year_name UNIQUE (name), CONSTRAINT
    uq_fiscal_year_first_day UNIQUE (first_day), CONSTRAINT ck_fiscal_year_order CHECK
    (first_day <= last_day), CONSTRAINT ck_fiscal_year_status CHECK (status IN ('open',
    'closed', 'filed')) )""",
    """CREATE TABLE account ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, kind VARCHAR NOT NULL, parent_id INTEGER, path VARCHAR
    NOT NULL, function VARCHAR, currency VARCHAR, postable INTEGER NOT NULL, active INTEGER
    DEFAULT '1' NOT NULL, CONSTRAINT pk_account PRIMARY KEY (id), CONSTRAINT uq_account_code
    UNIQUE (code), CONSTRAINT uq_account_path UNIQUE (path), CONSTRAINT ck_account_named
    CHECK (name_ar <> '' OR name_en <> ''), CONSTRAINT ck_account_kind CHECK (kind IN
    ('asset', 'liability', 'net_assets', 'income', 'expense')), CONSTRAINT
    ck_account_function CHECK (function IS NULL OR function IN ('programme',
    'administration', 'fundraising')), CONSTRAINT ck_account_postable CHECK (postable IN (0,
    1)), CONSTRAINT ck_account_active CHECK (active IN (0, 1)), CONSTRAINT
    fk_account_parent_id FOREIGN KEY(parent_id) REFERENCES account (id) )""",
    """CREATE INDEX ix_account_parent_id ON account (parent_id)""",
    """CREATE TABLE fund ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, restriction VARCHAR NOT NULL, active INTEGER DEFAULT '1'
    NOT NULL, CONSTRAINT pk_fund PRIMARY KEY (id), CONSTRAINT uq_fund_code UNIQUE (code),
    CONSTRAINT ck_fund_named CHECK (name_ar <> '' OR name_en <> ''), CONSTRAINT
    ck_fund_restriction CHECK (restriction IN ('unrestricted', 'restricted', 'endowment')),
    CONSTRAINT ck_fund_active CHECK (active IN (0, 1)) )""",
    """CREATE TABLE project ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, first_day INTEGER, last_day INTEGER, active INTEGER
    DEFAULT '1' NOT NULL, CONSTRAINT pk_project PRIMARY KEY (id), CONSTRAINT uq_project_code
    UNIQUE (code), CONSTRAINT ck_project_named CHECK (name_ar <> '' OR name_en <> ''),
    CONSTRAINT ck_project_order CHECK (first_day <= last_day), CONSTRAINT ck_project_active
    CHECK (active IN (0, 1)) )""",
    """CREATE TABLE partner ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, kind VARCHAR NOT NULL, active INTEGER DEFAULT '1' NOT
    NULL, CONSTRAINT pk_partner PRIMARY KEY (id), CONSTRAINT uq_partner_code UNIQUE (code),
    CONSTRAINT ck_partner_named CHECK (name_ar <> '' OR name_en <> ''), CONSTRAINT
    ck_partner_kind CHECK (kind IN ('donor', 'supplier', 'member', 'staff', 'authority',
    'other')), CONSTRAINT ck_partner_active CHECK (active IN (0, 1)) )""",
    """CREATE TABLE organisation ( id INTEGER NOT NULL, book_id VARCHAR NOT NULL, name_ar
    VARCHAR NOT NULL, name_en VARCHAR NOT NULL, currency VARCHAR NOT NULL, created_at
    VARCHAR NOT NULL, CONSTRAINT pk_organisation PRIMARY KEY (id), CONSTRAINT
    ck_organisation_single CHECK (id = 1), CONSTRAINT ck_organisation_named CHECK (name_ar
    <> '' OR name_en <> ''), CONSTRAINT ck_organisation_currency CHECK (length(currency) =
    3) )""",
    """CREATE TABLE officer ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, roles VARCHAR NOT NULL, certificate VARCHAR NOT NULL,
    "key" BLOB NOT NULL, active INTEGER DEFAULT '1' NOT NULL, created_at VARCHAR NOT NULL,
    CONSTRAINT pk_officer PRIMARY KEY (id), CONSTRAINT uq_officer_code UNIQUE (code),
    CONSTRAINT ck_officer_named CHECK (name_ar <> '' OR name_en <> ''), CONSTRAINT
    ck_officer_active CHECK (active IN (0, 1)) )""",
    """CREATE TABLE authority ( id INTEGER NOT NULL, certificate VARCHAR NOT NULL, "key" BLOB
    NOT NULL, created_at VARCHAR NOT NULL, CONSTRAINT pk_authority PRIMARY KEY (id),
    CONSTRAINT ck_authority_single CHECK (id = 1) )""",
    """CREATE TABLE setting ( "key" VARCHAR NOT NULL, value VARCHAR NOT NULL, CONSTRAINT
    pk_setting PRIMARY KEY ("key") )""",
    """CREATE TABLE import_batch ( id INTEGER NOT NULL, source VARCHAR NOT NULL, format VARCHAR
    NOT NULL, sha256 VARCHAR NOT NULL, entries INTEGER NOT NULL, officer_id INTEGER NOT
    NULL, imported_at VARCHAR NOT NULL, CONSTRAINT pk_import_batch PRIMARY KEY (id),
    CONSTRAINT uq_import_batch_sha256 UNIQUE (sha256), CONSTRAINT fk_import_batch_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE month_total ( account_id INTEGER NOT NULL, month INTEGER NOT NULL, debit
    INTEGER NOT NULL, credit INTEGER NOT NULL, CONSTRAINT pk_month_total PRIMARY KEY
    (account_id, month), CONSTRAINT fk_month_total_account_id FOREIGN KEY(account_id)
    REFERENCES account (id) ) WITHOUT ROWID""",
    """CREATE TABLE year_total ( fiscal_year_id INTEGER NOT NULL, account_id INTEGER NOT NULL,
    fund_id INTEGER NOT NULL, closing INTEGER NOT NULL, debit INTEGER NOT NULL, credit
    INTEGER NOT NULL, CONSTRAINT pk_year_total PRIMARY KEY (fiscal_year_id, account_id,
    fund_id, closing), CONSTRAINT fk_year_total_fiscal_year_id FOREIGN KEY(fiscal_year_id)
    REFERENCES fiscal_year (id), CONSTRAINT fk_year_total_account_id FOREIGN KEY(account_id)
    REFERENCES account (id), CONSTRAINT fk_year_total_fund_id FOREIGN KEY(fund_id)
    REFERENCES fund (id) ) WITHOUT ROWID""",
    """CREATE TABLE entry_draft ( id INTEGER NOT NULL, officer_id INTEGER NOT NULL, changed_at
    VARCHAR NOT NULL, content VARCHAR NOT NULL, CONSTRAINT pk_entry_draft PRIMARY KEY (id),
    CONSTRAINT fk_entry_draft_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE package ( id INTEGER NOT NULL, number VARCHAR NOT NULL, profile VARCHAR NOT
    NULL, fiscal_year_id INTEGER NOT NULL, version INTEGER NOT NULL, file_name VARCHAR NOT
    NULL, sha256 VARCHAR NOT NULL, checkpoint VARCHAR NOT NULL, officer_id INTEGER NOT NULL,
    exported_at VARCHAR NOT NULL, CONSTRAINT pk_package PRIMARY KEY (id), CONSTRAINT
    uq_package_number_version UNIQUE (number, version), CONSTRAINT
    uq_package_profile_fiscal_year_id_version UNIQUE (profile, fiscal_year_id, version),
    CONSTRAINT ck_package_version CHECK (version >= 1), CONSTRAINT fk_package_fiscal_year_id
    FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_year (id), CONSTRAINT
    fk_package_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE period ( id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, number
    INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, status VARCHAR
    NOT NULL, CONSTRAINT pk_period PRIMARY KEY (id), CONSTRAINT
    uq_period_fiscal_year_id_number UNIQUE (fiscal_year_id, number), CONSTRAINT
    uq_period_first_day UNIQUE (first_day), CONSTRAINT ck_period_order CHECK (first_day <=
    last_day), CONSTRAINT ck_period_status CHECK (status IN ('open', 'closed')), CONSTRAINT
    fk_period_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_year (id) )""",
    """CREATE TABLE entry ( id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, series
    VARCHAR NOT NULL, number INTEGER NOT NULL, day INTEGER NOT NULL, narration VARCHAR NOT
    NULL, reference VARCHAR NOT NULL, recorded_at VARCHAR NOT NULL, officer_id INTEGER NOT
    NULL, reverses_id INTEGER, batch_id INTEGER, leaf INTEGER NOT NULL, amount INTEGER NOT
    NULL, CONSTRAINT pk_entry PRIMARY KEY (id), CONSTRAINT
    uq_entry_fiscal_year_id_series_number UNIQUE (fiscal_year_id, series, number),
    CONSTRAINT uq_entry_reverses_id UNIQUE (reverses_id), CONSTRAINT uq_entry_leaf UNIQUE
    (leaf), CONSTRAINT ck_entry_series CHECK (series IN ('receipt', 'payment', 'journal',
    'transfer', 'opening', 'closing', 'dues')), CONSTRAINT ck_entry_number CHECK (number >=
    1), CONSTRAINT ck_entry_amount CHECK (amount > 0), CONSTRAINT fk_entry_fiscal_year_id
    FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_year (id), CONSTRAINT fk_entry_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id), CONSTRAINT fk_entry_reverses_id FOREIGN
    KEY(reverses_id) REFERENCES entry (id), CONSTRAINT fk_entry_batch_id FOREIGN
    KEY(batch_id) REFERENCES import_batch (id) )""",
    """CREATE INDEX ix_entry_batch_id ON entry (batch_id) WHERE batch_id IS NOT NULL""",
    """CREATE INDEX ix_entry_day ON entry (day, id)""",
    """CREATE TABLE line ( entry_id INTEGER NOT NULL, position INTEGER NOT NULL, account_id
    INTEGER NOT NULL, fund_id INTEGER NOT NULL, project_id INTEGER, partner_id INTEGER, day
    INTEGER NOT NULL, amount INTEGER NOT NULL, currency VARCHAR, foreign_amount INTEGER,
    rate VARCHAR, rate_source VARCHAR, memo VARCHAR NOT NULL, CONSTRAINT pk_line PRIMARY KEY
    (entry_id, position), CONSTRAINT ck_line_position CHECK (position >= 1), CONSTRAINT
    ck_line_amount CHECK (amount <> 0 AND abs(amount) <= 1000000000000000), CONSTRAINT
    ck_line_foreign CHECK ((currency IS NULL) = (foreign_amount IS NULL) AND (currency IS
    NULL) = (rate IS NULL) AND (currency IS NULL) = (rate_source IS NULL)), CONSTRAINT
    fk_line_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) DEFERRABLE INITIALLY
    DEFERRED, CONSTRAINT fk_line_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_line_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id), CONSTRAINT
    fk_line_project_id FOREIGN KEY(project_id) REFERENCES project (id), CONSTRAINT
    fk_line_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id) ) WITHOUT ROWID""",
    """CREATE INDEX ix_line_account ON line (account_id, day, amount, project_id, fund_id)""",
    """CREATE INDEX ix_line_activity ON line (day, project_id, account_id, amount)""",
    """CREATE VIRTUAL TABLE entry_search USING fts5( words, content='', columnsize=0,
    detail=full, prefix='2 3', tokenize='unicode61 remove_diacritics 0')""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
