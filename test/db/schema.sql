-- Tables and columns
absence.id uuid not null
absence.person_id text not null
absence.from_on date not null
absence.until_on date not null
absence.substitute_id text not null
absence.reason text not null
absence.entered_by text not null
absence.entered_at timestamp(3) with time zone not null
absence.ended_on date
absence.ended_by text
account.person_id text not null
account.login text not null
account.password_hash text not null
account.must_change_password boolean not null default false
account.pin_hash text
account.pin_failures integer not null default 0
account.disabled_at timestamp(3) with time zone
administration.id bigint not null identity
administration.at timestamp(3) with time zone not null default now()
administration.by text not null
administration.what text not null
administration.subject text not null
administration.detail jsonb not null
authority.id text not null
authority.name text not null
authority.number_word text not null
authority.demo boolean not null default false
authority.parent_id text
calendar_preview.id uuid not null
calendar_preview.version text not null
calendar_preview.calendar jsonb not null
calendar_preview.based_on text not null
calendar_preview.days jsonb not null default '[]'::jsonb
calendar_preview.moves jsonb not null
calendar_preview.made_by text not null
calendar_preview.made_at timestamp(3) with time zone not null default now()
calendar_preview.applied_by text
calendar_preview.applied_at timestamp(3) with time zone
calendar_version.id bigint not null identity
calendar_version.version text not null
calendar_version.calendar jsonb not null
calendar_version.loaded_by text not null
calendar_version.loaded_at timestamp(3) with time zone not null default now()
case_file.case_id uuid not null
case_file.hash text not null
case_file.name text not null
case_file.added_by text not null
case_file.added_at timestamp(3) with time zone not null default now()
case_side.case_id uuid not null
case_side.person_id text not null
case_side.side text not null
case_side.since date not null
clock.process_id text not null
clock.clock text not null
clock.started_at_revision integer not null
clock.from_on date not null
clock.extended_by integer not null default 0
clock.extended_on date
clock.ended_on date
clock.dropped_on date
clock.due_on date not null
clock.receipt jsonb not null
clock_count.process_id text not null
clock_count.clock text not null
clock_count.started_at_revision integer not null
clock_count.calendar_version text not null
clock_count.extended_by integer not null
clock_count.stop_marks integer not null default 0
clock_count.due_on date not null
clock_count.receipt jsonb not null
clock_count.counted_at timestamp(3) with time zone not null default now()
command_key.id text not null
command_key.public_key text not null
command_key.registered_at timestamp(3) with time zone not null default now()
command_key.retired_at timestamp(3) with time zone
content.hash text not null
content.body text not null
content.stored_at timestamp(3) with time zone not null default now()
credential.id text not null
credential.person_id text not null
credential.number text not null
credential.kind text not null
credential.issued_by text not null
credential.valid_from date not null
credential.valid_until date not null
credential.revoked_on date
credential.source text not null
decision.case_id uuid not null
decision.content_hash text not null
decision.pass_id text
decision.out_of_scope_id text
decision.deliberation_id text
decision.substituted boolean
decision.validity text not null default 'valid'::text
decision.number text not null
decision.decided_by text not null
decision.decided_on date not null
decision.decided_at timestamp(3) with time zone not null
decision.text_hash text
deliberation.id text not null
deliberation.case_id uuid not null
deliberation.act_kind text not null
deliberation.meeting text not null
deliberation.content_hash text not null
deliberation.planned_on date not null
deliberation.members text[] not null
deliberation.chair_id text not null
deliberation.recorder_id text not null
deliberation.convened_by text not null
deliberation.convened_on date not null
deliberation.convened_at timestamp(3) with time zone not null
deliberation.held_on date
deliberation.present text[]
deliberation.recused text[]
deliberation.observers text[]
deliberation.in_favor integer
deliberation.against integer
deliberation.abstained integer
deliberation.conclusion text
deliberation.record_hash text
deliberation.recorded_by text
deliberation.recorded_on date
deliberation.recorded_at timestamp(3) with time zone
deliberation.confirmed_by text
deliberation.confirmed_on date
deliberation.confirmed_at timestamp(3) with time zone
deliberation.substitutes boolean
deliberation.validity text not null default 'valid'::text
deliberation.voided_on date
deliberation.voided_by text
deliberation.voided_at_revision integer
device.token_hash text not null
device.person_id text not null
device.id uuid not null default gen_random_uuid()
device.label text not null
device.created_at timestamp(3) with time zone not null
device.expires_at timestamp(3) with time zone not null
device.signed_out_at timestamp(3) with time zone
device.revoked_at timestamp(3) with time zone
document_number.authority_id text not null
document_number.word text not null
document_number.year integer not null
document_number.seq integer not null
document_number.number text not null
document_number.process_id text not null
document_number.revision integer not null
document_series.authority_id text not null
document_series.word text not null
document_series.year integer not null
document_series.last_seq integer not null
draft.case_id uuid not null
draft.content jsonb not null
draft.version integer not null
draft.saved_by text not null
draft.saved_at timestamp(3) with time zone not null default now()
enforcement_case.id uuid not null
enforcement_case.process_id text not null default ('case-'::text || (id)::text)
enforcement_case.party_name text not null
enforcement_case.party_code text
enforcement_case.party_type text
enforcement_case.act_kind text not null
enforcement_case.summary_procedure boolean not null default false
enforcement_case.handling_unit_id text
enforcement_case.review_unit_id text
enforcement_case.handlers text[] not null default '{}'::text[]
enforcement_case.reviewer_id text
enforcement_case.party_state text not null
enforcement_case.round integer not null default 0
enforcement_case.profile_id text not null
enforcement_case.profile_version integer not null
enforcement_case.opened_on date
enforcement_case.signed_by text
enforcement_case.signed_on date
enforcement_case.signed_at timestamp(3) with time zone
enforcement_case.decided_on date
enforcement_case.served_on date
enforcement_case.closed_on date
enforcement_case.ending text
enforcement_case.ended_on date
file.hash text not null
file.type text not null
file.size bigint not null
file.stored_at timestamp(3) with time zone not null default now()
file_holder.hash text not null
file_holder.person_id text not null
file_holder.name text not null
file_holder.stored_at timestamp(3) with time zone not null default now()
historical_decision.case_id uuid not null
historical_decision.authority_id text not null
historical_decision.source_id text not null
historical_decision.content_hash text not null
historical_decision.number text
historical_decision.decided_on date
historical_decision.findings jsonb not null default '[]'::jsonb
historical_decision.entered_by text not null
historical_decision.entered_at timestamp(3) with time zone not null
ledger.process_id text not null
ledger.subject_kind text not null
ledger.subject_id text not null
ledger.revision integer not null
ledger.seq integer not null
ledger.command_id text not null
ledger.actor_id text not null
ledger.actor_roles text[] not null
ledger.type text not null
ledger.act jsonb not null
ledger.text_hash text
ledger.on date not null
ledger.at timestamp(3) with time zone not null
ledger.state text not null
ledger.fingerprint text not null
ledger.numbers text[] not null
ledger.entry text not null
ledger.previous_hash text not null
ledger.hash text not null
ledger.recorded_at timestamp(3) with time zone not null default now()
login_attempt.login text not null
login_attempt.address text not null
login_attempt.known text
login_attempt.at timestamp(3) with time zone not null
login_attempt.succeeded boolean not null
mail_link.token_hash text not null
mail_link.person_id text not null
mail_link.task_id text not null
mail_link.process_id text not null
mail_link.revision integer not null
mail_link.content_hash text
mail_link.purpose text not null
mail_link.created_at timestamp(3) with time zone not null
mail_link.expires_at timestamp(3) with time zone not null
mail_link.dead_at timestamp(3) with time zone
opinion.id text not null
opinion.case_id uuid not null
opinion.round integer not null
opinion.form text not null default 'letter'::text
opinion.kind text not null
opinion.passes boolean not null
opinion.content_hash text not null
opinion.answers text[] not null
opinion.text_hash text
opinion.reviewer_id text not null
opinion.side text not null default 'reviewing'::text
opinion.signed_on date not null
opinion.signed_at timestamp(3) with time zone not null
opinion.issued boolean
opinion.issued_by text
opinion.issued_on date
opinion.issued_at timestamp(3) with time zone
opinion.number text
opinion.returned_on date
opinion.returned_by text
opinion.withdrawn_on date
opinion.withdrawn_by text
opinion.withdrawn_reason_hash text
out_of_scope.id text not null
out_of_scope.case_id uuid not null
out_of_scope.content_hash text not null
out_of_scope.ground text not null
out_of_scope.list_version text not null
out_of_scope.text_hash text
out_of_scope.confirmed_by text not null
out_of_scope.side text not null default 'reviewing'::text
out_of_scope.confirmed_on date not null
out_of_scope.confirmed_at timestamp(3) with time zone not null
out_of_scope.validity text not null default 'valid'::text
out_of_scope.voided_on date
out_of_scope.voided_by text
out_of_scope.voided_at_revision integer
outbox.id bigint not null identity
outbox.mail_key text not null
outbox.kind text not null
outbox.process_id text not null
outbox.revision integer not null
outbox.person_id text not null
outbox.task_id text
outbox.act text not null
outbox.clock text
outbox.due_on date
outbox.asked_by text
outbox.review_result text
outbox.nonce bytea
outbox.created_at timestamp(3) with time zone not null
outbox.attempts integer not null default 0
outbox.next_at timestamp(3) with time zone not null default now()
outbox.claimed_until timestamp(3) with time zone
outbox.sent_at timestamp(3) with time zone
outbox.message_id text
outbox.last_error text
outbox.given_up_at timestamp(3) with time zone
pass.opinion_id text not null
pass.case_id uuid not null
pass.content_hash text not null
pass.passes boolean not null default true
pass.issued boolean not null default true
pass.validity text not null default 'valid'::text
pass.voided_on date
pass.voided_by text
pass.voided_at_revision integer
person.id text not null
person.authority_id text not null
person.unit_id text
person.name text not null
person.title text not null default ''::text
person.offices jsonb not null default '[]'::jsonb
person.qualification text
person.first_review_on date
person.first_review_source text
person.email text
person.active boolean not null default true
pool_member.id text not null
pool_member.person_id text not null
pool_member.kind text not null
pool_member.lent_by text not null
pool_member.to_authority_id text not null
pool_member.from_on date not null
pool_member.until_on date
pool_member.basis text not null
process.id text not null
process.kind text not null
process.subject_kind text not null
process.subject_id text not null
process.authority_id text not null
process.number text not null
process.title text not null
process.keywords text not null default ''::text
process.outcome_number text
process.state text not null
process.revision integer not null
process.changed_at_revision integer not null
process.snapshot jsonb not null
process.fingerprint text not null
process.content_hash text
process.back_entry boolean not null
process.demo boolean not null
process.entered_at timestamp(3) with time zone not null
process.changed_at timestamp(3) with time zone not null
profile_activation.id bigint not null identity
profile_activation.authority_id text not null
profile_activation.profile_id text not null
profile_activation.profile_version integer not null
profile_activation.rules jsonb not null
profile_activation.effective_from date not null
profile_activation.activated_by text not null
profile_activation.activated_at timestamp(3) with time zone not null default now()
publication.case_id uuid not null
publication.process_id text not null default ('publication-'::text || (case_id)::text)
publication.decided_on date not null
publication.served_on date
publication.public jsonb
publication.published_on date
publication.published_at timestamp(3) with time zone
publication.display_until date
publication.declined_ground text
publication.withdrawn_on date
publication.withdrawn_at timestamp(3) with time zone
publication.withdrawal_kind text
publication.withdrawal_reason text
publication.withdrawal_document text
publication.withdrawal_effective_on date
refusal.id bigint not null identity
refusal.process_id text not null
refusal.subject_kind text not null
refusal.subject_id text not null
refusal.command_id text not null
refusal.person_id text not null
refusal.type text not null
refusal.act jsonb not null
refusal.code text not null
refusal.facts jsonb not null default '{}'::jsonb
refusal.revision integer
refusal.on date not null
refusal.at timestamp(3) with time zone not null
refusal.repeats integer not null default 0
refusal.repeated_at timestamp(3) with time zone
session.token_hash text not null
session.person_id text not null
session.id uuid not null default gen_random_uuid()
session.device_id uuid
session.label text not null default ''::text
session.csrf_hash text
session.created_at timestamp(3) with time zone not null
session.seen_at timestamp(3) with time zone not null
session.expires_at timestamp(3) with time zone not null
session.ended_at timestamp(3) with time zone
setting.key text not null
setting.value jsonb not null
submission.case_id uuid not null
submission.round integer not null
submission.begun_by text not null default 'submitForReview'::text
submission.content_hash text not null
submission.signed_by text
submission.signed_on date
submission.signed_at timestamp(3) with time zone
submission.submitted_by text not null
submission.submitted_at timestamp(3) with time zone not null
submission.received_on date not null
submission.accepted_by text
submission.accepted_on date
submission.accepted_at timestamp(3) with time zone
submission.ended_on date
submission.ended_by text
task.id text not null
task.process_id text not null
task.kind text not null
task.role text not null
task.person_id text
task.of_id text not null
task.act text not null
task.clock text
task.due_on date not null default '9999-12-31'::date
task.opened_on date not null
task.opened_at timestamp(3) with time zone not null
task.opened_at_revision integer not null
task.opened_by text not null
task.closed_on date
task.closed_at timestamp(3) with time zone
task.closed_by text
task.closed_by_act text
task.authority_id text not null default ''::text
task.again boolean not null default false
task.due_at double precision
task.reminders integer not null default 0
task.last_reminded_on date
task_holder.task_id text not null
task_holder.holder text not null
task_holder.due_on date not null
task_holder.open boolean not null default true
task_holder.kind text not null default ''::text
task_holder.again boolean not null default false
task_holder.due_at double precision
task_watcher.task_id text not null
task_watcher.person_id text not null
task_watcher.due_on date not null
task_watcher.held boolean not null
task_watcher.kind text not null
task_watcher.again boolean not null
task_watcher.due_at double precision
unit.id text not null
unit.authority_id text not null
unit.name text not null
unit.kind text not null
unit.active boolean not null default true
unit.parent_id text
unit.level text not null default 'other'::text
unit.delegated_by text

