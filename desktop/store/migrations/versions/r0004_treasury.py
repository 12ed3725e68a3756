"""Uses of accounts, branches, budget lines of funds, and everything of the treasurer's year."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A table that is made anew keeps the references of the others to its name.
    op.execute("PRAGMA legacy_alter_table = ON")
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA legacy_alter_table = OFF")


# The statements below are written by tools/draft_migration.py.
STATEMENTS = (
    """CREATE TABLE branch ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, active INTEGER DEFAULT '1' NOT NULL, CONSTRAINT pk_branch
    PRIMARY KEY (id), CONSTRAINT uq_branch_code UNIQUE (code), CONSTRAINT ck_branch_named
    CHECK (name_ar <> '' OR name_en <> ''), CONSTRAINT ck_branch_active CHECK (active IN (0,
    1)) )""",
    """CREATE TABLE dues_class ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, active INTEGER DEFAULT '1' NOT NULL, CONSTRAINT
    pk_dues_class PRIMARY KEY (id), CONSTRAINT uq_dues_class_code UNIQUE (code), CONSTRAINT
    ck_dues_class_named CHECK (name_ar <> '' OR name_en <> ''), CONSTRAINT
    ck_dues_class_active CHECK (active IN (0, 1)) )""",
    """CREATE TABLE asset_class ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR NOT
    NULL, name_en VARCHAR NOT NULL, cost_account_id INTEGER NOT NULL, accumulated_account_id
    INTEGER NOT NULL, expense_account_id INTEGER NOT NULL, life INTEGER NOT NULL, active
    INTEGER DEFAULT '1' NOT NULL, CONSTRAINT pk_asset_class PRIMARY KEY (id), CONSTRAINT
    uq_asset_class_code UNIQUE (code), CONSTRAINT ck_asset_class_named CHECK (name_ar <> '' OR
    name_en <> ''), CONSTRAINT ck_asset_class_life CHECK (life BETWEEN 1 AND 1200), CONSTRAINT
    ck_asset_class_active CHECK (active IN (0, 1)), CONSTRAINT fk_asset_class_cost_account_id
    FOREIGN KEY(cost_account_id) REFERENCES account (id), CONSTRAINT
    fk_asset_class_accumulated_account_id FOREIGN KEY(accumulated_account_id) REFERENCES
    account (id), CONSTRAINT fk_asset_class_expense_account_id FOREIGN KEY(expense_account_id)
    REFERENCES account (id) )""",
    """CREATE TABLE depreciation ( id INTEGER NOT NULL, last_day INTEGER NOT NULL, officer_id
    INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_depreciation PRIMARY KEY
    (id), CONSTRAINT fk_depreciation_officer_id FOREIGN KEY(officer_id) REFERENCES officer
    (id) )""",
    """CREATE TABLE asset_count ( id INTEGER NOT NULL, day INTEGER NOT NULL, note VARCHAR NOT
    NULL, officer_id INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_asset_count
    PRIMARY KEY (id), CONSTRAINT fk_asset_count_officer_id FOREIGN KEY(officer_id) REFERENCES
    officer (id) )""",
    """CREATE TABLE bank_account ( id INTEGER NOT NULL, account_id INTEGER NOT NULL, bank VARCHAR
    NOT NULL, bank_branch VARCHAR NOT NULL, number VARCHAR NOT NULL, iban VARCHAR NOT NULL,
    currency VARCHAR NOT NULL, signatories VARCHAR NOT NULL, settled_until INTEGER, active
    INTEGER DEFAULT '1' NOT NULL, CONSTRAINT pk_bank_account PRIMARY KEY (id), CONSTRAINT
    uq_bank_account_account_id UNIQUE (account_id), CONSTRAINT ck_bank_account_bank CHECK
    (bank <> ''), CONSTRAINT ck_bank_account_currency CHECK (length(currency) = 3), CONSTRAINT
    ck_bank_account_active CHECK (active IN (0, 1)), CONSTRAINT fk_bank_account_account_id
    FOREIGN KEY(account_id) REFERENCES account (id) )""",
    """CREATE TABLE budget ( id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, code VARCHAR
    NOT NULL, kind VARCHAR NOT NULL, status VARCHAR NOT NULL, based_on_id INTEGER, resolution
    VARCHAR NOT NULL, resolution_day INTEGER, officer_id INTEGER NOT NULL, note VARCHAR NOT
    NULL, CONSTRAINT pk_budget PRIMARY KEY (id), CONSTRAINT uq_budget_code UNIQUE (code),
    CONSTRAINT ck_budget_kind CHECK (kind IN ('draft', 'approved', 'revised')), CONSTRAINT
    ck_budget_status CHECK (status IN ('draft', 'adopted', 'superseded', 'dropped')),
    CONSTRAINT ck_budget_decided CHECK ((kind = 'draft') = (status IN ('draft', 'dropped'))),
    CONSTRAINT ck_budget_resolution CHECK ((kind = 'draft') = (resolution_day IS NULL) AND
    (kind = 'draft') = (resolution = '')), CONSTRAINT fk_budget_fiscal_year_id FOREIGN
    KEY(fiscal_year_id) REFERENCES fiscal_year (id), CONSTRAINT fk_budget_based_on_id FOREIGN
    KEY(based_on_id) REFERENCES budget (id), CONSTRAINT fk_budget_officer_id FOREIGN
    KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE commitment ( id INTEGER NOT NULL, code VARCHAR NOT NULL, day INTEGER NOT
    NULL, partner_id INTEGER, purpose VARCHAR NOT NULL, account_id INTEGER NOT NULL, fund_id
    INTEGER NOT NULL, project_id INTEGER, branch_id INTEGER, amount INTEGER NOT NULL, status
    VARCHAR NOT NULL, reason VARCHAR NOT NULL, officer_id INTEGER NOT NULL, CONSTRAINT
    pk_commitment PRIMARY KEY (id), CONSTRAINT uq_commitment_code UNIQUE (code), CONSTRAINT
    ck_commitment_amount CHECK (amount BETWEEN 1 AND 1000000000000000), CONSTRAINT
    ck_commitment_purpose CHECK (purpose <> ''), CONSTRAINT ck_commitment_status CHECK (status
    IN ('open', 'closed')), CONSTRAINT ck_commitment_reason CHECK ((status = 'closed') =
    (reason <> '')), CONSTRAINT fk_commitment_partner_id FOREIGN KEY(partner_id) REFERENCES
    partner (id), CONSTRAINT fk_commitment_account_id FOREIGN KEY(account_id) REFERENCES
    account (id), CONSTRAINT fk_commitment_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id),
    CONSTRAINT fk_commitment_project_id FOREIGN KEY(project_id) REFERENCES project (id),
    CONSTRAINT fk_commitment_branch_id FOREIGN KEY(branch_id) REFERENCES branch (id),
    CONSTRAINT fk_commitment_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE exchange_rate ( id INTEGER NOT NULL, currency VARCHAR NOT NULL, day INTEGER
    NOT NULL, rate VARCHAR NOT NULL, source VARCHAR NOT NULL, officer_id INTEGER NOT NULL,
    recorded_at VARCHAR NOT NULL, CONSTRAINT pk_exchange_rate PRIMARY KEY (id), CONSTRAINT
    ck_exchange_rate_currency CHECK (length(currency) = 3), CONSTRAINT ck_exchange_rate_rate
    CHECK (CAST(rate AS REAL) > 0 AND rate NOT GLOB '*[^0-9.]*'), CONSTRAINT
    ck_exchange_rate_source CHECK (source <> ''), CONSTRAINT fk_exchange_rate_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE revaluation ( id INTEGER NOT NULL, day INTEGER NOT NULL, officer_id INTEGER
    NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_revaluation PRIMARY KEY (id),
    CONSTRAINT fk_revaluation_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE cash_box ( id INTEGER NOT NULL, account_id INTEGER NOT NULL,
    holder_officer_id INTEGER, holder_partner_id INTEGER, most INTEGER, active INTEGER DEFAULT
    '1' NOT NULL, CONSTRAINT pk_cash_box PRIMARY KEY (id), CONSTRAINT uq_cash_box_account_id
    UNIQUE (account_id), CONSTRAINT ck_cash_box_holder CHECK (holder_officer_id IS NULL OR
    holder_partner_id IS NULL), CONSTRAINT ck_cash_box_most CHECK (most IS NULL OR most
    BETWEEN 1 AND 1000000000000000), CONSTRAINT ck_cash_box_active CHECK (active IN (0, 1)),
    CONSTRAINT fk_cash_box_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_cash_box_holder_officer_id FOREIGN KEY(holder_officer_id) REFERENCES officer
    (id), CONSTRAINT fk_cash_box_holder_partner_id FOREIGN KEY(holder_partner_id) REFERENCES
    partner (id) )""",
    """CREATE TABLE cash_count ( id INTEGER NOT NULL, account_id INTEGER NOT NULL, day INTEGER
    NOT NULL, currency VARCHAR NOT NULL, book INTEGER NOT NULL, counted INTEGER NOT NULL,
    counted_by VARCHAR NOT NULL, witnessed_by VARCHAR NOT NULL, third VARCHAR NOT NULL,
    surprise INTEGER NOT NULL, note VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at
    VARCHAR NOT NULL, CONSTRAINT pk_cash_count PRIMARY KEY (id), CONSTRAINT
    ck_cash_count_counted CHECK (counted BETWEEN 0 AND 1000000000000000), CONSTRAINT
    ck_cash_count_people CHECK (counted_by <> '' AND witnessed_by <> ''), CONSTRAINT
    ck_cash_count_two_people CHECK (counted_by <> witnessed_by), CONSTRAINT
    ck_cash_count_surprise CHECK (surprise IN (0, 1)), CONSTRAINT fk_cash_count_account_id
    FOREIGN KEY(account_id) REFERENCES account (id), CONSTRAINT fk_cash_count_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE voucher_template ( id INTEGER NOT NULL, name VARCHAR NOT NULL, content
    VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, active
    INTEGER DEFAULT '1' NOT NULL, CONSTRAINT pk_voucher_template PRIMARY KEY (id), CONSTRAINT
    ck_voucher_template_name CHECK (name <> ''), CONSTRAINT ck_voucher_template_active CHECK
    (active IN (0, 1)), CONSTRAINT fk_voucher_template_officer_id FOREIGN KEY(officer_id)
    REFERENCES officer (id) )""",
    """CREATE TABLE year_act ( id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, deed VARCHAR
    NOT NULL, officer_id INTEGER NOT NULL, reason VARCHAR NOT NULL, left_open VARCHAR NOT
    NULL, digest VARCHAR NOT NULL, answers_id INTEGER, statement VARCHAR NOT NULL, signature
    BLOB NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_year_act PRIMARY KEY (id),
    CONSTRAINT ck_year_act_deed CHECK (deed IN ('closed', 'reopen_asked', 'reopen_declined',
    'reopened', 'filed')), CONSTRAINT ck_year_act_reason CHECK (deed <> 'reopen_asked' OR
    reason <> ''), CONSTRAINT ck_year_act_digest CHECK (length(digest) IN (0, 64)), CONSTRAINT
    ck_year_act_answers CHECK ((answers_id IS NOT NULL) = (deed IN ('reopened',
    'reopen_declined'))), CONSTRAINT fk_year_act_fiscal_year_id FOREIGN KEY(fiscal_year_id)
    REFERENCES fiscal_year (id), CONSTRAINT fk_year_act_officer_id FOREIGN KEY(officer_id)
    REFERENCES officer (id), CONSTRAINT fk_year_act_answers_id FOREIGN KEY(answers_id)
    REFERENCES year_act (id) )""",
    """CREATE TABLE point_note ( id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, point
    VARCHAR NOT NULL, figure VARCHAR NOT NULL, reason VARCHAR NOT NULL, officer_id INTEGER NOT
    NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_point_note PRIMARY KEY (id), CONSTRAINT
    ck_point_note_said CHECK (point <> '' AND reason <> ''), CONSTRAINT
    fk_point_note_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_year (id),
    CONSTRAINT fk_point_note_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE fund_terms ( id INTEGER NOT NULL, fund_id INTEGER NOT NULL, nature VARCHAR
    NOT NULL, principal INTEGER, yield_fund_id INTEGER, purpose VARCHAR NOT NULL, CONSTRAINT
    pk_fund_terms PRIMARY KEY (id), CONSTRAINT uq_fund_terms_fund_id UNIQUE (fund_id),
    CONSTRAINT ck_fund_terms_nature CHECK (nature IN ('general', 'grant', 'waqf_principal',
    'waqf_yield', 'zakat')), CONSTRAINT ck_fund_terms_principal CHECK ((nature =
    'waqf_principal') = (principal IS NOT NULL)), CONSTRAINT ck_fund_terms_yield_fund_id CHECK
    (yield_fund_id IS NULL OR (nature = 'waqf_principal' AND yield_fund_id <> fund_id)),
    CONSTRAINT fk_fund_terms_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id), CONSTRAINT
    fk_fund_terms_yield_fund_id FOREIGN KEY(yield_fund_id) REFERENCES fund (id) )""",
    """CREATE TABLE fund_control ( id INTEGER NOT NULL, fund_id INTEGER NOT NULL, control VARCHAR
    NOT NULL, strictness VARCHAR, CONSTRAINT pk_fund_control PRIMARY KEY (id), CONSTRAINT
    uq_fund_control_fund_id_control UNIQUE (fund_id, control), CONSTRAINT
    ck_fund_control_control CHECK (control IN ('fund_overspent', 'budget_exceeded',
    'cheque_number', 'fund_line_exceeded', 'grant_exceeded', 'grant_barred', 'grant_period',
    'principal_spent', 'zakat_head', 'cash_below_zero')), CONSTRAINT
    ck_fund_control_strictness CHECK (strictness IS NULL OR strictness IN ('inform', 'warn',
    'block')), CONSTRAINT fk_fund_control_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id) )""",
    """CREATE TABLE grant_agreement ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name_ar VARCHAR
    NOT NULL, name_en VARCHAR NOT NULL, fund_id INTEGER NOT NULL, partner_id INTEGER NOT NULL,
    reference VARCHAR NOT NULL, currency VARCHAR NOT NULL, amount INTEGER NOT NULL, rate
    VARCHAR NOT NULL, rate_source VARCHAR NOT NULL, first_day INTEGER NOT NULL, last_day
    INTEGER NOT NULL, recognition VARCHAR NOT NULL, income_account_id INTEGER, status VARCHAR
    NOT NULL, hold_reason VARCHAR NOT NULL, hold_until INTEGER, approval_authority VARCHAR NOT
    NULL, approval_number VARCHAR NOT NULL, approval_day INTEGER, CONSTRAINT
    pk_grant_agreement PRIMARY KEY (id), CONSTRAINT uq_grant_agreement_code UNIQUE (code),
    CONSTRAINT uq_grant_agreement_fund_id UNIQUE (fund_id), CONSTRAINT
    ck_grant_agreement_named CHECK (name_ar <> '' OR name_en <> ''), CONSTRAINT
    ck_grant_agreement_amount CHECK (amount > 0 AND amount <= 1000000000000000), CONSTRAINT
    ck_grant_agreement_period CHECK (first_day <= last_day), CONSTRAINT
    ck_grant_agreement_rate CHECK (rate <> ''), CONSTRAINT ck_grant_agreement_recognition
    CHECK (recognition IN ('immediate', 'as_spent', 'conditions')), CONSTRAINT
    ck_grant_agreement_status CHECK (status IN ('active', 'closed')), CONSTRAINT
    ck_grant_agreement_hold CHECK (hold_reason <> '' OR (hold_until IS NULL AND approval_day
    IS NULL)), CONSTRAINT ck_grant_agreement_approval CHECK (approval_day IS NULL OR
    approval_number <> ''), CONSTRAINT fk_grant_agreement_fund_id FOREIGN KEY(fund_id)
    REFERENCES fund (id), CONSTRAINT fk_grant_agreement_partner_id FOREIGN KEY(partner_id)
    REFERENCES partner (id), CONSTRAINT fk_grant_agreement_income_account_id FOREIGN
    KEY(income_account_id) REFERENCES account (id) )""",
    """ALTER TABLE import_batch RENAME TO import_batch_before""",
    """CREATE TABLE import_batch ( id INTEGER NOT NULL, source VARCHAR NOT NULL, format VARCHAR
    NOT NULL, sha256 VARCHAR NOT NULL, entries INTEGER NOT NULL, officer_id INTEGER NOT NULL,
    imported_at VARCHAR NOT NULL, CONSTRAINT pk_import_batch PRIMARY KEY (id), CONSTRAINT
    fk_import_batch_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """INSERT INTO import_batch (id, source, format, sha256, entries, officer_id, imported_at)
    SELECT id, source, format, sha256, entries, officer_id, imported_at FROM
    import_batch_before""",
    """DROP TABLE import_batch_before""",
    """CREATE TABLE account_use ( id INTEGER NOT NULL, account_id INTEGER NOT NULL, use VARCHAR,
    CONSTRAINT pk_account_use PRIMARY KEY (id), CONSTRAINT uq_account_use_account_id UNIQUE
    (account_id), CONSTRAINT ck_account_use_use CHECK (use IS NULL OR use IN ('cash_box',
    'bank', 'advance', 'loan', 'grant_receivable', 'dues_receivable', 'receivable',
    'prepayment', 'stock', 'fixed_asset', 'accumulated_depreciation', 'payable',
    'accrued_expense', 'withholding', 'deferred_grant', 'held_for_others', 'net_unrestricted',
    'net_restricted', 'net_endowment', 'dues_income', 'grant_income', 'in_kind_income',
    'exchange_gain', 'exchange_loss', 'depreciation', 'bank_charge', 'cash_difference',
    'disposal_result', 'suspense')), CONSTRAINT fk_account_use_account_id FOREIGN
    KEY(account_id) REFERENCES account (id) )""",
    """CREATE TABLE fund_line ( id INTEGER NOT NULL, code VARCHAR NOT NULL, fund_id INTEGER NOT
    NULL, name_ar VARCHAR NOT NULL, name_en VARCHAR NOT NULL, amount INTEGER, zakat_head
    VARCHAR, active INTEGER DEFAULT '1' NOT NULL, CONSTRAINT pk_fund_line PRIMARY KEY (id),
    CONSTRAINT uq_fund_line_code UNIQUE (code), CONSTRAINT ck_fund_line_named CHECK (name_ar
    <> '' OR name_en <> ''), CONSTRAINT ck_fund_line_amount CHECK (amount IS NULL OR amount
    BETWEEN 0 AND 1000000000000000), CONSTRAINT ck_fund_line_zakat_head CHECK (zakat_head IS
    NULL OR zakat_head IN ('poor', 'needy', 'collectors', 'hearts', 'bondage', 'debtors',
    'cause', 'wayfarer')), CONSTRAINT ck_fund_line_active CHECK (active IN (0, 1)), CONSTRAINT
    fk_fund_line_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id) )""",
    """CREATE TABLE statement_note ( id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, kind
    VARCHAR NOT NULL, rank INTEGER NOT NULL, title_ar VARCHAR NOT NULL, title_en VARCHAR NOT
    NULL, text_ar VARCHAR NOT NULL, text_en VARCHAR NOT NULL, standard INTEGER NOT NULL,
    omitted INTEGER NOT NULL, CONSTRAINT pk_statement_note PRIMARY KEY (id), CONSTRAINT
    ck_statement_note_kind CHECK (kind IN ('basis', 'currency', 'rates', 'cash', 'grants',
    'fixed_assets', 'funds', 'in_kind', 'related_parties', 'contingencies', 'later_events',
    'closing', 'own')), CONSTRAINT ck_statement_note_standard CHECK (standard IN (0, 1) AND
    (standard = 0 OR kind <> 'own')), CONSTRAINT ck_statement_note_omitted CHECK (omitted IN
    (0, 1)), CONSTRAINT ck_statement_note_said CHECK (standard = 1 OR ((title_ar <> '' OR
    title_en <> '') AND (text_ar <> '' OR text_en <> ''))), CONSTRAINT
    ck_statement_note_longest CHECK (max(length(title_ar), length(title_en)) <= 200 AND
    max(length(text_ar), length(text_en)) <= 8000), CONSTRAINT
    fk_statement_note_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_year (id) )""",
    """CREATE TABLE settling ( id INTEGER NOT NULL, partner_id INTEGER NOT NULL, officer_id
    INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_settling PRIMARY KEY (id),
    CONSTRAINT fk_settling_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id),
    CONSTRAINT fk_settling_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE dues_rate ( id INTEGER NOT NULL, class_id INTEGER NOT NULL, fiscal_year_id
    INTEGER NOT NULL, amount INTEGER NOT NULL, CONSTRAINT pk_dues_rate PRIMARY KEY (id),
    CONSTRAINT uq_dues_rate_class_id_fiscal_year_id UNIQUE (class_id, fiscal_year_id),
    CONSTRAINT ck_dues_rate_amount CHECK (amount BETWEEN 0 AND 1000000000000000), CONSTRAINT
    fk_dues_rate_class_id FOREIGN KEY(class_id) REFERENCES dues_class (id), CONSTRAINT
    fk_dues_rate_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_year (id) )""",
    """CREATE TABLE dues_member ( id INTEGER NOT NULL, partner_id INTEGER NOT NULL, class_id
    INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER, CONSTRAINT pk_dues_member
    PRIMARY KEY (id), CONSTRAINT ck_dues_member_order CHECK (last_day IS NULL OR first_day <=
    last_day), CONSTRAINT fk_dues_member_partner_id FOREIGN KEY(partner_id) REFERENCES partner
    (id), CONSTRAINT fk_dues_member_class_id FOREIGN KEY(class_id) REFERENCES dues_class (id)
    )""",
    """CREATE TABLE dues_charge ( id INTEGER NOT NULL, class_id INTEGER, fiscal_year_id INTEGER
    NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, due_day INTEGER NOT NULL,
    members INTEGER NOT NULL, amount INTEGER NOT NULL, officer_id INTEGER NOT NULL,
    recorded_at VARCHAR NOT NULL, CONSTRAINT pk_dues_charge PRIMARY KEY (id), CONSTRAINT
    ck_dues_charge_order CHECK (first_day <= last_day), CONSTRAINT ck_dues_charge_amount CHECK
    (members >= 1 AND amount >= 1), CONSTRAINT fk_dues_charge_class_id FOREIGN KEY(class_id)
    REFERENCES dues_class (id), CONSTRAINT fk_dues_charge_fiscal_year_id FOREIGN
    KEY(fiscal_year_id) REFERENCES fiscal_year (id), CONSTRAINT fk_dues_charge_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE advance ( id INTEGER NOT NULL, code VARCHAR NOT NULL, partner_id INTEGER NOT
    NULL, purpose VARCHAR NOT NULL, project_id INTEGER, day INTEGER NOT NULL, due_day INTEGER
    NOT NULL, rule VARCHAR NOT NULL, knowingly INTEGER NOT NULL, officer_id INTEGER NOT NULL,
    recorded_at VARCHAR NOT NULL, CONSTRAINT pk_advance PRIMARY KEY (id), CONSTRAINT
    uq_advance_code UNIQUE (code), CONSTRAINT ck_advance_purpose CHECK (purpose <> ''),
    CONSTRAINT ck_advance_order CHECK (day <= due_day), CONSTRAINT ck_advance_rule CHECK (rule
    IN ('inform', 'warn', 'block')), CONSTRAINT ck_advance_knowingly CHECK (knowingly IN (0,
    1)), CONSTRAINT fk_advance_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id),
    CONSTRAINT fk_advance_project_id FOREIGN KEY(project_id) REFERENCES project (id),
    CONSTRAINT fk_advance_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE audit_sample ( id INTEGER NOT NULL, fiscal_year_id INTEGER NOT NULL, method
    VARCHAR NOT NULL, seed VARCHAR NOT NULL, parameters VARCHAR NOT NULL, population INTEGER
    NOT NULL, population_amount INTEGER NOT NULL, officer_id INTEGER NOT NULL, recorded_at
    VARCHAR NOT NULL, CONSTRAINT pk_audit_sample PRIMARY KEY (id), CONSTRAINT
    ck_audit_sample_method CHECK (method IN ('random', 'amount', 'strata')), CONSTRAINT
    ck_audit_sample_seed CHECK (seed <> ''), CONSTRAINT ck_audit_sample_population CHECK
    (population > 0 AND population_amount > 0), CONSTRAINT fk_audit_sample_fiscal_year_id
    FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_year (id), CONSTRAINT
    fk_audit_sample_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE asset ( id INTEGER NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL,
    asset_class_id INTEGER NOT NULL, acquired INTEGER NOT NULL, in_service INTEGER NOT NULL,
    cost INTEGER NOT NULL, residual INTEGER NOT NULL, life INTEGER NOT NULL, depreciated
    INTEGER NOT NULL, how VARCHAR NOT NULL, fund_id INTEGER NOT NULL, project_id INTEGER,
    donor_id INTEGER, serial VARCHAR NOT NULL, value_source VARCHAR NOT NULL, CONSTRAINT
    pk_asset PRIMARY KEY (id), CONSTRAINT uq_asset_code UNIQUE (code), CONSTRAINT
    ck_asset_name CHECK (name <> ''), CONSTRAINT ck_asset_cost CHECK (cost BETWEEN 1 AND
    1000000000000000), CONSTRAINT ck_asset_residual CHECK (residual >= 0 AND residual <=
    cost), CONSTRAINT ck_asset_life CHECK (life BETWEEN 1 AND 1200), CONSTRAINT
    ck_asset_depreciated CHECK (depreciated BETWEEN 0 AND cost - residual), CONSTRAINT
    ck_asset_in_service CHECK (in_service >= acquired), CONSTRAINT ck_asset_how CHECK (how IN
    ('purchase', 'in_kind', 'opening')), CONSTRAINT ck_asset_value_source CHECK (how <>
    'in_kind' OR value_source <> ''), CONSTRAINT fk_asset_asset_class_id FOREIGN
    KEY(asset_class_id) REFERENCES asset_class (id), CONSTRAINT fk_asset_fund_id FOREIGN
    KEY(fund_id) REFERENCES fund (id), CONSTRAINT fk_asset_project_id FOREIGN KEY(project_id)
    REFERENCES project (id), CONSTRAINT fk_asset_donor_id FOREIGN KEY(donor_id) REFERENCES
    partner (id) )""",
    """CREATE TABLE asset_count_end ( id INTEGER NOT NULL, asset_count_id INTEGER NOT NULL,
    counted_by VARCHAR NOT NULL, witnessed_by VARCHAR NOT NULL, officer_id INTEGER NOT NULL,
    recorded_at VARCHAR NOT NULL, CONSTRAINT pk_asset_count_end PRIMARY KEY (id), CONSTRAINT
    uq_asset_count_end_asset_count_id UNIQUE (asset_count_id), CONSTRAINT
    ck_asset_count_end_people CHECK (counted_by <> '' AND witnessed_by <> ''), CONSTRAINT
    ck_asset_count_end_two_people CHECK (counted_by <> witnessed_by), CONSTRAINT
    fk_asset_count_end_asset_count_id FOREIGN KEY(asset_count_id) REFERENCES asset_count (id),
    CONSTRAINT fk_asset_count_end_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE statement_mapping ( id INTEGER NOT NULL, bank_account_id INTEGER NOT NULL,
    name VARCHAR NOT NULL, layout VARCHAR NOT NULL, active INTEGER DEFAULT '1' NOT NULL,
    CONSTRAINT pk_statement_mapping PRIMARY KEY (id), CONSTRAINT
    uq_statement_mapping_bank_account_id_name UNIQUE (bank_account_id, name), CONSTRAINT
    ck_statement_mapping_name CHECK (name <> ''), CONSTRAINT ck_statement_mapping_active CHECK
    (active IN (0, 1)), CONSTRAINT fk_statement_mapping_bank_account_id FOREIGN
    KEY(bank_account_id) REFERENCES bank_account (id) )""",
    """CREATE TABLE bank_statement ( id INTEGER NOT NULL, bank_account_id INTEGER NOT NULL,
    source VARCHAR NOT NULL, format VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, lines_sha256
    VARCHAR NOT NULL, lines INTEGER NOT NULL, left_out INTEGER NOT NULL, first_day INTEGER NOT
    NULL, last_day INTEGER NOT NULL, opening INTEGER, closing INTEGER, officer_id INTEGER NOT
    NULL, recorded_at VARCHAR NOT NULL, undone INTEGER DEFAULT '0' NOT NULL, CONSTRAINT
    pk_bank_statement PRIMARY KEY (id), CONSTRAINT ck_bank_statement_format CHECK (format IN
    ('csv', 'xlsx', 'ofx')), CONSTRAINT ck_bank_statement_sha256 CHECK (length(sha256) = 64
    AND length(lines_sha256) = 64), CONSTRAINT ck_bank_statement_lines CHECK (lines > 0 AND
    left_out >= 0), CONSTRAINT ck_bank_statement_order CHECK (first_day <= last_day),
    CONSTRAINT ck_bank_statement_undone CHECK (undone IN (0, 1)), CONSTRAINT
    fk_bank_statement_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES bank_account
    (id), CONSTRAINT fk_bank_statement_officer_id FOREIGN KEY(officer_id) REFERENCES officer
    (id) )""",
    """CREATE TABLE reconciliation ( id INTEGER NOT NULL, bank_account_id INTEGER NOT NULL,
    last_day INTEGER NOT NULL, balance INTEGER NOT NULL, state VARCHAR NOT NULL, officer_id
    INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, finished_at VARCHAR, book_balance INTEGER,
    outstanding INTEGER, in_transit INTEGER, difference INTEGER, reason VARCHAR DEFAULT '' NOT
    NULL, CONSTRAINT pk_reconciliation PRIMARY KEY (id), CONSTRAINT ck_reconciliation_state
    CHECK (state IN ('open', 'finished', 'undone')), CONSTRAINT ck_reconciliation_reason CHECK
    (state = 'open' OR reason <> '' OR (state = 'finished' AND difference = 0)), CONSTRAINT
    ck_reconciliation_figures CHECK (state <> 'finished' OR (finished_at IS NOT NULL AND
    book_balance IS NOT NULL AND difference = balance - (book_balance + outstanding -
    in_transit))), CONSTRAINT fk_reconciliation_bank_account_id FOREIGN KEY(bank_account_id)
    REFERENCES bank_account (id), CONSTRAINT fk_reconciliation_officer_id FOREIGN
    KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE budget_figure ( id INTEGER NOT NULL, budget_id INTEGER NOT NULL, account_id
    INTEGER NOT NULL, fund_id INTEGER, project_id INTEGER, branch_id INTEGER, months VARCHAR
    NOT NULL, amount INTEGER NOT NULL, CONSTRAINT pk_budget_figure PRIMARY KEY (id),
    CONSTRAINT ck_budget_figure_amount CHECK (amount BETWEEN 0 AND 1000000000000000),
    CONSTRAINT ck_budget_figure_months CHECK (json_valid(months)), CONSTRAINT
    fk_budget_figure_budget_id FOREIGN KEY(budget_id) REFERENCES budget (id), CONSTRAINT
    fk_budget_figure_account_id FOREIGN KEY(account_id) REFERENCES account (id), CONSTRAINT
    fk_budget_figure_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id), CONSTRAINT
    fk_budget_figure_project_id FOREIGN KEY(project_id) REFERENCES project (id), CONSTRAINT
    fk_budget_figure_branch_id FOREIGN KEY(branch_id) REFERENCES branch (id) )""",
    """CREATE TABLE variance_note ( id INTEGER NOT NULL, budget_id INTEGER NOT NULL, account_id
    INTEGER NOT NULL, fund_id INTEGER, project_id INTEGER, text VARCHAR NOT NULL, officer_id
    INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_variance_note PRIMARY KEY
    (id), CONSTRAINT fk_variance_note_budget_id FOREIGN KEY(budget_id) REFERENCES budget (id),
    CONSTRAINT fk_variance_note_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_variance_note_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id), CONSTRAINT
    fk_variance_note_project_id FOREIGN KEY(project_id) REFERENCES project (id), CONSTRAINT
    fk_variance_note_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE revaluation_line ( id INTEGER NOT NULL, revaluation_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL, currency VARCHAR NOT NULL, fund_id INTEGER NOT NULL,
    partner_id INTEGER, foreign_amount INTEGER NOT NULL, book INTEGER NOT NULL, rate VARCHAR
    NOT NULL, rate_source VARCHAR NOT NULL, rate_day INTEGER NOT NULL, value INTEGER NOT NULL,
    CONSTRAINT pk_revaluation_line PRIMARY KEY (id), CONSTRAINT
    fk_revaluation_line_revaluation_id FOREIGN KEY(revaluation_id) REFERENCES revaluation
    (id), CONSTRAINT fk_revaluation_line_account_id FOREIGN KEY(account_id) REFERENCES account
    (id), CONSTRAINT fk_revaluation_line_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id),
    CONSTRAINT fk_revaluation_line_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id)
    )""",
    """CREATE TABLE cash_count_line ( id INTEGER NOT NULL, cash_count_id INTEGER NOT NULL, piece
    VARCHAR NOT NULL, value INTEGER NOT NULL, quantity INTEGER NOT NULL, CONSTRAINT
    pk_cash_count_line PRIMARY KEY (id), CONSTRAINT
    uq_cash_count_line_cash_count_id_piece_value UNIQUE (cash_count_id, piece, value),
    CONSTRAINT ck_cash_count_line_piece CHECK (piece IN ('note', 'coin')), CONSTRAINT
    ck_cash_count_line_value CHECK (value > 0), CONSTRAINT ck_cash_count_line_quantity CHECK
    (quantity > 0), CONSTRAINT fk_cash_count_line_cash_count_id FOREIGN KEY(cash_count_id)
    REFERENCES cash_count (id) )""",
    """CREATE TABLE recurrence ( id INTEGER NOT NULL, template_id INTEGER NOT NULL, rhythm
    VARCHAR NOT NULL, month_day INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day
    INTEGER, active INTEGER DEFAULT '1' NOT NULL, CONSTRAINT pk_recurrence PRIMARY KEY (id),
    CONSTRAINT ck_recurrence_rhythm CHECK (rhythm IN ('monthly', 'quarterly', 'yearly')),
    CONSTRAINT ck_recurrence_month_day CHECK (month_day BETWEEN 1 AND 31), CONSTRAINT
    ck_recurrence_days CHECK (last_day IS NULL OR last_day >= first_day), CONSTRAINT
    ck_recurrence_active CHECK (active IN (0, 1)), CONSTRAINT fk_recurrence_template_id
    FOREIGN KEY(template_id) REFERENCES voucher_template (id) )""",
    """CREATE TABLE grant_condition ( id INTEGER NOT NULL, grant_id INTEGER NOT NULL, number
    INTEGER NOT NULL, text VARCHAR NOT NULL, met_day INTEGER, CONSTRAINT pk_grant_condition
    PRIMARY KEY (id), CONSTRAINT uq_grant_condition_grant_id_number UNIQUE (grant_id, number),
    CONSTRAINT ck_grant_condition_number CHECK (number >= 1), CONSTRAINT
    ck_grant_condition_text CHECK (text <> ''), CONSTRAINT fk_grant_condition_grant_id FOREIGN
    KEY(grant_id) REFERENCES grant_agreement (id) )""",
    """CREATE TABLE grant_line ( id INTEGER NOT NULL, grant_id INTEGER NOT NULL, fund_line_id
    INTEGER NOT NULL, account_id INTEGER, amount INTEGER NOT NULL, CONSTRAINT pk_grant_line
    PRIMARY KEY (id), CONSTRAINT uq_grant_line_fund_line_id UNIQUE (fund_line_id), CONSTRAINT
    uq_grant_line_grant_id_account_id UNIQUE (grant_id, account_id), CONSTRAINT
    ck_grant_line_amount CHECK (amount > 0 AND amount <= 1000000000000000), CONSTRAINT
    fk_grant_line_grant_id FOREIGN KEY(grant_id) REFERENCES grant_agreement (id), CONSTRAINT
    fk_grant_line_fund_line_id FOREIGN KEY(fund_line_id) REFERENCES fund_line (id), CONSTRAINT
    fk_grant_line_account_id FOREIGN KEY(account_id) REFERENCES account (id) )""",
    """CREATE TABLE grant_report ( id INTEGER NOT NULL, grant_id INTEGER NOT NULL, due_day
    INTEGER NOT NULL, sent_day INTEGER, CONSTRAINT pk_grant_report PRIMARY KEY (id),
    CONSTRAINT uq_grant_report_grant_id_due_day UNIQUE (grant_id, due_day), CONSTRAINT
    fk_grant_report_grant_id FOREIGN KEY(grant_id) REFERENCES grant_agreement (id) )""",
    """CREATE TABLE import_undo ( id INTEGER NOT NULL, batch_id INTEGER NOT NULL, undo_id INTEGER
    NOT NULL, reason VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at VARCHAR NOT
    NULL, CONSTRAINT pk_import_undo PRIMARY KEY (id), CONSTRAINT uq_import_undo_batch_id
    UNIQUE (batch_id), CONSTRAINT uq_import_undo_undo_id UNIQUE (undo_id), CONSTRAINT
    ck_import_undo_reason CHECK (reason <> ''), CONSTRAINT fk_import_undo_batch_id FOREIGN
    KEY(batch_id) REFERENCES import_batch (id), CONSTRAINT fk_import_undo_undo_id FOREIGN
    KEY(undo_id) REFERENCES import_batch (id), CONSTRAINT fk_import_undo_officer_id FOREIGN
    KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE dues_waiver ( id INTEGER NOT NULL, settling_id INTEGER NOT NULL, reason
    VARCHAR NOT NULL, CONSTRAINT pk_dues_waiver PRIMARY KEY (id), CONSTRAINT
    uq_dues_waiver_settling_id UNIQUE (settling_id), CONSTRAINT ck_dues_waiver_reason CHECK
    (reason <> ''), CONSTRAINT fk_dues_waiver_settling_id FOREIGN KEY(settling_id) REFERENCES
    settling (id) )""",
    """CREATE TABLE bill ( id INTEGER NOT NULL, partner_id INTEGER NOT NULL, number VARCHAR NOT
    NULL, number_key VARCHAR NOT NULL, day INTEGER NOT NULL, due_day INTEGER NOT NULL,
    currency VARCHAR NOT NULL, amount INTEGER NOT NULL, narration VARCHAR NOT NULL,
    document_id INTEGER, cancelled INTEGER DEFAULT '0' NOT NULL, officer_id INTEGER NOT NULL,
    recorded_at VARCHAR NOT NULL, CONSTRAINT pk_bill PRIMARY KEY (id), CONSTRAINT
    ck_bill_number CHECK (number_key <> ''), CONSTRAINT ck_bill_order CHECK (day <= due_day),
    CONSTRAINT ck_bill_amount CHECK (amount BETWEEN 1 AND 1000000000000000), CONSTRAINT
    ck_bill_cancelled CHECK (cancelled IN (0, 1)), CONSTRAINT fk_bill_partner_id FOREIGN
    KEY(partner_id) REFERENCES partner (id), CONSTRAINT fk_bill_document_id FOREIGN
    KEY(document_id) REFERENCES document (id), CONSTRAINT fk_bill_officer_id FOREIGN
    KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE advance_settlement ( id INTEGER NOT NULL, advance_id INTEGER NOT NULL,
    settling_id INTEGER NOT NULL, CONSTRAINT pk_advance_settlement PRIMARY KEY (id),
    CONSTRAINT uq_advance_settlement_settling_id UNIQUE (settling_id), CONSTRAINT
    fk_advance_settlement_advance_id FOREIGN KEY(advance_id) REFERENCES advance (id),
    CONSTRAINT fk_advance_settlement_settling_id FOREIGN KEY(settling_id) REFERENCES settling
    (id) )""",
    """ALTER TABLE control_override RENAME TO control_override_before""",
    """CREATE TABLE control_override ( id INTEGER NOT NULL, control VARCHAR NOT NULL, entry_id
    INTEGER NOT NULL, detail VARCHAR NOT NULL, reason VARCHAR NOT NULL, officer_id INTEGER NOT
    NULL, statement VARCHAR NOT NULL, signature BLOB NOT NULL, recorded_at VARCHAR NOT NULL,
    CONSTRAINT pk_control_override PRIMARY KEY (id), CONSTRAINT ck_control_override_control
    CHECK (control IN ('fund_overspent', 'budget_exceeded', 'cheque_number',
    'fund_line_exceeded', 'grant_exceeded', 'grant_barred', 'grant_period', 'principal_spent',
    'zakat_head', 'cash_below_zero')), CONSTRAINT ck_control_override_reason CHECK (reason <>
    ''), CONSTRAINT fk_control_override_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
    CONSTRAINT fk_control_override_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id)
    )""",
    """INSERT INTO control_override (id, control, entry_id, detail, reason, officer_id,
    statement, signature, recorded_at) SELECT id, control, entry_id, detail, reason,
    officer_id, statement, signature, recorded_at FROM control_override_before""",
    """DROP TABLE control_override_before""",
    """CREATE TABLE asset_move ( id INTEGER NOT NULL, asset_id INTEGER NOT NULL, day INTEGER NOT
    NULL, custodian_id INTEGER, place VARCHAR NOT NULL, reason VARCHAR NOT NULL, officer_id
    INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT pk_asset_move PRIMARY KEY (id),
    CONSTRAINT fk_asset_move_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id), CONSTRAINT
    fk_asset_move_custodian_id FOREIGN KEY(custodian_id) REFERENCES partner (id), CONSTRAINT
    fk_asset_move_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE depreciation_charge ( id INTEGER NOT NULL, depreciation_id INTEGER NOT NULL,
    asset_id INTEGER NOT NULL, amount INTEGER NOT NULL, CONSTRAINT pk_depreciation_charge
    PRIMARY KEY (id), CONSTRAINT uq_depreciation_charge_depreciation_id_asset_id UNIQUE
    (depreciation_id, asset_id), CONSTRAINT ck_depreciation_charge_amount CHECK (amount
    BETWEEN 1 AND 1000000000000000), CONSTRAINT fk_depreciation_charge_depreciation_id FOREIGN
    KEY(depreciation_id) REFERENCES depreciation (id), CONSTRAINT
    fk_depreciation_charge_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id) )""",
    """CREATE TABLE asset_disposal ( id INTEGER NOT NULL, asset_id INTEGER NOT NULL, day INTEGER
    NOT NULL, kind VARCHAR NOT NULL, proceeds INTEGER NOT NULL, charge INTEGER NOT NULL,
    buyer_id INTEGER, reason VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at
    VARCHAR NOT NULL, CONSTRAINT pk_asset_disposal PRIMARY KEY (id), CONSTRAINT
    ck_asset_disposal_kind CHECK (kind IN ('sold', 'scrapped', 'given', 'lost')), CONSTRAINT
    ck_asset_disposal_proceeds CHECK (proceeds BETWEEN 0 AND 1000000000000000), CONSTRAINT
    ck_asset_disposal_charge CHECK (charge BETWEEN 0 AND 1000000000000000), CONSTRAINT
    ck_asset_disposal_reason CHECK (reason <> ''), CONSTRAINT fk_asset_disposal_asset_id
    FOREIGN KEY(asset_id) REFERENCES asset (id), CONSTRAINT fk_asset_disposal_buyer_id FOREIGN
    KEY(buyer_id) REFERENCES partner (id), CONSTRAINT fk_asset_disposal_officer_id FOREIGN
    KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE asset_source ( id INTEGER NOT NULL, asset_id INTEGER NOT NULL, entry_id
    INTEGER NOT NULL, position INTEGER NOT NULL, CONSTRAINT pk_asset_source PRIMARY KEY (id),
    CONSTRAINT uq_asset_source_asset_id UNIQUE (asset_id), CONSTRAINT ck_asset_source_position
    CHECK (position >= 1), CONSTRAINT fk_asset_source_asset_id FOREIGN KEY(asset_id)
    REFERENCES asset (id), CONSTRAINT fk_asset_source_entry_id FOREIGN KEY(entry_id)
    REFERENCES entry (id) )""",
    """CREATE TABLE asset_count_line ( id INTEGER NOT NULL, asset_count_id INTEGER NOT NULL,
    asset_id INTEGER NOT NULL, found VARCHAR NOT NULL, place VARCHAR NOT NULL, note VARCHAR
    NOT NULL, officer_id INTEGER NOT NULL, recorded_at VARCHAR NOT NULL, CONSTRAINT
    pk_asset_count_line PRIMARY KEY (id), CONSTRAINT ck_asset_count_line_found CHECK (found IN
    ('found', 'missing', 'damaged', 'elsewhere')), CONSTRAINT
    fk_asset_count_line_asset_count_id FOREIGN KEY(asset_count_id) REFERENCES asset_count
    (id), CONSTRAINT fk_asset_count_line_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id),
    CONSTRAINT fk_asset_count_line_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id)
    )""",
    """CREATE TABLE statement_line ( id INTEGER NOT NULL, statement_id INTEGER NOT NULL, position
    INTEGER NOT NULL, day INTEGER NOT NULL, amount INTEGER NOT NULL, description VARCHAR NOT
    NULL, reference VARCHAR NOT NULL, balance INTEGER, bank_id VARCHAR NOT NULL, CONSTRAINT
    pk_statement_line PRIMARY KEY (id), CONSTRAINT uq_statement_line_statement_id_position
    UNIQUE (statement_id, position), CONSTRAINT ck_statement_line_position CHECK (position >=
    1), CONSTRAINT ck_statement_line_amount CHECK (abs(amount) <= 1000000000000000),
    CONSTRAINT fk_statement_line_statement_id FOREIGN KEY(statement_id) REFERENCES
    bank_statement (id) DEFERRABLE INITIALLY DEFERRED )""",
    """CREATE TABLE cheque ( id INTEGER NOT NULL, entry_id INTEGER NOT NULL, direction VARCHAR
    NOT NULL, account_id INTEGER NOT NULL, number VARCHAR NOT NULL, bank VARCHAR NOT NULL, day
    INTEGER NOT NULL, amount INTEGER NOT NULL, CONSTRAINT pk_cheque PRIMARY KEY (id),
    CONSTRAINT uq_cheque_entry_id UNIQUE (entry_id), CONSTRAINT ck_cheque_direction CHECK
    (direction IN ('issued', 'received')), CONSTRAINT ck_cheque_number CHECK (number <> ''),
    CONSTRAINT ck_cheque_amount CHECK (amount > 0), CONSTRAINT fk_cheque_entry_id FOREIGN
    KEY(entry_id) REFERENCES entry (id), CONSTRAINT fk_cheque_account_id FOREIGN
    KEY(account_id) REFERENCES account (id) )""",
    """CREATE TABLE voiding ( id INTEGER NOT NULL, entry_id INTEGER NOT NULL, reason VARCHAR NOT
    NULL, CONSTRAINT pk_voiding PRIMARY KEY (id), CONSTRAINT uq_voiding_entry_id UNIQUE
    (entry_id), CONSTRAINT ck_voiding_reason CHECK (reason <> ''), CONSTRAINT
    fk_voiding_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) )""",
    """CREATE TABLE recurrence_skip ( id INTEGER NOT NULL, recurrence_id INTEGER NOT NULL, day
    INTEGER NOT NULL, reason VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at
    VARCHAR NOT NULL, CONSTRAINT pk_recurrence_skip PRIMARY KEY (id), CONSTRAINT
    uq_recurrence_skip_recurrence_id_day UNIQUE (recurrence_id, day), CONSTRAINT
    fk_recurrence_skip_recurrence_id FOREIGN KEY(recurrence_id) REFERENCES recurrence (id),
    CONSTRAINT fk_recurrence_skip_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE grant_tranche ( id INTEGER NOT NULL, grant_id INTEGER NOT NULL, number
    INTEGER NOT NULL, due_day INTEGER NOT NULL, amount INTEGER NOT NULL, condition_id INTEGER,
    CONSTRAINT pk_grant_tranche PRIMARY KEY (id), CONSTRAINT uq_grant_tranche_grant_id_number
    UNIQUE (grant_id, number), CONSTRAINT ck_grant_tranche_number CHECK (number >= 1),
    CONSTRAINT ck_grant_tranche_amount CHECK (amount > 0 AND amount <= 1000000000000000),
    CONSTRAINT fk_grant_tranche_grant_id FOREIGN KEY(grant_id) REFERENCES grant_agreement
    (id), CONSTRAINT fk_grant_tranche_condition_id FOREIGN KEY(condition_id) REFERENCES
    grant_condition (id) )""",
    """ALTER TABLE line RENAME TO line_before""",
    """CREATE TABLE line ( entry_id INTEGER NOT NULL, position INTEGER NOT NULL, account_id
    INTEGER NOT NULL, fund_id INTEGER NOT NULL, project_id INTEGER, partner_id INTEGER,
    branch_id INTEGER, fund_line_id INTEGER, day INTEGER NOT NULL, amount INTEGER NOT NULL,
    currency VARCHAR, foreign_amount INTEGER, rate VARCHAR, rate_source VARCHAR, memo VARCHAR
    NOT NULL, CONSTRAINT pk_line PRIMARY KEY (entry_id, position), CONSTRAINT ck_line_position
    CHECK (position >= 1), CONSTRAINT ck_line_amount CHECK (amount <> 0 AND abs(amount) <=
    1000000000000000), CONSTRAINT ck_line_foreign CHECK ((currency IS NULL) = (foreign_amount
    IS NULL) AND (currency IS NULL) = (rate IS NULL) AND (currency IS NULL) = (rate_source IS
    NULL)), CONSTRAINT fk_line_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) DEFERRABLE
    INITIALLY DEFERRED, CONSTRAINT fk_line_account_id FOREIGN KEY(account_id) REFERENCES
    account (id), CONSTRAINT fk_line_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id),
    CONSTRAINT fk_line_project_id FOREIGN KEY(project_id) REFERENCES project (id), CONSTRAINT
    fk_line_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id), CONSTRAINT
    fk_line_branch_id FOREIGN KEY(branch_id) REFERENCES branch (id), CONSTRAINT
    fk_line_fund_line_id FOREIGN KEY(fund_line_id) REFERENCES fund_line (id) ) WITHOUT ROWID""",
    """INSERT INTO line (entry_id, position, account_id, fund_id, project_id, partner_id, day,
    amount, currency, foreign_amount, rate, rate_source, memo) SELECT entry_id, position,
    account_id, fund_id, project_id, partner_id, day, amount, currency, foreign_amount, rate,
    rate_source, memo FROM line_before""",
    """DROP TABLE line_before""",
    """CREATE TABLE bill_line ( id INTEGER NOT NULL, bill_id INTEGER NOT NULL, position INTEGER
    NOT NULL, account_id INTEGER NOT NULL, fund_id INTEGER NOT NULL, project_id INTEGER, text
    VARCHAR NOT NULL, amount INTEGER NOT NULL, CONSTRAINT pk_bill_line PRIMARY KEY (id),
    CONSTRAINT uq_bill_line_bill_id_position UNIQUE (bill_id, position), CONSTRAINT
    ck_bill_line_amount CHECK (amount BETWEEN 1 AND 1000000000000000), CONSTRAINT
    fk_bill_line_bill_id FOREIGN KEY(bill_id) REFERENCES bill (id), CONSTRAINT
    fk_bill_line_account_id FOREIGN KEY(account_id) REFERENCES account (id), CONSTRAINT
    fk_bill_line_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id), CONSTRAINT
    fk_bill_line_project_id FOREIGN KEY(project_id) REFERENCES project (id) )""",
    """CREATE TABLE advance_scan ( id INTEGER NOT NULL, advance_settlement_id INTEGER NOT NULL,
    position INTEGER NOT NULL, document_id INTEGER NOT NULL, CONSTRAINT pk_advance_scan
    PRIMARY KEY (id), CONSTRAINT uq_advance_scan_advance_settlement_id_position_document_id
    UNIQUE (advance_settlement_id, position, document_id), CONSTRAINT
    fk_advance_scan_advance_settlement_id FOREIGN KEY(advance_settlement_id) REFERENCES
    advance_settlement (id), CONSTRAINT fk_advance_scan_document_id FOREIGN KEY(document_id)
    REFERENCES document (id) )""",
    """CREATE TABLE audit_sample_item ( id INTEGER NOT NULL, sample_id INTEGER NOT NULL, entry_id
    INTEGER NOT NULL, reason VARCHAR NOT NULL, CONSTRAINT pk_audit_sample_item PRIMARY KEY
    (id), CONSTRAINT uq_audit_sample_item_sample_id_entry_id UNIQUE (sample_id, entry_id),
    CONSTRAINT fk_audit_sample_item_sample_id FOREIGN KEY(sample_id) REFERENCES audit_sample
    (id), CONSTRAINT fk_audit_sample_item_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id)
    )""",
    """CREATE TABLE voucher ( id INTEGER NOT NULL, entry_id INTEGER NOT NULL, method VARCHAR NOT
    NULL, partner_id INTEGER, party_name VARCHAR NOT NULL, cheque_number VARCHAR NOT NULL,
    cheque_bank VARCHAR NOT NULL, cheque_day INTEGER, transfer_reference VARCHAR NOT NULL,
    CONSTRAINT pk_voucher PRIMARY KEY (id), CONSTRAINT uq_voucher_entry_id UNIQUE (entry_id),
    CONSTRAINT ck_voucher_method CHECK (method IN ('cash', 'cheque', 'transfer')), CONSTRAINT
    ck_voucher_party_name CHECK (partner_id IS NULL OR party_name = ''), CONSTRAINT
    fk_voucher_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id), CONSTRAINT
    fk_voucher_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id) )""",
    """CREATE TABLE entry_origin ( id INTEGER NOT NULL, entry_id INTEGER NOT NULL, subject
    VARCHAR NOT NULL, CONSTRAINT pk_entry_origin PRIMARY KEY (id), CONSTRAINT
    uq_entry_origin_entry_id UNIQUE (entry_id), CONSTRAINT ck_entry_origin_subject CHECK
    (subject <> ''), CONSTRAINT fk_entry_origin_entry_id FOREIGN KEY(entry_id) REFERENCES
    entry (id) )""",
    """CREATE TABLE reconciled_line ( id INTEGER NOT NULL, reconciliation_id INTEGER NOT NULL,
    group_number INTEGER NOT NULL, entry_id INTEGER, position INTEGER, statement_line_id
    INTEGER, active INTEGER DEFAULT '1' NOT NULL, CONSTRAINT pk_reconciled_line PRIMARY KEY
    (id), CONSTRAINT fk_reconciled_line_entry_id_position FOREIGN KEY(entry_id, position)
    REFERENCES line (entry_id, position), CONSTRAINT ck_reconciled_line_position CHECK
    ((entry_id IS NULL) = (position IS NULL)), CONSTRAINT ck_reconciled_line_something CHECK
    (entry_id IS NOT NULL OR statement_line_id IS NOT NULL), CONSTRAINT
    ck_reconciled_line_active CHECK (active IN (0, 1)), CONSTRAINT
    fk_reconciled_line_reconciliation_id FOREIGN KEY(reconciliation_id) REFERENCES
    reconciliation (id), CONSTRAINT fk_reconciled_line_statement_line_id FOREIGN
    KEY(statement_line_id) REFERENCES statement_line (id) )""",
    """CREATE TABLE cheque_event ( id INTEGER NOT NULL, cheque_id INTEGER NOT NULL, kind VARCHAR
    NOT NULL, day INTEGER NOT NULL, reason VARCHAR NOT NULL, officer_id INTEGER NOT NULL,
    recorded_at VARCHAR NOT NULL, CONSTRAINT pk_cheque_event PRIMARY KEY (id), CONSTRAINT
    ck_cheque_event_kind CHECK (kind IN ('cleared', 'reopened', 'returned', 'cancelled')),
    CONSTRAINT fk_cheque_event_cheque_id FOREIGN KEY(cheque_id) REFERENCES cheque (id),
    CONSTRAINT fk_cheque_event_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) )""",
    """CREATE TABLE settlement ( id INTEGER NOT NULL, opening_entry_id INTEGER NOT NULL,
    opening_position INTEGER NOT NULL, settling_entry_id INTEGER NOT NULL, settling_position
    INTEGER NOT NULL, amount INTEGER NOT NULL, foreign_amount INTEGER, officer_id INTEGER NOT
    NULL, recorded_at VARCHAR NOT NULL, undoes_id INTEGER, CONSTRAINT pk_settlement PRIMARY
    KEY (id), CONSTRAINT fk_settlement_opening FOREIGN KEY(opening_entry_id, opening_position)
    REFERENCES line (entry_id, position), CONSTRAINT fk_settlement_settling FOREIGN
    KEY(settling_entry_id, settling_position) REFERENCES line (entry_id, position), CONSTRAINT
    uq_settlement_undoes_id UNIQUE (undoes_id), CONSTRAINT ck_settlement_amount CHECK (amount
    BETWEEN 1 AND 1000000000000000), CONSTRAINT ck_settlement_foreign_amount CHECK
    (foreign_amount IS NULL OR foreign_amount >= 0), CONSTRAINT fk_settlement_officer_id
    FOREIGN KEY(officer_id) REFERENCES officer (id), CONSTRAINT fk_settlement_undoes_id
    FOREIGN KEY(undoes_id) REFERENCES settlement (id) )""",
    """CREATE TABLE settling_item ( id INTEGER NOT NULL, settling_id INTEGER NOT NULL, entry_id
    INTEGER NOT NULL, position INTEGER NOT NULL, amount INTEGER NOT NULL, CONSTRAINT
    pk_settling_item PRIMARY KEY (id), CONSTRAINT fk_settling_item_line FOREIGN KEY(entry_id,
    position) REFERENCES line (entry_id, position), CONSTRAINT
    uq_settling_item_settling_id_entry_id_position UNIQUE (settling_id, entry_id, position),
    CONSTRAINT ck_settling_item_amount CHECK (amount BETWEEN 1 AND 1000000000000000),
    CONSTRAINT fk_settling_item_settling_id FOREIGN KEY(settling_id) REFERENCES settling (id)
    )""",
    """CREATE TABLE audit_tick ( id INTEGER NOT NULL, item_id INTEGER NOT NULL, result VARCHAR
    NOT NULL, note VARCHAR NOT NULL, officer_id INTEGER NOT NULL, recorded_at VARCHAR NOT
    NULL, CONSTRAINT pk_audit_tick PRIMARY KEY (id), CONSTRAINT ck_audit_tick_result CHECK
    (result IN ('ok', 'exception', 'missing')), CONSTRAINT ck_audit_tick_note CHECK (result =
    'ok' OR note <> ''), CONSTRAINT fk_audit_tick_item_id FOREIGN KEY(item_id) REFERENCES
    audit_sample_item (id), CONSTRAINT fk_audit_tick_officer_id FOREIGN KEY(officer_id)
    REFERENCES officer (id) )""",
    """CREATE UNIQUE INDEX ix_budget_adopted ON budget (fiscal_year_id) WHERE status = 'adopted'""",
    """CREATE INDEX ix_commitment_day ON commitment (day)""",
    """CREATE INDEX ix_exchange_rate_day ON exchange_rate (currency, day)""",
    """CREATE INDEX ix_revaluation_day ON revaluation (day)""",
    """CREATE INDEX ix_cash_count_account_id ON cash_count (account_id, day)""",
    """CREATE INDEX ix_year_act_fiscal_year_id ON year_act (fiscal_year_id)""",
    """CREATE INDEX ix_point_note_fiscal_year_id ON point_note (fiscal_year_id)""",
    """CREATE INDEX ix_import_batch_sha256 ON import_batch (sha256)""",
    """CREATE INDEX ix_fund_line_fund_id ON fund_line (fund_id)""",
    """CREATE UNIQUE INDEX ix_statement_note_kind ON statement_note (fiscal_year_id, kind) WHERE
    kind <> 'own'""",
    """CREATE INDEX ix_settling_partner_id ON settling (partner_id)""",
    """CREATE INDEX ix_dues_rate_fiscal_year_id ON dues_rate (fiscal_year_id)""",
    """CREATE INDEX ix_dues_member_class_id ON dues_member (class_id)""",
    """CREATE INDEX ix_dues_member_partner_id ON dues_member (partner_id)""",
    """CREATE INDEX ix_dues_charge_class_id ON dues_charge (class_id)""",
    """CREATE INDEX ix_dues_charge_fiscal_year_id ON dues_charge (fiscal_year_id)""",
    """CREATE INDEX ix_advance_partner_id ON advance (partner_id)""",
    """CREATE INDEX ix_asset_asset_class_id ON asset (asset_class_id)""",
    """CREATE INDEX ix_bank_statement_account ON bank_statement (bank_account_id, last_day)""",
    """CREATE INDEX ix_reconciliation_account ON reconciliation (bank_account_id, last_day)""",
    """CREATE UNIQUE INDEX ix_reconciliation_open ON reconciliation (bank_account_id) WHERE state
    = 'open'""",
    """CREATE UNIQUE INDEX ix_budget_figure_place ON budget_figure (budget_id, account_id,
    ifnull(fund_id, 0), ifnull(project_id, 0), ifnull(branch_id, 0))""",
    """CREATE INDEX ix_variance_note_budget_id ON variance_note (budget_id)""",
    """CREATE INDEX ix_revaluation_line_revaluation_id ON revaluation_line (revaluation_id)""",
    """CREATE INDEX ix_grant_line_grant_id ON grant_line (grant_id)""",
    """CREATE UNIQUE INDEX uq_bill_number ON bill (partner_id, number_key) WHERE cancelled = 0""",
    """CREATE INDEX ix_bill_document_id ON bill (document_id)""",
    """CREATE INDEX ix_bill_due_day ON bill (due_day)""",
    """CREATE INDEX ix_advance_settlement_advance_id ON advance_settlement (advance_id)""",
    """CREATE INDEX ix_control_override_entry_id ON control_override (entry_id)""",
    """CREATE INDEX ix_asset_move_asset_id ON asset_move (asset_id)""",
    """CREATE INDEX ix_depreciation_charge_asset_id ON depreciation_charge (asset_id)""",
    """CREATE INDEX ix_asset_disposal_asset_id ON asset_disposal (asset_id)""",
    """CREATE INDEX ix_asset_source_entry_id ON asset_source (entry_id)""",
    """CREATE INDEX ix_asset_count_line_asset_count_id ON asset_count_line (asset_count_id)""",
    """CREATE INDEX ix_cheque_account_id ON cheque (account_id, number)""",
    """CREATE INDEX ix_line_fund_line ON line (fund_line_id, day, account_id, amount) WHERE
    fund_line_id IS NOT NULL""",
    """CREATE INDEX ix_line_fund ON line (fund_id, day, account_id, amount)""",
    """CREATE INDEX ix_line_partner ON line (partner_id, day) WHERE partner_id IS NOT NULL""",
    """CREATE INDEX ix_line_activity ON line (day, project_id, account_id, amount)""",
    """CREATE INDEX ix_line_account ON line (account_id, day, amount, project_id, fund_id)""",
    """CREATE INDEX ix_line_branch ON line (branch_id, day, account_id, amount, fund_id) WHERE
    branch_id IS NOT NULL""",
    """CREATE INDEX ix_advance_scan_document_id ON advance_scan (document_id)""",
    """CREATE INDEX ix_audit_sample_item_entry_id ON audit_sample_item (entry_id)""",
    """CREATE INDEX ix_voucher_partner_id ON voucher (partner_id)""",
    """CREATE INDEX ix_entry_origin_subject ON entry_origin (subject)""",
    """CREATE INDEX ix_reconciled_line_of ON reconciled_line (reconciliation_id, group_number)""",
    """CREATE INDEX ix_reconciled_line_entry ON reconciled_line (entry_id, position) WHERE
    entry_id IS NOT NULL""",
    """CREATE INDEX ix_reconciled_line_statement ON reconciled_line (statement_line_id) WHERE
    statement_line_id IS NOT NULL""",
    """CREATE INDEX ix_cheque_event_cheque_id ON cheque_event (cheque_id, id)""",
    """CREATE INDEX ix_settlement_opening ON settlement (opening_entry_id, opening_position)""",
    """CREATE INDEX ix_settlement_settling ON settlement (settling_entry_id, settling_position)""",
    """CREATE INDEX ix_settling_item_line ON settling_item (entry_id, position)""",
    """CREATE INDEX ix_audit_tick_item_id ON audit_tick (item_id)""",
)
