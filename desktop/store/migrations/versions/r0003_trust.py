"""Documents, approvals, permissions, findings, receipts and backups."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE key_group ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, generation INTEGER NOT NULL, active INTEGER DEFAULT '1'
    NOT NULL, CONSTRAINT pk_key_group PRIMARY KEY (id), CONSTRAINT uq_key_group_code UNIQUE
    (code), CONSTRAINT ck_key_group_named CHECK (name_ar <> '' OR name_en <> ''), CONSTRAINT
    ck_key_group_generation CHECK (generation >= 1), CONSTRAINT ck_key_group_active CHECK
    (active IN (0, 1)) )""",
    """CREATE TABLE officer_exchange ( id INTEGER NOT NULL, recipient VARCHAR NOT NULL, public
    VARCHAR NOT NULL, created_at VARCHAR NOT NULL, CONSTRAINT pk_officer_exchange PRIMARY
    KEY (id), CONSTRAINT uq_officer_exchange_recipient UNIQUE (recipient) )""",
    """CREATE TABLE permission ( id INTEGER NOT NULL, role VARCHAR NOT NULL, act VARCHAR NOT
    NULL, allowed INTEGER NOT NULL, CONSTRAINT pk_permission PRIMARY KEY (id), CONSTRAINT
    uq_permission_role_act UNIQUE (role, act), CONSTRAINT ck_permission_allowed CHECK
    (allowed IN (0, 1)) )""",
    """CREATE TABLE witness ( id INTEGER NOT NULL, name VARCHAR NOT NULL, verifier_key VARCHAR
    NOT NULL, active INTEGER DEFAULT '1' NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT
    pk_witness PRIMARY KEY (id), CONSTRAINT uq_witness_verifier_key UNIQUE (verifier_key),
    CONSTRAINT ck_witness_name CHECK (name <> ''), CONSTRAINT ck_witness_active CHECK
    (active IN (0, 1)) )""",
    """CREATE TABLE access ( id INTEGER NOT NULL, kind VARCHAR NOT NULL, subject VARCHAR NOT
    NULL, officer_id INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_access
    PRIMARY KEY (id), CONSTRAINT ck_access_kind CHECK (kind IN ('opened', 'printed',
    'exported')), CONSTRAINT fk_access_officer_id FOREIGN KEY(officer_id) REFERENCES officer
    (id) )""",
    """CREATE TABLE approval_rule ( id INTEGER NOT NULL, series VARCHAR, fund_id INTEGER,
    project_id INTEGER, from_amount INTEGER NOT NULL, approvals INTEGER NOT NULL, roles
    VARCHAR NOT NULL, self_allowed INTEGER NOT NULL, active INTEGER DEFAULT '1' NOT NULL,
    CONSTRAINT pk_approval_rule PRIMARY KEY (id), CONSTRAINT ck_approval_rule_series CHECK
    (series IS NULL OR series IN ('receipt', 'payment', 'journal', 'transfer', 'opening',
    'closing', 'dues')), CONSTRAINT ck_approval_rule_from_amount CHECK (from_amount BETWEEN
    0 AND 1000000000000000), CONSTRAINT ck_approval_rule_approvals CHECK (approvals BETWEEN
    1 AND 3), CONSTRAINT ck_approval_rule_self_allowed CHECK (self_allowed IN (0, 1)),
    CONSTRAINT ck_approval_rule_active CHECK (active IN (0, 1)), CONSTRAINT
    fk_approval_rule_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id), CONSTRAINT
    fk_approval_rule_project_id FOREIGN KEY(project_id) REFERENCES project (id) )""",
    """CREATE TABLE backup ( id INTEGER NOT NULL, medium VARCHAR NOT NULL, volume VARCHAR NOT
    NULL, path VARCHAR NOT NULL, file_name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, bytes
    INTEGER NOT NULL, size INTEGER NOT NULL, root VARCHAR NOT NULL, blobs INTEGER NOT NULL,
    officer_id INTEGER NOT NULL, verified_at VARCHAR NOT NULL, CONSTRAINT pk_backup PRIMARY
    KEY (id), CONSTRAINT ck_backup_medium CHECK (medium IN ('stick', 'folder')), CONSTRAINT
    ck_backup_sha256 CHECK (length(sha256) = 64), CONSTRAINT fk_backup_officer_id FOREIGN
    KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE budget_line ( id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, fund_id
    INTEGER, project_id INTEGER, account_id INTEGER, amount INTEGER NOT NULL, active INTEGER
    DEFAULT '1' NOT NULL, CONSTRAINT pk_budget_line PRIMARY KEY (id), CONSTRAINT
    ck_budget_line_amount CHECK (amount BETWEEN 0 AND 1000000000000000), CONSTRAINT
    ck_budget_line_active CHECK (active IN (0, 1)), CONSTRAINT fk_budget_line_fiscal_year_id
    FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_year (id), CONSTRAINT
    fk_budget_line_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id), CONSTRAINT
    fk_budget_line_project_id FOREIGN KEY(project_id) REFERENCES project (id), CONSTRAINT
    fk_budget_line_account_id FOREIGN KEY(account_id) REFERENCES account (id) )""",
    """CREATE TABLE document ( id INTEGER NOT NULL, sha256 VARCHAR NOT NULL, size INTEGER NOT
    NULL, media_type VARCHAR NOT NULL, file_name VARCHAR NOT NULL, title VARCHAR NOT NULL,
    group_id INTEGER NOT NULL, blob VARCHAR NOT NULL, officer_id INTEGER NOT NULL,
    recorded_at VARCHAR NOT NULL, erased INTEGER DEFAULT '0' NOT NULL, CONSTRAINT
    pk_document PRIMARY KEY (id), CONSTRAINT uq_document_group_id_sha256 UNIQUE (group_id,
    sha256), CONSTRAINT ck_document_sha256 CHECK (length(sha256) = 64), CONSTRAINT
    ck_document_blob CHECK (length(blob) = 64), CONSTRAINT ck_document_size CHECK (size >=
    0), CONSTRAINT ck_document_erased CHECK (erased IN (0, 1)), CONSTRAINT
    fk_document_group_id FOREIGN KEY(group_id) REFERENCES key_group (id), CONSTRAINT
    fk_document_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE erasure ( id INTEGER NOT NULL, subject VARCHAR NOT NULL, reason VARCHAR NOT
    NULL, officer_id INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_erasure
    PRIMARY KEY (id), CONSTRAINT ck_erasure_reason CHECK (reason <> ''), CONSTRAINT
    fk_erasure_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE finding ( id INTEGER NOT NULL, subject VARCHAR NOT NULL, exception VARCHAR
    NOT NULL, text VARCHAR NOT NULL, severity VARCHAR NOT NULL, status VARCHAR NOT NULL,
    responsible_id INTEGER, due INTEGER, officer_id INTEGER NOT NULL, recorded_at VARCHAR
    NOT NULL, CONSTRAINT pk_finding PRIMARY KEY (id), CONSTRAINT ck_finding_text CHECK (text
    <> ''), CONSTRAINT ck_finding_severity CHECK (severity IN ('note', 'minor', 'major')),
    CONSTRAINT ck_finding_status CHECK (status IN ('open', 'answered', 'closed')),
    CONSTRAINT fk_finding_responsible_id FOREIGN KEY(responsible_id) REFERENCES officer
    (id), CONSTRAINT fk_finding_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE group_key ( id INTEGER NOT NULL, group_id INTEGER NOT NULL, generation
    INTEGER NOT NULL, recipient VARCHAR NOT NULL, sealed BLOB NOT NULL, recorded_at VARCHAR
    NOT NULL, CONSTRAINT pk_group_key PRIMARY KEY (id), CONSTRAINT
    uq_group_key_group_id_generation_recipient UNIQUE (group_id, generation, recipient),
    CONSTRAINT ck_group_key_generation CHECK (generation >= 1), CONSTRAINT
    fk_group_key_group_id FOREIGN KEY(group_id) REFERENCES key_group (id) )""",
    """CREATE TABLE office_term ( id INTEGER NOT NULL, officer_id INTEGER NOT NULL, last_day
    INTEGER NOT NULL, CONSTRAINT pk_office_term PRIMARY KEY (id), CONSTRAINT
    uq_office_term_officer_id UNIQUE (officer_id), CONSTRAINT fk_office_term_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE attachment ( id INTEGER NOT NULL, document_id INTEGER NOT NULL, subject
    VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, active
    INTEGER DEFAULT '1' NOT NULL, CONSTRAINT pk_attachment PRIMARY KEY (id), CONSTRAINT
    uq_attachment_document_id_subject UNIQUE (document_id, subject), CONSTRAINT
    ck_attachment_active CHECK (active IN (0, 1)), CONSTRAINT fk_attachment_document_id
    FOREIGN KEY(document_id) REFERENCES document (id), CONSTRAINT fk_attachment_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE document_key ( document_id INTEGER NOT NULL, generation INTEGER NOT NULL,
    wrapped BLOB NOT NULL, CONSTRAINT pk_document_key PRIMARY KEY (document_id), CONSTRAINT
    fk_document_key_document_id FOREIGN KEY(document_id) REFERENCES document (id) )""",
    """CREATE TABLE finding_note ( id INTEGER NOT NULL, finding_id INTEGER NOT NULL, kind
    VARCHAR NOT NULL, text VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at
    VARCHAR NOT NULL, CONSTRAINT pk_finding_note PRIMARY KEY (id), CONSTRAINT
    ck_finding_note_text CHECK (text <> ''), CONSTRAINT ck_finding_note_kind CHECK (kind IN
    ('response', 'follow_up', 'closed', 'reopened')), CONSTRAINT fk_finding_note_finding_id
    FOREIGN KEY(finding_id) REFERENCES finding (id), CONSTRAINT fk_finding_note_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE handover ( id INTEGER NOT NULL, role VARCHAR NOT NULL, from_officer_id
    INTEGER NOT NULL, to_officer_id INTEGER NOT NULL, day INTEGER NOT NULL, document_id
    INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_handover PRIMARY KEY (id),
    CONSTRAINT fk_handover_from_officer_id FOREIGN KEY(from_officer_id) REFERENCES officer
    (id), CONSTRAINT fk_handover_to_officer_id FOREIGN KEY(to_officer_id) REFERENCES officer
    (id), CONSTRAINT fk_handover_document_id FOREIGN KEY(document_id) REFERENCES document
    (id) )""",
    """CREATE TABLE receipt ( id INTEGER NOT NULL, package_id INTEGER, witness_id INTEGER NOT
    NULL, size INTEGER NOT NULL, root VARCHAR NOT NULL, note VARCHAR NOT NULL, sha256
    VARCHAR NOT NULL, issued_at VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at
    VARCHAR NOT NULL, CONSTRAINT pk_receipt PRIMARY KEY (id), CONSTRAINT uq_receipt_sha256
    UNIQUE (sha256), CONSTRAINT ck_receipt_size CHECK (size >= 0), CONSTRAINT
    ck_receipt_sha256 CHECK (length(sha256) = 64), CONSTRAINT fk_receipt_package_id FOREIGN
    KEY(package_id) REFERENCES package (id), CONSTRAINT fk_receipt_witness_id FOREIGN
    KEY(witness_id) REFERENCES witness (id), CONSTRAINT fk_receipt_officer_id FOREIGN
    KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE control_override ( id INTEGER NOT NULL, control VARCHAR NOT NULL, entry_id
    INTEGER NOT NULL, detail VARCHAR NOT NULL, reason VARCHAR NOT NULL, officer_id INTEGER
    NOT NULL, statement VARCHAR NOT NULL, signature BLOB NOT NULL, recorded_at VARCHAR NOT
    NULL, CONSTRAINT pk_control_override PRIMARY KEY (id), CONSTRAINT
    ck_control_override_control CHECK (control IN ('fund_overspent', 'budget_exceeded')),
    CONSTRAINT ck_control_override_reason CHECK (reason <> ''), CONSTRAINT
    fk_control_override_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id), CONSTRAINT
    fk_control_override_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE proposal ( id INTEGER NOT NULL, officer_id INTEGER NOT NULL, content
    VARCHAR NOT NULL, form VARCHAR NOT NULL, digest VARCHAR NOT NULL, statement VARCHAR NOT
    NULL, signature BLOB NOT NULL, status VARCHAR NOT NULL, entry_id INTEGER, recorded_at
    VARCHAR NOT NULL, CONSTRAINT pk_proposal PRIMARY KEY (id), CONSTRAINT
    uq_proposal_entry_id UNIQUE (entry_id), CONSTRAINT ck_proposal_status CHECK (status IN
    ('waiting', 'posted', 'refused', 'withdrawn')), CONSTRAINT ck_proposal_posted CHECK
    ((entry_id IS NULL) = (status <> 'posted')), CONSTRAINT ck_proposal_digest CHECK
    (length(digest) = 64), CONSTRAINT fk_proposal_officer_id FOREIGN KEY(officer_id)
    REFERENCES officer (id), CONSTRAINT fk_proposal_entry_id FOREIGN KEY(entry_id)
    REFERENCES entry (id) )""",
    """CREATE TABLE approval ( id INTEGER NOT NULL, proposal_id INTEGER NOT NULL, officer_id
    INTEGER NOT NULL, decision VARCHAR NOT NULL, by_maker INTEGER NOT NULL, reason VARCHAR
    NOT NULL, statement VARCHAR NOT NULL, signature BLOB NOT NULL, recorded_at VARCHAR NOT
    NULL, CONSTRAINT pk_approval PRIMARY KEY (id), CONSTRAINT
    uq_approval_proposal_id_officer_id UNIQUE (proposal_id, officer_id), CONSTRAINT
    ck_approval_decision CHECK (decision IN ('approved', 'refused')), CONSTRAINT
    ck_approval_by_maker CHECK (by_maker IN (0, 1)), CONSTRAINT ck_approval_reason CHECK
    (decision <> 'refused' OR reason <> ''), CONSTRAINT fk_approval_proposal_id FOREIGN
    KEY(proposal_id) REFERENCES proposal (id), CONSTRAINT fk_approval_officer_id FOREIGN
    KEY(officer_id) REFERENCES officer (id) )""",
    "CREATE INDEX ix_access_subject ON access (subject)",
    "CREATE INDEX ix_erasure_subject ON erasure (subject)",
    "CREATE INDEX ix_finding_subject ON finding (subject)",
    "CREATE INDEX ix_attachment_subject ON attachment (subject)",
    "CREATE INDEX ix_finding_note_finding_id ON finding_note (finding_id)",
    "CREATE INDEX ix_control_override_entry_id ON control_override (entry_id)",
    "CREATE INDEX ix_proposal_status ON proposal (status)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