-- Constraints
absence absence_days: CHECK ((from_on <= until_on))
absence absence_end: CHECK (((ended_on IS NULL) = (ended_by IS NULL)))
absence absence_not_self: CHECK ((person_id <> substitute_id))
absence absence_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
absence absence_pkey: PRIMARY KEY (id)
absence absence_substitute_id_person_id_fk: FOREIGN KEY (substitute_id) REFERENCES person(id)
account account_login_unique: UNIQUE (login)
account account_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
account account_pkey: PRIMARY KEY (person_id)
administration administration_pkey: PRIMARY KEY (id)
authority authority_numberWord_unique: UNIQUE (number_word)
authority authority_parent_id_authority_id_fk: FOREIGN KEY (parent_id) REFERENCES authority(id)
authority authority_pkey: PRIMARY KEY (id)
calendar_preview calendar_preview_pkey: PRIMARY KEY (id)
calendar_version calendar_version_pkey: PRIMARY KEY (id)
calendar_version calendar_version_version_unique: UNIQUE (version)
case_file case_file_added_by_person_id_fk: FOREIGN KEY (added_by) REFERENCES person(id)
case_file case_file_case_id_enforcement_case_id_fk: FOREIGN KEY (case_id) REFERENCES enforcement_case(id)
case_file case_file_hash_file_hash_fk: FOREIGN KEY (hash) REFERENCES file(hash)
case_file case_file_pkey: PRIMARY KEY (case_id, hash)
case_side case_side_case_id_enforcement_case_id_fk: FOREIGN KEY (case_id) REFERENCES enforcement_case(id)
case_side case_side_known: CHECK ((side = ANY (ARRAY['handling'::text, 'reviewing'::text])))
case_side case_side_of_person: UNIQUE (case_id, person_id, side)
case_side case_side_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
case_side case_side_pkey: PRIMARY KEY (case_id, person_id)
clock clock_pkey: PRIMARY KEY (process_id, clock, started_at_revision)
clock clock_process_id_process_id_fk: FOREIGN KEY (process_id) REFERENCES process(id)
clock_count clock_count_of_clock: FOREIGN KEY (process_id, clock, started_at_revision) REFERENCES clock(process_id, clock, started_at_revision)
clock_count clock_count_pkey: PRIMARY KEY (process_id, clock, started_at_revision, extended_by, stop_marks, calendar_version)
command_key command_key_pkey: PRIMARY KEY (id)
content content_is_what_its_hash_says: CHECK ((hash = encode(sha256(convert_to(body, 'UTF8'::name)), 'hex'::text)))
content content_pkey: PRIMARY KEY (hash)
credential credential_days: CHECK ((valid_from <= valid_until))
credential credential_kind: CHECK ((kind = ANY (ARRAY['enforcement'::text, 'supervision'::text, 'review'::text])))
credential credential_number_once: UNIQUE (kind, number)
credential credential_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
credential credential_pkey: PRIMARY KEY (id)
decision decision_case: FOREIGN KEY (case_id) REFERENCES enforcement_case(id)
decision decision_content_hash_content_hash_fk: FOREIGN KEY (content_hash) REFERENCES content(hash)
decision decision_decided_by_person_id_fk: FOREIGN KEY (decided_by) REFERENCES person(id)
decision decision_number_document_number_number_fk: FOREIGN KEY (number) REFERENCES document_number(number)
decision decision_number_unique: UNIQUE (number)
decision decision_on_one_ground: CHECK ((num_nonnulls(pass_id, out_of_scope_id, deliberation_id) = 1))
decision decision_on_out_of_scope_record: FOREIGN KEY (out_of_scope_id, case_id, content_hash, validity) REFERENCES out_of_scope(id, case_id, content_hash, validity)
decision decision_on_substituting_deliberation: FOREIGN KEY (deliberation_id, case_id, content_hash, validity, substituted) REFERENCES deliberation(id, case_id, content_hash, validity, substitutes)
decision decision_on_substituting_deliberation_only: CHECK ((((deliberation_id IS NULL) = (substituted IS NULL)) AND (substituted IS NOT FALSE)))
decision decision_on_valid_ground: CHECK ((validity = 'valid'::text))
decision decision_on_valid_pass: FOREIGN KEY (pass_id, case_id, content_hash, validity) REFERENCES pass(opinion_id, case_id, content_hash, validity)
decision decision_pkey: PRIMARY KEY (case_id)
decision decision_text_hash_content_hash_fk: FOREIGN KEY (text_hash) REFERENCES content(hash)
deliberation deliberation_chair_id_person_id_fk: FOREIGN KEY (chair_id) REFERENCES person(id)
deliberation deliberation_conclusion: CHECK ((((meeting = 'disagreement'::text) AND (conclusion = ANY (ARRAY['forHandler'::text, 'forReviewer'::text]))) OR ((meeting = 'heads'::text) AND (conclusion = ANY (ARRAY['approve'::text, 'change'::text, 'refuse'::text])))))
deliberation deliberation_confirmed_by_chair: CHECK ((confirmed_by = chair_id))
deliberation deliberation_confirmed_whole: CHECK (((num_nonnulls(confirmed_by, confirmed_on, confirmed_at, substitutes) = ANY (ARRAY[0, 4])) AND ((confirmed_on IS NULL) OR (conclusion IS NOT NULL))))
deliberation deliberation_content_hash_content_hash_fk: FOREIGN KEY (content_hash) REFERENCES content(hash)
deliberation deliberation_convened_by_person_id_fk: FOREIGN KEY (convened_by) REFERENCES person(id)
deliberation deliberation_members: CHECK (((cardinality(members) >= 3) AND (chair_id = ANY (members)) AND (present <@ members) AND (chair_id = ANY (present))))
deliberation deliberation_of_case_and_kind: FOREIGN KEY (case_id, act_kind) REFERENCES enforcement_case(id, act_kind)
deliberation deliberation_of_content: UNIQUE (id, case_id, content_hash, validity, substitutes)
deliberation deliberation_pkey: PRIMARY KEY (id)
deliberation deliberation_record_hash_content_hash_fk: FOREIGN KEY (record_hash) REFERENCES content(hash)
deliberation deliberation_recorded_by_recorder: CHECK ((recorded_by = recorder_id))
deliberation deliberation_recorded_whole: CHECK ((num_nonnulls(held_on, present, recused, observers, in_favor, against, abstained, conclusion, record_hash, recorded_by, recorded_on, recorded_at) = ANY (ARRAY[0, 12])))
deliberation deliberation_recorder_id_person_id_fk: FOREIGN KEY (recorder_id) REFERENCES person(id)
deliberation deliberation_substitutes_no_review_of_a_penalty: CHECK (((NOT COALESCE(substitutes, false)) OR ((meeting = 'disagreement'::text) AND (conclusion = 'forHandler'::text) AND (act_kind <> 'penalty'::text))))
deliberation deliberation_validity: CHECK ((validity = ANY (ARRAY['valid'::text, 'voided'::text])))
deliberation deliberation_voided_by_an_act: CHECK (((validity = 'voided'::text) = (voided_by IS NOT NULL)))
device device_id_unique: UNIQUE (id)
device device_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
device device_pkey: PRIMARY KEY (token_hash)
document_number document_number_number_unique: UNIQUE (number)
document_number document_number_pkey: PRIMARY KEY (authority_id, word, year, seq)
document_number document_number_process_id_process_id_fk: FOREIGN KEY (process_id) REFERENCES process(id)
document_number document_number_series: FOREIGN KEY (authority_id, word, year) REFERENCES document_series(authority_id, word, year)
document_series document_series_authority_id_authority_id_fk: FOREIGN KEY (authority_id) REFERENCES authority(id)
document_series document_series_pkey: PRIMARY KEY (authority_id, word, year)
draft draft_of_case: FOREIGN KEY (case_id) REFERENCES enforcement_case(id)
draft draft_pkey: PRIMARY KEY (case_id)
draft draft_saved_by_person_id_fk: FOREIGN KEY (saved_by) REFERENCES person(id)
enforcement_case case_of_kind: UNIQUE (id, act_kind)
enforcement_case case_of_process: UNIQUE (process_id)
enforcement_case enforcement_case_handling_unit_id_unit_id_fk: FOREIGN KEY (handling_unit_id) REFERENCES unit(id)
enforcement_case enforcement_case_pkey: PRIMARY KEY (id)
enforcement_case enforcement_case_process_id_process_id_fk: FOREIGN KEY (process_id) REFERENCES process(id)
enforcement_case enforcement_case_review_unit_id_unit_id_fk: FOREIGN KEY (review_unit_id) REFERENCES unit(id)
enforcement_case enforcement_case_reviewer_id_person_id_fk: FOREIGN KEY (reviewer_id) REFERENCES person(id)
enforcement_case enforcement_case_signed_by_person_id_fk: FOREIGN KEY (signed_by) REFERENCES person(id)
file file_hash: CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
file file_pkey: PRIMARY KEY (hash)
file_holder file_holder_hash_file_hash_fk: FOREIGN KEY (hash) REFERENCES file(hash)
file_holder file_holder_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
file_holder file_holder_pkey: PRIMARY KEY (hash, person_id)
historical_decision historical_decision_case: FOREIGN KEY (case_id) REFERENCES enforcement_case(id)
historical_decision historical_decision_entered_by_person_id_fk: FOREIGN KEY (entered_by) REFERENCES person(id)
historical_decision historical_decision_once: UNIQUE (authority_id, source_id)
historical_decision historical_decision_pkey: PRIMARY KEY (case_id)
ledger ledger_command_once: UNIQUE (command_id, process_id)
ledger ledger_hash: CHECK ((hash = encode(sha256(convert_to(((((previous_hash || chr(10)) || entry) || chr(10)) || array_to_string(numbers, ','::text)), 'UTF8'::name)), 'hex'::text)))
ledger ledger_of_process: FOREIGN KEY (process_id, subject_kind, subject_id) REFERENCES process(id, subject_kind, subject_id)
ledger ledger_order: UNIQUE (subject_kind, subject_id, seq)
ledger ledger_pkey: PRIMARY KEY (process_id, revision)
mail_link mail_link_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
mail_link mail_link_pkey: PRIMARY KEY (token_hash)
mail_link mail_link_process_id_process_id_fk: FOREIGN KEY (process_id) REFERENCES process(id)
mail_link mail_link_task_id_task_id_fk: FOREIGN KEY (task_id) REFERENCES task(id)
opinion opinion_content_hash_content_hash_fk: FOREIGN KEY (content_hash) REFERENCES content(hash)
opinion opinion_issued_by_another: CHECK ((issued_by <> reviewer_id))
opinion opinion_issued_whole: CHECK ((((form = 'letter'::text) AND (issued IS NULL) AND (num_nonnulls(issued_by, issued_on, number) = 0)) OR ((form = 'letter'::text) AND issued AND (num_nonnulls(issued_by, issued_on, number) = 3)) OR ((form = 'light'::text) AND COALESCE(issued, false) AND (num_nonnulls(issued_by, number) = 0) AND (issued_on IS NOT NULL))))
opinion opinion_issuer_is_no_handler: FOREIGN KEY (case_id, issued_by, side) REFERENCES case_side(case_id, person_id, side)
opinion opinion_number_unique: UNIQUE (number)
opinion opinion_of_content: UNIQUE (id, case_id, content_hash, passes, issued)
opinion opinion_pkey: PRIMARY KEY (id)
opinion opinion_reviewer_is_no_handler: FOREIGN KEY (case_id, reviewer_id, side) REFERENCES case_side(case_id, person_id, side)
opinion opinion_round: FOREIGN KEY (case_id, round) REFERENCES submission(case_id, round)
opinion opinion_side: CHECK ((side = 'reviewing'::text))
opinion opinion_text_hash_content_hash_fk: FOREIGN KEY (text_hash) REFERENCES content(hash)
opinion opinion_withdrawn_by_its_signer: CHECK (((num_nonnulls(withdrawn_on, withdrawn_by, withdrawn_reason_hash) = ANY (ARRAY[0, 3])) AND ((withdrawn_by IS NULL) OR ((withdrawn_by = reviewer_id) AND COALESCE(issued, false)))))
opinion opinion_withdrawn_reason_hash_content_hash_fk: FOREIGN KEY (withdrawn_reason_hash) REFERENCES content(hash)
out_of_scope out_of_scope_case_id_enforcement_case_id_fk: FOREIGN KEY (case_id) REFERENCES enforcement_case(id)
out_of_scope out_of_scope_confirmed_by_no_handler: FOREIGN KEY (case_id, confirmed_by, side) REFERENCES case_side(case_id, person_id, side)
out_of_scope out_of_scope_content_hash_content_hash_fk: FOREIGN KEY (content_hash) REFERENCES content(hash)
out_of_scope out_of_scope_of_content: UNIQUE (id, case_id, content_hash, validity)
out_of_scope out_of_scope_pkey: PRIMARY KEY (id)
out_of_scope out_of_scope_side: CHECK ((side = 'reviewing'::text))
out_of_scope out_of_scope_text_hash_content_hash_fk: FOREIGN KEY (text_hash) REFERENCES content(hash)
out_of_scope out_of_scope_validity: CHECK ((validity = ANY (ARRAY['valid'::text, 'voided'::text])))
out_of_scope out_of_scope_voided_by_an_act: CHECK (((validity = 'voided'::text) = (voided_by IS NOT NULL)))
outbox outbox_kind: CHECK ((kind = ANY (ARRAY['taskOpened'::text, 'reminder'::text, 'urged'::text, 'refused'::text, 'linkMisused'::text])))
outbox outbox_mailKey_unique: UNIQUE (mail_key)
outbox outbox_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
outbox outbox_pkey: PRIMARY KEY (id)
pass pass_is_of_an_issued_pass: CHECK ((passes AND issued))
pass pass_of_content: UNIQUE (opinion_id, case_id, content_hash, validity)
pass pass_of_passing_opinion: FOREIGN KEY (opinion_id, case_id, content_hash, passes, issued) REFERENCES opinion(id, case_id, content_hash, passes, issued)
pass pass_pkey: PRIMARY KEY (opinion_id)
pass pass_validity: CHECK ((validity = ANY (ARRAY['valid'::text, 'voided'::text])))
pass pass_voided_by_an_act: CHECK (((validity = 'voided'::text) = (voided_by IS NOT NULL)))
person person_authority_id_authority_id_fk: FOREIGN KEY (authority_id) REFERENCES authority(id)
person person_first_review_has_source: CHECK (((first_review_on IS NULL) = (first_review_source IS NULL)))
person person_is_no_system: CHECK ((id <> 'system'::text))
person person_pkey: PRIMARY KEY (id)
person person_unit_id_unit_id_fk: FOREIGN KEY (unit_id) REFERENCES unit(id)
pool_member pool_member_days: CHECK (((until_on IS NULL) OR (from_on <= until_on)))
pool_member pool_member_kind: CHECK ((kind = ANY (ARRAY['reviewer'::text, 'counsel'::text, 'publicLawyer'::text])))
pool_member pool_member_lent_by_unit_id_fk: FOREIGN KEY (lent_by) REFERENCES unit(id)
pool_member pool_member_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
pool_member pool_member_pkey: PRIMARY KEY (id)
pool_member pool_member_to_authority_id_authority_id_fk: FOREIGN KEY (to_authority_id) REFERENCES authority(id)
process process_about_subject: UNIQUE (id, subject_kind, subject_id)
process process_authority_id_authority_id_fk: FOREIGN KEY (authority_id) REFERENCES authority(id)
process process_named_by_kind: CHECK (starts_with(id, (kind || '-'::text)))
process process_one_to_a_case: CHECK (((kind <> ALL (ARRAY['case'::text, 'publication'::text])) OR ((subject_kind = 'case'::text) AND (id = ((kind || '-'::text) || subject_id)))))
process process_pkey: PRIMARY KEY (id)
process process_subject_known: CHECK ((subject_kind = ANY (ARRAY['case'::text, 'authority'::text])))
profile_activation profile_activation_authority_id_authority_id_fk: FOREIGN KEY (authority_id) REFERENCES authority(id)
profile_activation profile_activation_pkey: PRIMARY KEY (id)
publication publication_of_decision: FOREIGN KEY (case_id) REFERENCES decision(case_id)
publication publication_of_process: UNIQUE (process_id)
publication publication_pkey: PRIMARY KEY (case_id)
publication publication_process_id_process_id_fk: FOREIGN KEY (process_id) REFERENCES process(id)
refusal refusal_once: UNIQUE (command_id, person_id)
refusal refusal_pkey: PRIMARY KEY (id)
session session_device_id_device_id_fk: FOREIGN KEY (device_id) REFERENCES device(id)
session session_id_unique: UNIQUE (id)
session session_person_id_person_id_fk: FOREIGN KEY (person_id) REFERENCES person(id)
session session_pkey: PRIMARY KEY (token_hash)
setting setting_pkey: PRIMARY KEY (key)
submission submission_accepted_by_person_id_fk: FOREIGN KEY (accepted_by) REFERENCES person(id)
submission submission_case_id_enforcement_case_id_fk: FOREIGN KEY (case_id) REFERENCES enforcement_case(id)
submission submission_content_hash_content_hash_fk: FOREIGN KEY (content_hash) REFERENCES content(hash)
submission submission_pkey: PRIMARY KEY (case_id, round)
submission submission_signed_by_person_id_fk: FOREIGN KEY (signed_by) REFERENCES person(id)
submission submission_submitted_by_person_id_fk: FOREIGN KEY (submitted_by) REFERENCES person(id)
task task_pkey: PRIMARY KEY (id)
task task_process_id_process_id_fk: FOREIGN KEY (process_id) REFERENCES process(id)
task_holder task_holder_pkey: PRIMARY KEY (task_id, holder)
task_holder task_holder_task_id_task_id_fk: FOREIGN KEY (task_id) REFERENCES task(id)
task_watcher task_watcher_pkey: PRIMARY KEY (task_id, person_id)
task_watcher task_watcher_task_id_task_id_fk: FOREIGN KEY (task_id) REFERENCES task(id)
unit unit_authority_id_authority_id_fk: FOREIGN KEY (authority_id) REFERENCES authority(id)
unit unit_delegated_by_authority_id_fk: FOREIGN KEY (delegated_by) REFERENCES authority(id)
unit unit_kind: CHECK ((kind = ANY (ARRAY['handling'::text, 'review'::text, 'office'::text])))
unit unit_level: CHECK ((level = ANY (ARRAY['city'::text, 'county'::text, 'street'::text, 'other'::text])))
unit unit_not_above_itself: CHECK ((parent_id <> id))
unit unit_parent_id_unit_id_fk: FOREIGN KEY (parent_id) REFERENCES unit(id)
unit unit_pkey: PRIMARY KEY (id)

-- Indexes
CREATE INDEX absence_by_substitute ON public.absence USING btree (substitute_id, until_on)
CREATE INDEX absence_of_person ON public.absence USING btree (person_id, until_on)
CREATE UNIQUE INDEX absence_pkey ON public.absence USING btree (id)
CREATE UNIQUE INDEX account_login_unique ON public.account USING btree (login)
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (person_id)
CREATE UNIQUE INDEX administration_pkey ON public.administration USING btree (id)
CREATE UNIQUE INDEX "authority_numberWord_unique" ON public.authority USING btree (number_word)
CREATE UNIQUE INDEX authority_pkey ON public.authority USING btree (id)
CREATE UNIQUE INDEX calendar_preview_pkey ON public.calendar_preview USING btree (id)
CREATE UNIQUE INDEX calendar_version_pkey ON public.calendar_version USING btree (id)
CREATE UNIQUE INDEX calendar_version_version_unique ON public.calendar_version USING btree (version)
CREATE INDEX case_file_by_hash ON public.case_file USING btree (hash)
CREATE UNIQUE INDEX case_file_pkey ON public.case_file USING btree (case_id, hash)
CREATE INDEX case_side_by_person ON public.case_side USING btree (person_id, side)
CREATE UNIQUE INDEX case_side_of_person ON public.case_side USING btree (case_id, person_id, side)
CREATE UNIQUE INDEX case_side_pkey ON public.case_side USING btree (case_id, person_id)
CREATE UNIQUE INDEX clock_pkey ON public.clock USING btree (process_id, clock, started_at_revision)
CREATE INDEX clock_running_by_due ON public.clock USING btree (clock, due_on) WHERE ((ended_on IS NULL) AND (dropped_on IS NULL))
CREATE UNIQUE INDEX clock_count_pkey ON public.clock_count USING btree (process_id, clock, started_at_revision, extended_by, stop_marks, calendar_version)
CREATE UNIQUE INDEX command_key_pkey ON public.command_key USING btree (id)
CREATE UNIQUE INDEX content_pkey ON public.content USING btree (hash)
CREATE UNIQUE INDEX credential_number_once ON public.credential USING btree (kind, number)
CREATE INDEX credential_of_person ON public.credential USING btree (person_id)
CREATE UNIQUE INDEX credential_pkey ON public.credential USING btree (id)
CREATE UNIQUE INDEX decision_number_unique ON public.decision USING btree (number)
CREATE UNIQUE INDEX decision_pkey ON public.decision USING btree (case_id)
CREATE INDEX deliberation_of_case ON public.deliberation USING btree (case_id)
CREATE UNIQUE INDEX deliberation_of_content ON public.deliberation USING btree (id, case_id, content_hash, validity, substitutes)
CREATE UNIQUE INDEX deliberation_pkey ON public.deliberation USING btree (id)
CREATE UNIQUE INDEX device_id_unique ON public.device USING btree (id)
CREATE INDEX device_of_person ON public.device USING btree (person_id)
CREATE UNIQUE INDEX device_pkey ON public.device USING btree (token_hash)
CREATE UNIQUE INDEX document_number_number_unique ON public.document_number USING btree (number)
CREATE INDEX document_number_of_process ON public.document_number USING btree (process_id)
CREATE UNIQUE INDEX document_number_pkey ON public.document_number USING btree (authority_id, word, year, seq)
CREATE UNIQUE INDEX document_series_pkey ON public.document_series USING btree (authority_id, word, year)
CREATE UNIQUE INDEX draft_pkey ON public.draft USING btree (case_id)
CREATE UNIQUE INDEX case_of_kind ON public.enforcement_case USING btree (id, act_kind)
CREATE UNIQUE INDEX case_of_process ON public.enforcement_case USING btree (process_id)
CREATE UNIQUE INDEX enforcement_case_pkey ON public.enforcement_case USING btree (id)
CREATE UNIQUE INDEX file_pkey ON public.file USING btree (hash)
CREATE INDEX file_holder_by_person ON public.file_holder USING btree (person_id)
CREATE UNIQUE INDEX file_holder_pkey ON public.file_holder USING btree (hash, person_id)
CREATE UNIQUE INDEX historical_decision_once ON public.historical_decision USING btree (authority_id, source_id)
CREATE UNIQUE INDEX historical_decision_pkey ON public.historical_decision USING btree (case_id)
CREATE INDEX ledger_by_actor ON public.ledger USING btree (actor_id, at)
CREATE UNIQUE INDEX ledger_command_once ON public.ledger USING btree (command_id, process_id)
CREATE UNIQUE INDEX ledger_order ON public.ledger USING btree (subject_kind, subject_id, seq)
CREATE UNIQUE INDEX ledger_pkey ON public.ledger USING btree (process_id, revision)
CREATE INDEX login_attempt_by_address ON public.login_attempt USING btree (address, at)
CREATE INDEX login_attempt_by_login ON public.login_attempt USING btree (login, at)
CREATE INDEX mail_link_of_task ON public.mail_link USING btree (task_id)
CREATE UNIQUE INDEX mail_link_pkey ON public.mail_link USING btree (token_hash)
CREATE UNIQUE INDEX opinion_number_unique ON public.opinion USING btree (number)
CREATE INDEX opinion_of_case ON public.opinion USING btree (case_id, round)
CREATE UNIQUE INDEX opinion_of_content ON public.opinion USING btree (id, case_id, content_hash, passes, issued)
CREATE UNIQUE INDEX opinion_pkey ON public.opinion USING btree (id)
CREATE UNIQUE INDEX out_of_scope_of_content ON public.out_of_scope USING btree (id, case_id, content_hash, validity)
CREATE UNIQUE INDEX out_of_scope_one_valid ON public.out_of_scope USING btree (case_id) WHERE (validity = 'valid'::text)
CREATE UNIQUE INDEX out_of_scope_pkey ON public.out_of_scope USING btree (id)
CREATE UNIQUE INDEX "outbox_mailKey_unique" ON public.outbox USING btree (mail_key)
CREATE INDEX outbox_of_process ON public.outbox USING btree (process_id)
CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (id)
CREATE INDEX outbox_waiting ON public.outbox USING btree (next_at) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL))
CREATE UNIQUE INDEX pass_of_content ON public.pass USING btree (opinion_id, case_id, content_hash, validity)
CREATE UNIQUE INDEX pass_one_valid ON public.pass USING btree (case_id) WHERE (validity = 'valid'::text)
CREATE UNIQUE INDEX pass_pkey ON public.pass USING btree (opinion_id)
CREATE INDEX person_by_office ON public.person USING gin (offices jsonb_path_ops)
CREATE INDEX person_of_authority ON public.person USING btree (authority_id)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE INDEX pool_member_by_authority ON public.pool_member USING btree (to_authority_id, kind)
CREATE INDEX pool_member_of_person ON public.pool_member USING btree (person_id)
CREATE UNIQUE INDEX pool_member_pkey ON public.pool_member USING btree (id)
CREATE UNIQUE INDEX process_about_subject ON public.process USING btree (id, subject_kind, subject_id)
CREATE INDEX process_by_change ON public.process USING btree (kind, authority_id, changed_at, id)
CREATE INDEX process_by_number ON public.process USING btree (authority_id, number)
CREATE INDEX process_by_state ON public.process USING btree (kind, authority_id, state, changed_at)
CREATE INDEX process_by_subject ON public.process USING btree (subject_kind, subject_id)
CREATE UNIQUE INDEX process_pkey ON public.process USING btree (id)
CREATE INDEX process_search ON public.process USING gin ((((((((number || ' '::text) || title) || ' '::text) || keywords) || ' '::text) || COALESCE(outcome_number, ''::text))) gin_trgm_ops)
CREATE UNIQUE INDEX profile_activation_pkey ON public.profile_activation USING btree (id)
CREATE INDEX publication_by_decision ON public.publication USING btree (decided_on, case_id)
CREATE UNIQUE INDEX publication_of_process ON public.publication USING btree (process_id)
CREATE UNIQUE INDEX publication_pkey ON public.publication USING btree (case_id)
CREATE INDEX publication_public ON public.publication USING btree (published_on, case_id) WHERE (published_on IS NOT NULL)
CREATE INDEX publication_search ON public.publication USING gin (((((((((public ->> 'number'::text) || ' '::text) || (public ->> 'title'::text)) || ' '::text) || (public ->> 'subject'::text)) || ' '::text) || (public ->> 'category'::text))) gin_trgm_ops)
CREATE INDEX refusal_about_subject ON public.refusal USING btree (subject_kind, subject_id, at)
CREATE INDEX refusal_by_person ON public.refusal USING btree (person_id, at)
CREATE UNIQUE INDEX refusal_once ON public.refusal USING btree (command_id, person_id)
CREATE UNIQUE INDEX refusal_pkey ON public.refusal USING btree (id)
CREATE UNIQUE INDEX session_id_unique ON public.session USING btree (id)
CREATE INDEX session_of_person ON public.session USING btree (person_id)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (token_hash)
CREATE UNIQUE INDEX setting_pkey ON public.setting USING btree (key)
CREATE UNIQUE INDEX submission_pkey ON public.submission USING btree (case_id, round)
CREATE INDEX task_open_by_due ON public.task USING btree (authority_id, due_on, id) WHERE (closed_at IS NULL)
CREATE INDEX task_open_by_kind ON public.task USING btree (authority_id, kind, due_on, id) WHERE (closed_at IS NULL)
CREATE INDEX task_open_of_process ON public.task USING btree (process_id) WHERE (closed_at IS NULL)
CREATE INDEX task_open_of_unit ON public.task USING btree (of_id, due_on, id) WHERE (closed_at IS NULL)
CREATE UNIQUE INDEX task_pkey ON public.task USING btree (id)
CREATE INDEX task_holder_by_hour ON public.task_holder USING btree (holder, due_on, task_id) WHERE (open AND (due_at IS NOT NULL))
CREATE INDEX task_holder_by_kind ON public.task_holder USING btree (holder, kind, again, due_on, task_id) WHERE open
CREATE INDEX task_holder_inbox ON public.task_holder USING btree (holder, due_on, task_id) WHERE open
CREATE INDEX task_holder_later ON public.task_holder USING btree (holder, again, due_on, task_id) WHERE open
CREATE UNIQUE INDEX task_holder_pkey ON public.task_holder USING btree (task_id, holder)
CREATE INDEX task_watcher_by_hour ON public.task_watcher USING btree (person_id, due_on, task_id) WHERE ((NOT held) AND (due_at IS NOT NULL))
CREATE INDEX task_watcher_by_kind ON public.task_watcher USING btree (person_id, kind, again, due_on, task_id) WHERE (NOT held)
CREATE INDEX task_watcher_inbox ON public.task_watcher USING btree (person_id, due_on, task_id) WHERE (NOT held)
CREATE INDEX task_watcher_later ON public.task_watcher USING btree (person_id, again, due_on, task_id) WHERE (NOT held)
CREATE UNIQUE INDEX task_watcher_pkey ON public.task_watcher USING btree (task_id, person_id)
CREATE INDEX unit_by_delegation ON public.unit USING btree (delegated_by)
CREATE INDEX unit_of_authority ON public.unit USING btree (authority_id)
CREATE UNIQUE INDEX unit_pkey ON public.unit USING btree (id)

-- Triggers
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.absence FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.absence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER no_substitute_chain BEFORE INSERT OR UPDATE ON public.absence FOR EACH ROW EXECUTE FUNCTION no_substitute_chain() [A]
CREATE TRIGGER write_once BEFORE UPDATE ON public.absence FOR EACH ROW EXECUTE FUNCTION write_once('ended_on', 'ended_by') [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.account FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.administration FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.administration FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.authority FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.calendar_preview FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.calendar_preview FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER write_once BEFORE UPDATE ON public.calendar_preview FOR EACH ROW EXECUTE FUNCTION write_once('applied_by', 'applied_at') [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.calendar_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.calendar_version FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.case_side FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.case_side FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER watches AFTER INSERT ON public.case_side FOR EACH ROW EXECUTE FUNCTION side_watches() [O]
CREATE TRIGGER in_lists AFTER INSERT OR UPDATE OF receipt ON public.clock FOR EACH ROW EXECUTE FUNCTION clock_in_lists() [O]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.clock FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.clock_count FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.clock_count FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.content FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.credential FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.credential FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER write_once BEFORE UPDATE ON public.credential FOR EACH ROW EXECUTE FUNCTION write_once('revoked_on') [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.decision FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.deliberation FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.deliberation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER only_voids BEFORE UPDATE ON public.deliberation FOR EACH ROW WHEN (((old.validity <> 'valid'::text) OR (new.validity <> 'valid'::text))) EXECUTE FUNCTION only_voids() [A]
CREATE TRIGGER write_once BEFORE UPDATE ON public.deliberation FOR EACH ROW WHEN (((old.validity = 'valid'::text) AND (new.validity = 'valid'::text))) EXECUTE FUNCTION write_once('held_on', 'present', 'recused', 'observers', 'in_favor', 'against', 'abstained', 'conclusion', 'record_hash', 'recorded_by', 'recorded_on', 'recorded_at', 'confirmed_by', 'confirmed_on', 'confirmed_at', 'substitutes') [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_number FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.document_number FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.document_series FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.document_series FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_lists AFTER UPDATE OF round ON public.enforcement_case FOR EACH ROW WHEN ((old.round <> new.round)) EXECUTE FUNCTION round_in_lists() [O]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.enforcement_case FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.enforcement_case FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER kept BEFORE UPDATE OR TRUNCATE ON public.file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.historical_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.historical_decision FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.ledger FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.mail_link FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.opinion FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.opinion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER write_once BEFORE UPDATE ON public.opinion FOR EACH ROW EXECUTE FUNCTION write_once('issued', 'issued_by', 'issued_on', 'issued_at', 'number', 'returned_on', 'returned_by', 'withdrawn_on', 'withdrawn_by', 'withdrawn_reason_hash') [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.out_of_scope FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.out_of_scope FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER only_voids BEFORE UPDATE ON public.out_of_scope FOR EACH ROW EXECUTE FUNCTION only_voids() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.pass FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.pass FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER only_voids BEFORE UPDATE ON public.pass FOR EACH ROW EXECUTE FUNCTION only_voids() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.person FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.pool_member FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.pool_member FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.process FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.process FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.profile_activation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.profile_activation FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.publication FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OF id, process_id, subject_kind, subject_id, command_id, person_id, type, act, code, facts, revision, "on", at OR TRUNCATE ON public.refusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.refusal FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER only_counts BEFORE UPDATE ON public.refusal FOR EACH ROW EXECUTE FUNCTION only_counts() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.setting FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.submission FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON public.submission FOR EACH STATEMENT EXECUTE FUNCTION refuse_change() [A]
CREATE TRIGGER write_once BEFORE UPDATE ON public.submission FOR EACH ROW EXECUTE FUNCTION write_once('accepted_by', 'accepted_on', 'accepted_at', 'ended_on', 'ended_by') [A]
CREATE TRIGGER in_lists BEFORE INSERT OR UPDATE OF kind, clock ON public.task FOR EACH ROW EXECUTE FUNCTION task_in_lists() [O]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.task FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER watched AFTER INSERT OR UPDATE OF kind, due_on, again, due_at, closed_at ON public.task FOR EACH ROW EXECUTE FUNCTION task_watched() [O]
CREATE TRIGGER in_lists BEFORE INSERT ON public.task_holder FOR EACH ROW EXECUTE FUNCTION holder_in_lists() [O]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.task_holder FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER watches AFTER INSERT OR UPDATE OF open ON public.task_holder FOR EACH ROW EXECUTE FUNCTION holder_watches() [O]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.task_watcher FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]
CREATE TRIGGER in_transaction BEFORE INSERT OR DELETE OR UPDATE ON public.unit FOR EACH STATEMENT EXECUTE FUNCTION tx_guard() [A]

-- Functions
CREATE OR REPLACE FUNCTION public.apply_calendar_preview(payload jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  preview calendar_preview;
  present text;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  -- Two calendars applied at once would each find the other missing.
  perform pg_advisory_xact_lock(hashtextextended('calendar', 0));
  select * into preview from calendar_preview where id = (payload ->> 'id')::uuid;
  if preview.id is null then return 'unknown'; end if;
  if preview.applied_at is not null then return 'appliedBefore'; end if;
  select version into present from calendar_version order by id desc limit 1;
  if present is not null and present <> preview.based_on then return 'otherCalendar'; end if;
  if exists (select from calendar_version where version = preview.version) then return 'known'; end if;
  insert into calendar_version (version, calendar, loaded_by)
    values (preview.version, preview.calendar, payload ->> 'by');
  update calendar_preview set applied_by = payload ->> 'by', applied_at = now() where id = preview.id;
  insert into administration (by, what, subject, detail)
    values (payload ->> 'by', 'calendar.load', preview.version, jsonb_build_object(
      'version', preview.version, 'basedOn', preview.based_on, 'preview', preview.id,
      'days', jsonb_array_length(preview.days), 'moves', jsonb_array_length(preview.moves)));
  return 'applied';
end $function$

CREATE OR REPLACE FUNCTION public.change_password(payload jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  changed account;
  ended constant timestamptz := (payload ->> 'at')::timestamptz;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update account set password_hash = payload ->> 'password_hash', must_change_password = false
    where person_id = payload ->> 'person_id' and password_hash = payload ->> 'was' and disabled_at is null
    returning * into changed;
  if changed.person_id is null then return false; end if;
  update session set ended_at = ended where person_id = changed.person_id and ended_at is null;
  update device set revoked_at = ended where person_id = changed.person_id and revoked_at is null;
  insert into administration (by, what, subject, detail)
    values (changed.person_id, 'password.own', changed.person_id, jsonb_build_object('login', changed.login));
  return true;
end $function$

CREATE OR REPLACE FUNCTION public.change_pin(payload jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  changed account;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update account set pin_hash = payload ->> 'pin_hash', pin_failures = 0
    where person_id = payload ->> 'person_id' and password_hash = payload ->> 'was' and disabled_at is null
    returning * into changed;
  if changed.person_id is null then return false; end if;
  insert into administration (by, what, subject, detail)
    values (changed.person_id, 'pin.own', changed.person_id, jsonb_build_object('login', changed.login));
  return true;
end $function$

CREATE OR REPLACE FUNCTION public.claim_outbox(up_to integer, lease_seconds integer)
 RETURNS SETOF outbox
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  return query
    update outbox set claimed_until = now() + make_interval(secs => lease_seconds), attempts = attempts + 1
    where id in (
      select id from outbox
      where sent_at is null and given_up_at is null and next_at <= now()
        and (claimed_until is null or claimed_until < now())
      order by next_at, id limit up_to for update skip locked)
    returning *;
end $function$

CREATE OR REPLACE FUNCTION public.clock_in_lists()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  ends constant float8 := new.receipt ->> 'dueAt';
begin
  update task set due_at = ends where process_id = new.process_id and clock = new.clock and closed_at is null
    and due_at is distinct from ends;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.hold_file(payload jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  given constant file_holder := jsonb_populate_record(null::file_holder, payload);
  loose record;
begin
  -- Ten uploads at once would each find room.
  perform pg_advisory_xact_lock(hashtextextended('hold_file:' || given.person_id, 0));
  -- What others tied does not count: it would tell that somebody else has the file.
  select count(*) as files, coalesce(sum(f.size), 0) as bytes into loose
    from file_holder h join file f on f.hash = h.hash
    where h.person_id = given.person_id and h.hash <> given.hash
      and not exists (select from case_file c where c.hash = h.hash and c.added_by = h.person_id);
  if loose.files >= (payload ->> 'most_files')::bigint
    or loose.bytes + (payload ->> 'size')::bigint > (payload ->> 'most_bytes')::bigint
  then
    return false;
  end if;
  insert into file (hash, type, size) values (given.hash, payload ->> 'type', (payload ->> 'size')::bigint)
    on conflict do nothing;
  insert into file_holder (hash, person_id, name) values (given.hash, given.person_id, given.name)
    on conflict (hash, person_id) do update set name = excluded.name, stored_at = excluded.stored_at;
  return true;
end $function$

CREATE OR REPLACE FUNCTION public.holder_in_lists()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  select kind, again, due_at into new.kind, new.again, new.due_at from task where id = new.task_id;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.holder_watches()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update task_watcher set held = new.open where task_id = new.task_id and 'person:' || person_id = new.holder;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.is_asked_again(kind text, round integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select kind = 'resubmitVoided' or (kind in ('takeIn', 'assign', 'review', 'issue') and coalesce(round, 0) > 1)
$function$

CREATE OR REPLACE FUNCTION public.keep_calendar_preview(payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  insert into calendar_preview (id, version, calendar, based_on, days, moves, made_by)
    select id, version, calendar, based_on, days, moves, made_by
    from jsonb_populate_record(null::calendar_preview, payload);
end $function$

CREATE OR REPLACE FUNCTION public.lock_subject(kind text, id text)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select pg_advisory_xact_lock(hashtextextended(kind || ':' || id, 0));
$function$

CREATE OR REPLACE FUNCTION public.no_substitute_chain()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  days constant daterange := daterange(new.from_on, 
    least(new.until_on + 1, greatest(coalesce(new.ended_on, 'infinity'), new.from_on)));
begin
  -- Two leaves entered at once would each find the other missing.
  perform pg_advisory_xact_lock(hashtextextended('absence', 0));
  if exists (
    select from absence as other
    where other.id <> new.id
      and (other.person_id in (new.person_id, new.substitute_id) or other.substitute_id = new.person_id)
      and days && daterange(other.from_on,
        least(other.until_on + 1, greatest(coalesce(other.ended_on, 'infinity'), other.from_on)))
  ) then
    raise exception 'the leave of % meets another, or makes a chain', new.person_id using errcode = 'LG004';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.only_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.repeats is distinct from old.repeats + 1 or new.repeated_at is null or new.repeated_at < old.repeated_at
    or to_jsonb(old) - '{repeats,repeated_at}'::text[] <> to_jsonb(new) - '{repeats,repeated_at}'::text[]
  then
    raise exception 'UPDATE on % is refused: what is recorded stays', tg_table_name using errcode = 'LG002';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.only_voids()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if old.validity <> 'valid' or new.validity <> 'voided'
    or to_jsonb(old) - '{validity,voided_on,voided_by,voided_at_revision}'::text[]
      <> to_jsonb(new) - '{validity,voided_on,voided_by,voided_at_revision}'::text[]
  then
    raise exception 'UPDATE on % is refused: what is recorded stays', tg_table_name using errcode = 'LG002';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.record_absence(payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  given absence;
  known absence;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  given := jsonb_populate_record(null::absence, coalesce(payload -> 'begin', payload -> 'end'));
  select * into known from absence where id = given.id for update;
  if payload ? 'begin' then
    -- Sent twice, it is there once.
    if known.id is not null then return; end if;
    insert into absence select given.*;
    insert into administration (by, what, subject, detail)
      values (given.entered_by, 'absence.begin', given.person_id, jsonb_build_object('before', null, 'after', to_jsonb(given)));
    return;
  end if;
  if known.ended_on is not null then return; end if;
  update absence set ended_on = given.ended_on, ended_by = given.ended_by where id = given.id;
  insert into administration (by, what, subject, detail)
    values (given.ended_by, 'absence.end', known.person_id,
      jsonb_build_object('before', to_jsonb(known), 'after', payload -> 'end'));
end $function$

CREATE OR REPLACE FUNCTION public.record_act(payload jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  said constant jsonb := (payload ->> 'entry')::jsonb;
  this_process constant text := said ->> 'processId';
  this_subject_kind constant text := said -> 'subject' ->> 'kind';
  this_subject_id constant text := said -> 'subject' ->> 'id';
  this_revision constant int := said ->> 'revision';
  known ledger;
  last_revision int;
  last_entry record;
  wanted jsonb;
  path jsonb;
  given int;
  number text;
  numbers text[] := '{}';
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  perform lock_subject(this_subject_kind, this_subject_id);

  select * into known from ledger where process_id = this_process and revision = this_revision;
  if found then
    if known.command_id = said ->> 'commandId' then
      return jsonb_build_object('fingerprint', known.fingerprint, 'numbers', to_jsonb(known.numbers));
    end if;
    raise exception 'revision % of % was recorded by another command', this_revision, this_process
      using errcode = 'LG001';
  end if;
  select coalesce(max(revision), 0) into last_revision from ledger where process_id = this_process;
  if this_revision <> last_revision + 1 then
    raise exception 'expected revision % of %, got %', last_revision + 1, this_process, this_revision
      using errcode = 'LG001';
  end if;

  for wanted in select * from jsonb_array_elements(payload -> 'numbers') loop
    -- The row of the series stays locked to the end: a number is given only if its act is recorded.
    insert into document_series as series (authority_id, word, year, last_seq)
      values (wanted ->> 'authorityId', wanted ->> 'word', (wanted ->> 'year')::int, 1)
      on conflict (authority_id, word, year) do update set last_seq = series.last_seq + 1
      returning last_seq into given;
    number := replace(wanted ->> 'pattern', '{seq}', given::text);
    numbers := numbers || number;
    insert into document_number (authority_id, word, year, seq, number, process_id, revision)
      values (wanted ->> 'authorityId', wanted ->> 'word', (wanted ->> 'year')::int, given, number,
        this_process, this_revision);
    for path in select * from jsonb_array_elements(wanted -> 'for') loop
      payload := jsonb_set(payload, array(select jsonb_array_elements_text(path)), to_jsonb(number));
    end loop;
  end loop;

  perform write_rows(payload -> 'patches', payload -> 'rows');

  select seq, hash into last_entry from ledger
    where subject_kind = this_subject_kind and subject_id = this_subject_id order by seq desc limit 1;
  insert into ledger (process_id, subject_kind, subject_id, revision, seq, command_id, actor_id, actor_roles, type, act,
    text_hash, "on", at, state, fingerprint, numbers, entry, previous_hash, hash)
  values (this_process, this_subject_kind, this_subject_id, this_revision, coalesce(last_entry.seq, 0) + 1,
    said ->> 'commandId', said ->> 'actorId', array(select jsonb_array_elements_text(said -> 'actorRoles')), said -> 'act' ->> 'type',
    said -> 'act', said -> 'act' ->> 'text', (said ->> 'on')::date, (said ->> 'at')::timestamptz, said ->> 'state',
    said ->> 'fingerprint', numbers, payload ->> 'entry', coalesce(last_entry.hash, ''),
    encode(sha256(convert_to(coalesce(last_entry.hash, '') || chr(10) || (payload ->> 'entry') || chr(10)
      || array_to_string(numbers, ','), 'UTF8')), 'hex'));

  return jsonb_build_object('fingerprint', said ->> 'fingerprint', 'numbers', to_jsonb(numbers));
end $function$

CREATE OR REPLACE FUNCTION public.record_export(payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  insert into administration (by, what, subject, detail)
    values (payload ->> 'by', 'board.export', payload ->> 'subject', payload -> 'detail');
end $function$

CREATE OR REPLACE FUNCTION public.record_recount(payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  foreign_table text;
  recounted constant text := payload ->> 'processId';
begin
  select name into foreign_table
    from jsonb_object_keys((payload -> 'patches') || (payload -> 'rows')) as name
    where name not in ('clock', 'clock_count', 'task', 'task_holder');
  if found then
    raise exception 'expected clocks and tasks, got %', foreign_table using errcode = 'LG003';
  end if;
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  perform lock_subject(subject_kind, subject_id) from process where id = recounted;
  perform write_rows(payload -> 'patches', payload -> 'rows');
end $function$

CREATE OR REPLACE FUNCTION public.record_refusal(payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  tried refusal;
  counted_on bigint;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  tried := jsonb_populate_record(null::refusal, payload);
  perform pg_advisory_xact_lock(hashtextextended('refusal:' || tried.person_id, 0));
  -- Whoever goes on trying the same is counted on the last row of it: a script could fill the disk with what stays for
  -- good (docs/decisions/0017-refusals-are-counted.md).
  if not exists (select from refusal where command_id = tried.command_id and person_id = tried.person_id)
    and (
      20 <= (select count(*) from (select from refusal where person_id = tried.person_id
        and at > tried.at - interval '1 minute' and process_id = tried.process_id and type = tried.type
        and code = tried.code limit 20) as same)
      or 500 <= (select count(*) from (select from refusal where person_id = tried.person_id
        and at > tried.at - interval '1 hour' limit 500) as any_of_them))
  then
    select id into counted_on from refusal where person_id = tried.person_id and process_id = tried.process_id
      and type = tried.type and code = tried.code and at > tried.at - interval '1 hour' order by at desc, id desc limit 1;
    -- Tried at once, one may have been counted after it with a later moment.
    update refusal set repeats = repeats + 1, repeated_at = greatest(tried.at, repeated_at) where id = counted_on;
    if found then return; end if;
  end if;
  insert into refusal (process_id, subject_kind, subject_id, command_id, person_id, type, act, code, facts, revision,
      "on", at)
    values (tried.process_id, tried.subject_kind, tried.subject_id, tried.command_id, tried.person_id, tried.type,
      tried.act, tried.code, coalesce(tried.facts, '{}'), tried.revision, tried."on", tried.at)
    on conflict on constraint refusal_once do nothing;
  if payload ? 'notify' then
    insert into outbox (mail_key, kind, process_id, revision, person_id, act, asked_by, created_at)
      values (concat_ws(':', 'linkMisused', tried.process_id, coalesce(tried.revision, 0), tried.type,
          payload ->> 'notify', tried.person_id),
        'linkMisused', tried.process_id, coalesce(tried.revision, 0), payload ->> 'notify', tried.type,
        tried.person_id, tried.at)
      on conflict (mail_key) do nothing;
  end if;
end $function$

CREATE OR REPLACE FUNCTION public.recount_clocks(payload jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  written int;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  -- In one order, so that two at once never wait for each other; an act holds the lock of its own subject only.
  perform lock_subject(subject_kind, subject_id)
    from (select distinct subject_kind, subject_id from process
      where id in (select item ->> 'process_id' from jsonb_array_elements(payload) as item) order by 1, 2) as subjects;
  with given as materialized (
    select * from jsonb_to_recordset(payload) as item (process_id text, clock text, started_at_revision int, extended_by int,
      stop_marks int, counted_by text, was_due date, due_on date, task_due_on date, receipt jsonb)
  ), recounted as (
    update clock c set due_on = g.due_on, receipt = g.receipt from given g
    where (c.process_id, c.clock, c.started_at_revision) = (g.process_id, g.clock, g.started_at_revision)
      and c.ended_on is null and c.dropped_on is null and c.due_on = g.was_due and c.extended_by = g.extended_by
      and c.receipt ->> 'calendarVersion' = g.counted_by
      and c.receipt -> 'stops' is not distinct from g.receipt -> 'stops'
    returning g.*
  ), counted as (
    insert into clock_count (process_id, clock, started_at_revision, calendar_version, extended_by, stop_marks, due_on,
      receipt)
    select process_id, clock, started_at_revision, receipt ->> 'calendarVersion', extended_by, stop_marks, due_on, receipt
    from recounted
    on conflict do nothing
  ), moved as (
    update task t set due_on = r.task_due_on from recounted r
    where (t.process_id, t.clock) = (r.process_id, r.clock) and t.closed_at is null
      and t.due_on <> r.task_due_on
    returning t.id, t.due_on
  ), held as (
    update task_holder h set due_on = m.due_on from moved m where h.task_id = m.id
  )
  select count(*) into written from recounted;
  return written;
end $function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  raise exception '% on % is refused: what is recorded stays', tg_op, tg_table_name using errcode = 'LG002';
end $function$

CREATE OR REPLACE FUNCTION public.round_in_lists()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update task t set again = is_asked_again(t.kind, new.round)
    from process p where p.subject_kind = 'case' and p.subject_id = new.id::text and t.process_id = p.id
      and t.closed_at is null and t.again <> is_asked_again(t.kind, new.round);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.settle_outbox(payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  retry constant int := payload ->> 'retryInSeconds';
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update outbox set
    claimed_until = null,
    sent_at = case when payload ? 'messageId' then now() end,
    message_id = payload ->> 'messageId',
    last_error = payload ->> 'error',
    next_at = case when retry is null then next_at else now() + make_interval(secs => retry) end,
    given_up_at = case when payload ? 'error' and retry is null then now() end
  where id = (payload ->> 'id')::bigint and sent_at is null;
end $function$

CREATE OR REPLACE FUNCTION public.settle_pin(person text, hash text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update account set pin_failures = 0 where person_id = person and pin_hash = hash;
end $function$

CREATE OR REPLACE FUNCTION public.side_watches()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into task_watcher (task_id, person_id, due_on, held, kind, again, due_at)
    select t.id, new.person_id, t.due_on,
      exists (select from task_holder where task_id = t.id and holder = 'person:' || new.person_id and open),
      t.kind, t.again, t.due_at
    from process p join task t on t.process_id = p.id and t.closed_at is null
    where p.subject_kind = 'case' and p.subject_id = new.case_id::text
    on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.sweep(payload jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  ended_before constant timestamptz := now() - make_interval(days => (payload ->> 'endedDays')::int);
  linked_before constant timestamptz := now() - make_interval(days => (payload ->> 'linkDays')::int);
  held_before constant timestamptz := now() - make_interval(days => (payload ->> 'heldDays')::int);
  swept jsonb := '{}';
  gone bigint;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  delete from session where least(expires_at, ended_at) < ended_before;
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('sessions', gone);
  delete from device where least(expires_at, revoked_at) < ended_before;
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('devices', gone);
  delete from login_attempt where at < ended_before;
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('attempts', gone);
  delete from mail_link where least(expires_at, dead_at) < linked_before;
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('links', gone);
  delete from file_holder h where stored_at < held_before
    and not exists (select from case_file c where c.hash = h.hash and c.added_by = h.person_id);
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('held', gone);
  delete from file f where stored_at < held_before
    and not exists (select from file_holder h where h.hash = f.hash)
    and not exists (select from case_file c where c.hash = f.hash);
  get diagnostics gone = row_count;
  return swept || jsonb_build_object('files', gone);
end $function$

CREATE OR REPLACE FUNCTION public.task_in_lists()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  select p.authority_id, is_asked_again(new.kind, c.round) into new.authority_id, new.again
    from process p left join enforcement_case c on p.subject_kind = 'case' and c.process_id = 'case-' || p.subject_id
    where p.id = new.process_id;
  select (receipt ->> 'dueAt')::float8 into new.due_at from clock
    where process_id = new.process_id and clock = new.clock order by started_at_revision desc limit 1;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.task_watched()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if new.closed_at is not null then
    delete from task_watcher where task_id = new.id;
  elsif tg_op = 'INSERT' then
    insert into task_watcher (task_id, person_id, due_on, held, kind, again, due_at)
      select new.id, s.person_id, new.due_on, false, new.kind, new.again, new.due_at
      from case_side s
      where s.case_id = (select subject_id::uuid from process where id = new.process_id and subject_kind = 'case');
  else
    update task_watcher set due_on = new.due_on, kind = new.kind, again = new.again, due_at = new.due_at
      where task_id = new.id;
    update task_holder set kind = new.kind, again = new.again, due_at = new.due_at
      where task_id = new.id and (kind, again) is distinct from (new.kind, new.again)
        or task_id = new.id and due_at is distinct from new.due_at;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.try_pin(person text, most integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  tried text;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update account set pin_failures = pin_failures + 1
    where person_id = person and pin_failures < most and pin_hash is not null and disabled_at is null
    returning pin_hash into tried;
  return tried;
end $function$

CREATE OR REPLACE FUNCTION public.tx_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if current_setting('lawgate.guard', true) is distinct from pg_current_xact_id()::text then
    raise exception 'write on % outside a guarded transaction', tg_table_name using errcode = '25P01';
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.write_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (
    select from jsonb_each(to_jsonb(old)) as was join jsonb_each(to_jsonb(new)) as now using (key)
    where was.value <> now.value and (was.value <> 'null' or key <> all (tg_argv))
  ) then
    raise exception 'UPDATE on % is refused: what is recorded stays', tg_table_name using errcode = 'LG002';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.write_rows(patches jsonb, rows jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  target record;
  patch jsonb;
  columns text;
  key_columns text;
  written int := 0;
begin
  for target in
    select * from (values
      ('process', false, ''),
      ('enforcement_case', false, ''),
      -- The first draft of a case; from then on the handlers write it themselves.
      ('draft', false, ''),
      ('case_file', false, ''),
      -- A side is taken once; a second row for the other side breaks the primary key.
      ('case_side', false, 'on conflict on constraint case_side_of_person do nothing'),
      ('opinion', true, ''),
      ('pass', true, ''),
      ('out_of_scope', true, ''),
      ('deliberation', true, ''),
      ('submission', true, ''),
      ('task', true, ''),
      ('task_holder', true, ''),
      ('clock', true, ''),
      ('mail_link', true, ''),
      ('process', true, ''),
      ('enforcement_case', true, ''),
      ('publication', true, ''),
      ('submission', false, ''),
      ('opinion', false, ''),
      ('pass', false, ''),
      ('out_of_scope', false, ''),
      ('deliberation', false, ''),
      ('decision', false, ''),
      ('historical_decision', false, ''),
      ('publication', false, ''),
      ('task', false, ''),
      -- A handler who comes back holds the task again.
      ('task_holder', false, 'on conflict on constraint task_holder_pkey do update set open = true, due_on = excluded.due_on'),
      ('clock', false, ''),
      ('clock_count', false, 'on conflict do nothing'),
      ('mail_link', false, ''),
      ('outbox', false, '')
    ) as targets (name, is_patch, on_conflict)
  loop
    if target.is_patch and patches ? target.name then
      written := written + 1;
      for patch in select * from jsonb_array_elements(patches -> target.name) loop
        select string_agg(quote_ident(name), ', ') into columns from jsonb_object_keys(patch -> 'set') as name;
        select string_agg(quote_ident(name), ', ') into key_columns from jsonb_object_keys(patch -> 'key') as name;
        execute format(
          'update %1$I set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1))
           where (%3$s) = (select %3$s from jsonb_populate_record(null::%1$I, $2))', target.name, columns, key_columns)
          using patch -> 'set', patch -> 'key';
      end loop;
    elsif not target.is_patch and rows ? target.name then
      written := written + 1;
      -- All rows of one table have the columns of the first.
      select string_agg(quote_ident(name), ', ') into columns from jsonb_object_keys(rows -> target.name -> 0) as name;
      execute format('insert into %1$I (%2$s) select %2$s from jsonb_populate_recordset(null::%1$I, $1) %3$s',
        target.name, columns, target.on_conflict) using rows -> target.name;
    end if;
  end loop;
  if written <> (select count(*) from jsonb_object_keys(patches)) + (select count(*) from jsonb_object_keys(rows)) then
    raise exception 'expected only tables of the record, got % and %',
      (select array_agg(name) from jsonb_object_keys(patches) as name),
      (select array_agg(name) from jsonb_object_keys(rows) as name) using errcode = 'LG003';
  end if;
end $function$


-- Rights of the application
absence: SELECT
account: SELECT
administration: SELECT
apply_calendar_preview(): EXECUTE
authority: SELECT
calendar_preview: SELECT
calendar_version: SELECT
case_file: INSERT, SELECT
case_side: SELECT
change_password(): EXECUTE
change_pin(): EXECUTE
claim_outbox(): EXECUTE
clock: SELECT
clock_count: SELECT
command_key: SELECT
content: INSERT, SELECT
credential: SELECT
decision: SELECT
deliberation: SELECT
device: INSERT, SELECT, UPDATE
document_number: SELECT
document_series: SELECT
draft: SELECT, UPDATE
enforcement_case: SELECT
file: SELECT
file_holder: SELECT
historical_decision: SELECT
hold_file(): EXECUTE
keep_calendar_preview(): EXECUTE
ledger: SELECT
login_attempt: INSERT, SELECT
mail_link: SELECT
opinion: SELECT
out_of_scope: SELECT
outbox.act: SELECT
outbox.asked_by: SELECT
outbox.attempts: SELECT
outbox.claimed_until: SELECT
outbox.clock: SELECT
outbox.created_at: SELECT
outbox.due_on: SELECT
outbox.given_up_at: SELECT
outbox.id: SELECT
outbox.kind: SELECT
outbox.last_error: SELECT
outbox.mail_key: SELECT
outbox.message_id: SELECT
outbox.next_at: SELECT
outbox.person_id: SELECT
outbox.process_id: SELECT
outbox.review_result: SELECT
outbox.revision: SELECT
outbox.sent_at: SELECT
outbox.task_id: SELECT
pass: SELECT
person: SELECT
pool_member: SELECT
process: SELECT
profile_activation: SELECT
publication: SELECT
record_absence(): EXECUTE
record_act(): EXECUTE
record_export(): EXECUTE
record_recount(): EXECUTE
record_refusal(): EXECUTE
recount_clocks(): EXECUTE
refusal: SELECT
session: INSERT, SELECT, UPDATE
setting: SELECT
settle_outbox(): EXECUTE
settle_pin(): EXECUTE
submission: SELECT
sweep(): EXECUTE
task: SELECT
task_holder: SELECT
task_watcher: SELECT
try_pin(): EXECUTE
unit: SELECT

-- Rights of everybody
clock_in_lists, holder_in_lists, holder_watches, is_asked_again, no_substitute_chain, only_counts, only_voids, refuse_change, round_in_lists, side_watches, task_in_lists, task_watched, tx_guard, write_once

-- Owners
lawgate_record: 43 tables
