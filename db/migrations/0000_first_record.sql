CREATE TABLE "account" (
	"person_id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"pin_hash" text,
	"pin_failures" integer DEFAULT 0 NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "account_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "authority" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"number_word" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"parent_id" text,
	CONSTRAINT "authority_numberWord_unique" UNIQUE("number_word")
);
--> statement-breakpoint
CREATE TABLE "device" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"signed_out_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "device_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "login_attempt" (
	"login" text NOT NULL,
	"address" text NOT NULL,
	"known" text,
	"at" timestamp (3) with time zone NOT NULL,
	"succeeded" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"unit_id" text,
	"name" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"offices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"qualification" text,
	"first_review_on" date,
	"first_review_source" text,
	"email" text,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "person_is_no_system" CHECK ("person"."id" <> 'system'),
	CONSTRAINT "person_first_review_has_source" CHECK (("person"."first_review_on" is null) = ("person"."first_review_source" is null))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"device_id" uuid,
	"label" text DEFAULT '' NOT NULL,
	"csrf_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "session_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"parent_id" text,
	"level" text DEFAULT 'other' NOT NULL,
	"delegated_by" text,
	CONSTRAINT "unit_kind" CHECK ("unit"."kind" in ('handling', 'review', 'office')),
	CONSTRAINT "unit_level" CHECK ("unit"."level" in ('city', 'county', 'street', 'other')),
	CONSTRAINT "unit_not_above_itself" CHECK ("unit"."parent_id" <> "unit"."id")
);
--> statement-breakpoint
CREATE TABLE "case_side" (
	"case_id" uuid NOT NULL,
	"person_id" text NOT NULL,
	"side" text NOT NULL,
	"since" date NOT NULL,
	CONSTRAINT "case_side_pkey" PRIMARY KEY("case_id","person_id"),
	CONSTRAINT "case_side_of_person" UNIQUE("case_id","person_id","side"),
	CONSTRAINT "case_side_known" CHECK ("case_side"."side" in ('handling', 'reviewing'))
);
--> statement-breakpoint
CREATE TABLE "enforcement_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"process_id" text GENERATED ALWAYS AS ('case-' || id::text) STORED NOT NULL,
	"party_name" text NOT NULL,
	"party_code" text,
	"party_type" text,
	"act_kind" text NOT NULL,
	"summary_procedure" boolean DEFAULT false NOT NULL,
	"handling_unit_id" text,
	"review_unit_id" text,
	"handlers" text[] DEFAULT '{}' NOT NULL,
	"reviewer_id" text,
	"party_state" text NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"profile_id" text NOT NULL,
	"profile_version" integer NOT NULL,
	"opened_on" date,
	"signed_by" text,
	"signed_on" date,
	"signed_at" timestamp (3) with time zone,
	"decided_on" date,
	"served_on" date,
	"closed_on" date,
	"ending" text,
	"ended_on" date,
	CONSTRAINT "case_of_process" UNIQUE("process_id"),
	CONSTRAINT "case_of_kind" UNIQUE("id","act_kind")
);
--> statement-breakpoint
CREATE TABLE "historical_decision" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"source_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"number" text,
	"decided_on" date,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "historical_decision_once" UNIQUE("authority_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "case_file" (
	"case_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_file_pkey" PRIMARY KEY("case_id","hash")
);
--> statement-breakpoint
CREATE TABLE "content" (
	"hash" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"stored_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "content_is_what_its_hash_says" CHECK ("content"."hash" = encode(sha256(convert_to("content"."body", 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"version" integer NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"hash" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"stored_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_hash" CHECK ("file"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "file_holder" (
	"hash" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"stored_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_holder_pkey" PRIMARY KEY("hash","person_id")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"pass_id" text,
	"out_of_scope_id" text,
	"deliberation_id" text,
	"substituted" boolean,
	"validity" text DEFAULT 'valid' NOT NULL,
	"number" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_on" date NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"text_hash" text,
	CONSTRAINT "decision_number_unique" UNIQUE("number"),
	CONSTRAINT "decision_on_one_ground" CHECK (num_nonnulls("decision"."pass_id", "decision"."out_of_scope_id", "decision"."deliberation_id") = 1),
	CONSTRAINT "decision_on_substituting_deliberation_only" CHECK (("decision"."deliberation_id" is null) = ("decision"."substituted" is null) and "decision"."substituted" is not false),
	CONSTRAINT "decision_on_valid_ground" CHECK ("decision"."validity" = 'valid')
);
--> statement-breakpoint
CREATE TABLE "document_number" (
	"authority_id" text NOT NULL,
	"word" text NOT NULL,
	"year" integer NOT NULL,
	"seq" integer NOT NULL,
	"number" text NOT NULL,
	"process_id" text NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "document_number_pkey" PRIMARY KEY("authority_id","word","year","seq"),
	CONSTRAINT "document_number_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "document_series" (
	"authority_id" text NOT NULL,
	"word" text NOT NULL,
	"year" integer NOT NULL,
	"last_seq" integer NOT NULL,
	CONSTRAINT "document_series_pkey" PRIMARY KEY("authority_id","word","year")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"process_id" text GENERATED ALWAYS AS ('publication-' || case_id::text) STORED NOT NULL,
	"decided_on" date NOT NULL,
	"served_on" date,
	"public" jsonb,
	"published_on" date,
	"published_at" timestamp (3) with time zone,
	"display_until" date,
	"declined_ground" text,
	"withdrawn_on" date,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawal_kind" text,
	"withdrawal_reason" text,
	"withdrawal_document" text,
	"withdrawal_effective_on" date,
	CONSTRAINT "publication_of_process" UNIQUE("process_id")
);
--> statement-breakpoint
CREATE TABLE "deliberation" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"act_kind" text NOT NULL,
	"meeting" text NOT NULL,
	"content_hash" text NOT NULL,
	"planned_on" date NOT NULL,
	"members" text[] NOT NULL,
	"chair_id" text NOT NULL,
	"recorder_id" text NOT NULL,
	"convened_by" text NOT NULL,
	"convened_on" date NOT NULL,
	"convened_at" timestamp (3) with time zone NOT NULL,
	"held_on" date,
	"present" text[],
	"recused" text[],
	"observers" text[],
	"in_favor" integer,
	"against" integer,
	"abstained" integer,
	"conclusion" text,
	"record_hash" text,
	"recorded_by" text,
	"recorded_on" date,
	"recorded_at" timestamp (3) with time zone,
	"confirmed_by" text,
	"confirmed_on" date,
	"confirmed_at" timestamp (3) with time zone,
	"substitutes" boolean,
	"validity" text DEFAULT 'valid' NOT NULL,
	"voided_on" date,
	"voided_by" text,
	"voided_at_revision" integer,
	CONSTRAINT "deliberation_of_content" UNIQUE("id","case_id","content_hash","validity","substitutes"),
	CONSTRAINT "deliberation_members" CHECK (cardinality("deliberation"."members") >= 3 and "deliberation"."chair_id" = any("deliberation"."members")
        and "deliberation"."present" <@ "deliberation"."members" and "deliberation"."chair_id" = any("deliberation"."present")),
	CONSTRAINT "deliberation_conclusion" CHECK (("deliberation"."meeting" = 'disagreement' and "deliberation"."conclusion" in ('forHandler', 'forReviewer'))
        or ("deliberation"."meeting" = 'heads' and "deliberation"."conclusion" in ('approve', 'change', 'refuse'))),
	CONSTRAINT "deliberation_recorded_whole" CHECK (num_nonnulls("deliberation"."held_on", "deliberation"."present", "deliberation"."recused", "deliberation"."observers", "deliberation"."in_favor",
        "deliberation"."against", "deliberation"."abstained", "deliberation"."conclusion", "deliberation"."record_hash", "deliberation"."recorded_by",
        "deliberation"."recorded_on", "deliberation"."recorded_at") in (0, 12)),
	CONSTRAINT "deliberation_recorded_by_recorder" CHECK ("deliberation"."recorded_by" = "deliberation"."recorder_id"),
	CONSTRAINT "deliberation_confirmed_by_chair" CHECK ("deliberation"."confirmed_by" = "deliberation"."chair_id"),
	CONSTRAINT "deliberation_confirmed_whole" CHECK (num_nonnulls("deliberation"."confirmed_by", "deliberation"."confirmed_on", "deliberation"."confirmed_at", "deliberation"."substitutes") in (0, 4)
        and ("deliberation"."confirmed_on" is null or "deliberation"."conclusion" is not null)),
	CONSTRAINT "deliberation_substitutes_no_review_of_a_penalty" CHECK (not coalesce("deliberation"."substitutes", false)
        or ("deliberation"."meeting" = 'disagreement' and "deliberation"."conclusion" = 'forHandler' and "deliberation"."act_kind" <> 'penalty')),
	CONSTRAINT "deliberation_validity" CHECK ("deliberation"."validity" in ('valid', 'voided')),
	CONSTRAINT "deliberation_voided_by_an_act" CHECK (("deliberation"."validity" = 'voided') = ("deliberation"."voided_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"process_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"revision" integer NOT NULL,
	"seq" integer NOT NULL,
	"command_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_roles" text[] NOT NULL,
	"type" text NOT NULL,
	"act" jsonb NOT NULL,
	"text_hash" text,
	"on" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"fingerprint" text NOT NULL,
	"numbers" text[] NOT NULL,
	"entry" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_pkey" PRIMARY KEY("process_id","revision"),
	CONSTRAINT "ledger_order" UNIQUE("subject_kind","subject_id","seq"),
	CONSTRAINT "ledger_command_once" UNIQUE("command_id","process_id"),
	CONSTRAINT "ledger_hash" CHECK ("ledger"."hash" = encode(sha256(convert_to("ledger"."previous_hash" || chr(10) || "ledger"."entry" || chr(10) || array_to_string("ledger"."numbers", ','), 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "refusal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "refusal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"process_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"command_id" text NOT NULL,
	"person_id" text NOT NULL,
	"type" text NOT NULL,
	"act" jsonb NOT NULL,
	"code" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer,
	"on" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"repeats" integer DEFAULT 0 NOT NULL,
	"repeated_at" timestamp (3) with time zone,
	CONSTRAINT "refusal_once" UNIQUE("command_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "mail_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"task_id" text NOT NULL,
	"process_id" text NOT NULL,
	"revision" integer NOT NULL,
	"content_hash" text,
	"purpose" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"dead_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mail_key" text NOT NULL,
	"kind" text NOT NULL,
	"process_id" text NOT NULL,
	"revision" integer NOT NULL,
	"person_id" text NOT NULL,
	"task_id" text,
	"act" text NOT NULL,
	"clock" text,
	"due_on" date,
	"asked_by" text,
	"review_result" text,
	"nonce" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"message_id" text,
	"last_error" text,
	"given_up_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_mailKey_unique" UNIQUE("mail_key"),
	CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('taskOpened', 'reminder', 'urged', 'refused', 'linkMisused'))
);
--> statement-breakpoint
CREATE TABLE "process" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"authority_id" text NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"keywords" text DEFAULT '' NOT NULL,
	"outcome_number" text,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"changed_at_revision" integer NOT NULL,
	"snapshot" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"content_hash" text,
	"back_entry" boolean NOT NULL,
	"demo" boolean NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "process_about_subject" UNIQUE("id","subject_kind","subject_id"),
	CONSTRAINT "process_named_by_kind" CHECK (starts_with("process"."id", "process"."kind" || '-')),
	CONSTRAINT "process_subject_known" CHECK ("process"."subject_kind" in ('case', 'authority')),
	CONSTRAINT "process_one_to_a_case" CHECK ("process"."kind" not in ('case', 'publication')
        or ("process"."subject_kind" = 'case' and "process"."id" = "process"."kind" || '-' || "process"."subject_id"))
);
--> statement-breakpoint
CREATE TABLE "opinion" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"form" text DEFAULT 'letter' NOT NULL,
	"kind" text NOT NULL,
	"passes" boolean NOT NULL,
	"content_hash" text NOT NULL,
	"answers" text[] NOT NULL,
	"text_hash" text,
	"reviewer_id" text NOT NULL,
	"side" text DEFAULT 'reviewing' NOT NULL,
	"signed_on" date NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"issued" boolean,
	"issued_by" text,
	"issued_on" date,
	"issued_at" timestamp (3) with time zone,
	"number" text,
	"returned_on" date,
	"returned_by" text,
	"withdrawn_on" date,
	"withdrawn_by" text,
	"withdrawn_reason_hash" text,
	CONSTRAINT "opinion_number_unique" UNIQUE("number"),
	CONSTRAINT "opinion_of_content" UNIQUE("id","case_id","content_hash","passes","issued"),
	CONSTRAINT "opinion_side" CHECK ("opinion"."side" = 'reviewing'),
	CONSTRAINT "opinion_issued_by_another" CHECK ("opinion"."issued_by" <> "opinion"."reviewer_id"),
	CONSTRAINT "opinion_issued_whole" CHECK (("opinion"."form" = 'letter' and "opinion"."issued" is null
          and num_nonnulls("opinion"."issued_by", "opinion"."issued_on", "opinion"."number") = 0)
        or ("opinion"."form" = 'letter' and "opinion"."issued"
          and num_nonnulls("opinion"."issued_by", "opinion"."issued_on", "opinion"."number") = 3)
        or ("opinion"."form" = 'light' and coalesce("opinion"."issued", false)
          and num_nonnulls("opinion"."issued_by", "opinion"."number") = 0 and "opinion"."issued_on" is not null)),
	CONSTRAINT "opinion_withdrawn_by_its_signer" CHECK (num_nonnulls("opinion"."withdrawn_on", "opinion"."withdrawn_by", "opinion"."withdrawn_reason_hash") in (0, 3)
        and ("opinion"."withdrawn_by" is null or ("opinion"."withdrawn_by" = "opinion"."reviewer_id" and coalesce("opinion"."issued", false))))
);
--> statement-breakpoint
CREATE TABLE "out_of_scope" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"ground" text NOT NULL,
	"list_version" text NOT NULL,
	"text_hash" text,
	"confirmed_by" text NOT NULL,
	"side" text DEFAULT 'reviewing' NOT NULL,
	"confirmed_on" date NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	"validity" text DEFAULT 'valid' NOT NULL,
	"voided_on" date,
	"voided_by" text,
	"voided_at_revision" integer,
	CONSTRAINT "out_of_scope_of_content" UNIQUE("id","case_id","content_hash","validity"),
	CONSTRAINT "out_of_scope_side" CHECK ("out_of_scope"."side" = 'reviewing'),
	CONSTRAINT "out_of_scope_validity" CHECK ("out_of_scope"."validity" in ('valid', 'voided')),
	CONSTRAINT "out_of_scope_voided_by_an_act" CHECK (("out_of_scope"."validity" = 'voided') = ("out_of_scope"."voided_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "pass" (
	"opinion_id" text PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"passes" boolean DEFAULT true NOT NULL,
	"issued" boolean DEFAULT true NOT NULL,
	"validity" text DEFAULT 'valid' NOT NULL,
	"voided_on" date,
	"voided_by" text,
	"voided_at_revision" integer,
	CONSTRAINT "pass_of_content" UNIQUE("opinion_id","case_id","content_hash","validity"),
	CONSTRAINT "pass_is_of_an_issued_pass" CHECK ("pass"."passes" and "pass"."issued"),
	CONSTRAINT "pass_validity" CHECK ("pass"."validity" in ('valid', 'voided')),
	CONSTRAINT "pass_voided_by_an_act" CHECK (("pass"."validity" = 'voided') = ("pass"."voided_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"begun_by" text DEFAULT 'submitForReview' NOT NULL,
	"content_hash" text NOT NULL,
	"signed_by" text,
	"signed_on" date,
	"signed_at" timestamp (3) with time zone,
	"submitted_by" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"received_on" date NOT NULL,
	"accepted_by" text,
	"accepted_on" date,
	"accepted_at" timestamp (3) with time zone,
	"ended_on" date,
	"ended_by" text,
	CONSTRAINT "submission_pkey" PRIMARY KEY("case_id","round")
);
--> statement-breakpoint
CREATE TABLE "administration" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "administration_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	"what" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_preview" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"calendar" jsonb NOT NULL,
	"based_on" text NOT NULL,
	"days" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"moves" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_by" text,
	"applied_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "calendar_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "calendar_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"version" text NOT NULL,
	"calendar" jsonb NOT NULL,
	"loaded_by" text NOT NULL,
	"loaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_version_version_unique" UNIQUE("version")
);
--> statement-breakpoint
CREATE TABLE "command_key" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"registered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "profile_activation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "profile_activation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"authority_id" text NOT NULL,
	"profile_id" text NOT NULL,
	"profile_version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"effective_from" date NOT NULL,
	"activated_by" text NOT NULL,
	"activated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"substitute_id" text NOT NULL,
	"reason" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"ended_on" date,
	"ended_by" text,
	CONSTRAINT "absence_not_self" CHECK ("absence"."person_id" <> "absence"."substitute_id"),
	CONSTRAINT "absence_days" CHECK ("absence"."from_on" <= "absence"."until_on"),
	CONSTRAINT "absence_end" CHECK (("absence"."ended_on" is null) = ("absence"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"issued_by" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"revoked_on" date,
	"source" text NOT NULL,
	CONSTRAINT "credential_number_once" UNIQUE("kind","number"),
	CONSTRAINT "credential_kind" CHECK ("credential"."kind" in ('enforcement', 'supervision', 'review')),
	CONSTRAINT "credential_days" CHECK ("credential"."valid_from" <= "credential"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "pool_member" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"lent_by" text NOT NULL,
	"to_authority_id" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	"basis" text NOT NULL,
	CONSTRAINT "pool_member_kind" CHECK ("pool_member"."kind" in ('reviewer', 'counsel', 'publicLawyer')),
	CONSTRAINT "pool_member_days" CHECK ("pool_member"."until_on" is null or "pool_member"."from_on" <= "pool_member"."until_on")
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"process_id" text NOT NULL,
	"clock" text NOT NULL,
	"started_at_revision" integer NOT NULL,
	"from_on" date NOT NULL,
	"extended_by" integer DEFAULT 0 NOT NULL,
	"extended_on" date,
	"ended_on" date,
	"dropped_on" date,
	"due_on" date NOT NULL,
	"receipt" jsonb NOT NULL,
	CONSTRAINT "clock_pkey" PRIMARY KEY("process_id","clock","started_at_revision")
);
--> statement-breakpoint
CREATE TABLE "clock_count" (
	"process_id" text NOT NULL,
	"clock" text NOT NULL,
	"started_at_revision" integer NOT NULL,
	"calendar_version" text NOT NULL,
	"extended_by" integer NOT NULL,
	"stop_marks" integer DEFAULT 0 NOT NULL,
	"due_on" date NOT NULL,
	"receipt" jsonb NOT NULL,
	"counted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clock_count_pkey" PRIMARY KEY("process_id","clock","started_at_revision","extended_by","stop_marks","calendar_version")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" text PRIMARY KEY NOT NULL,
	"process_id" text NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"person_id" text,
	"of_id" text NOT NULL,
	"act" text NOT NULL,
	"clock" text,
	"due_on" date DEFAULT '9999-12-31' NOT NULL,
	"opened_on" date NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_at_revision" integer NOT NULL,
	"opened_by" text NOT NULL,
	"closed_on" date,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"closed_by_act" text,
	"authority_id" text DEFAULT '' NOT NULL,
	"again" boolean DEFAULT false NOT NULL,
	"due_at" double precision,
	"reminders" integer DEFAULT 0 NOT NULL,
	"last_reminded_on" date
);
--> statement-breakpoint
CREATE TABLE "task_holder" (
	"task_id" text NOT NULL,
	"holder" text NOT NULL,
	"due_on" date NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"kind" text DEFAULT '' NOT NULL,
	"again" boolean DEFAULT false NOT NULL,
	"due_at" double precision,
	CONSTRAINT "task_holder_pkey" PRIMARY KEY("task_id","holder")
);
--> statement-breakpoint
CREATE TABLE "task_watcher" (
	"task_id" text NOT NULL,
	"person_id" text NOT NULL,
	"due_on" date NOT NULL,
	"held" boolean NOT NULL,
	"kind" text NOT NULL,
	"again" boolean NOT NULL,
	"due_at" double precision,
	CONSTRAINT "task_watcher_pkey" PRIMARY KEY("task_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority" ADD CONSTRAINT "authority_parent_id_authority_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_unit_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_delegated_by_authority_id_fk" FOREIGN KEY ("delegated_by") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_side" ADD CONSTRAINT "case_side_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_side" ADD CONSTRAINT "case_side_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enforcement_case" ADD CONSTRAINT "enforcement_case_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enforcement_case" ADD CONSTRAINT "enforcement_case_handling_unit_id_unit_id_fk" FOREIGN KEY ("handling_unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enforcement_case" ADD CONSTRAINT "enforcement_case_review_unit_id_unit_id_fk" FOREIGN KEY ("review_unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enforcement_case" ADD CONSTRAINT "enforcement_case_reviewer_id_person_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enforcement_case" ADD CONSTRAINT "enforcement_case_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "historical_decision" ADD CONSTRAINT "historical_decision_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "historical_decision" ADD CONSTRAINT "historical_decision_case" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_hash_file_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."file"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_of_case" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_holder" ADD CONSTRAINT "file_holder_hash_file_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."file"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_holder" ADD CONSTRAINT "file_holder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_content_hash_content_hash_fk" FOREIGN KEY ("content_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_number_document_number_number_fk" FOREIGN KEY ("number") REFERENCES "public"."document_number"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_text_hash_content_hash_fk" FOREIGN KEY ("text_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_case" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_on_valid_pass" FOREIGN KEY ("pass_id","case_id","content_hash","validity") REFERENCES "public"."pass"("opinion_id","case_id","content_hash","validity") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_on_out_of_scope_record" FOREIGN KEY ("out_of_scope_id","case_id","content_hash","validity") REFERENCES "public"."out_of_scope"("id","case_id","content_hash","validity") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_on_substituting_deliberation" FOREIGN KEY ("deliberation_id","case_id","content_hash","validity","substituted") REFERENCES "public"."deliberation"("id","case_id","content_hash","validity","substitutes") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_number" ADD CONSTRAINT "document_number_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_number" ADD CONSTRAINT "document_number_series" FOREIGN KEY ("authority_id","word","year") REFERENCES "public"."document_series"("authority_id","word","year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_series" ADD CONSTRAINT "document_series_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_of_decision" FOREIGN KEY ("case_id") REFERENCES "public"."decision"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_content_hash_content_hash_fk" FOREIGN KEY ("content_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_chair_id_person_id_fk" FOREIGN KEY ("chair_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_recorder_id_person_id_fk" FOREIGN KEY ("recorder_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_convened_by_person_id_fk" FOREIGN KEY ("convened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_record_hash_content_hash_fk" FOREIGN KEY ("record_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_of_case_and_kind" FOREIGN KEY ("case_id","act_kind") REFERENCES "public"."enforcement_case"("id","act_kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_of_process" FOREIGN KEY ("process_id","subject_kind","subject_id") REFERENCES "public"."process"("id","subject_kind","subject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "process" ADD CONSTRAINT "process_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_content_hash_content_hash_fk" FOREIGN KEY ("content_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_text_hash_content_hash_fk" FOREIGN KEY ("text_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_withdrawn_reason_hash_content_hash_fk" FOREIGN KEY ("withdrawn_reason_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_round" FOREIGN KEY ("case_id","round") REFERENCES "public"."submission"("case_id","round") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_reviewer_is_no_handler" FOREIGN KEY ("case_id","reviewer_id","side") REFERENCES "public"."case_side"("case_id","person_id","side") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_issuer_is_no_handler" FOREIGN KEY ("case_id","issued_by","side") REFERENCES "public"."case_side"("case_id","person_id","side") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "out_of_scope" ADD CONSTRAINT "out_of_scope_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "out_of_scope" ADD CONSTRAINT "out_of_scope_content_hash_content_hash_fk" FOREIGN KEY ("content_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "out_of_scope" ADD CONSTRAINT "out_of_scope_text_hash_content_hash_fk" FOREIGN KEY ("text_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "out_of_scope" ADD CONSTRAINT "out_of_scope_confirmed_by_no_handler" FOREIGN KEY ("case_id","confirmed_by","side") REFERENCES "public"."case_side"("case_id","person_id","side") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass" ADD CONSTRAINT "pass_of_passing_opinion" FOREIGN KEY ("opinion_id","case_id","content_hash","passes","issued") REFERENCES "public"."opinion"("id","case_id","content_hash","passes","issued") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_content_hash_content_hash_fk" FOREIGN KEY ("content_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_accepted_by_person_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_activation" ADD CONSTRAINT "profile_activation_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_substitute_id_person_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_member" ADD CONSTRAINT "pool_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_member" ADD CONSTRAINT "pool_member_lent_by_unit_id_fk" FOREIGN KEY ("lent_by") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_member" ADD CONSTRAINT "pool_member_to_authority_id_authority_id_fk" FOREIGN KEY ("to_authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clock" ADD CONSTRAINT "clock_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clock_count" ADD CONSTRAINT "clock_count_of_clock" FOREIGN KEY ("process_id","clock","started_at_revision") REFERENCES "public"."clock"("process_id","clock","started_at_revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_process_id_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "public"."process"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_holder" ADD CONSTRAINT "task_holder_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_watcher" ADD CONSTRAINT "task_watcher_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_of_person" ON "device" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "login_attempt_by_login" ON "login_attempt" USING btree ("login","at");--> statement-breakpoint
CREATE INDEX "login_attempt_by_address" ON "login_attempt" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "person_of_authority" ON "person" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "person_by_office" ON "person" USING gin ("offices" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "session_of_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "unit_of_authority" ON "unit" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "unit_by_delegation" ON "unit" USING btree ("delegated_by");--> statement-breakpoint
CREATE INDEX "case_side_by_person" ON "case_side" USING btree ("person_id","side");--> statement-breakpoint
CREATE INDEX "case_file_by_hash" ON "case_file" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "file_holder_by_person" ON "file_holder" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "document_number_of_process" ON "document_number" USING btree ("process_id");--> statement-breakpoint
CREATE INDEX "publication_by_decision" ON "publication" USING btree ("decided_on","case_id");--> statement-breakpoint
CREATE INDEX "publication_public" ON "publication" USING btree ("published_on","case_id") WHERE published_on is not null;--> statement-breakpoint
CREATE INDEX "publication_search" ON "publication" USING gin ((("public" ->> 'number') || ' ' || ("public" ->> 'title') || ' ' || ("public" ->> 'subject') || ' ' || ("public" ->> 'category')) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "deliberation_of_case" ON "deliberation" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "ledger_by_actor" ON "ledger" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "refusal_about_subject" ON "refusal" USING btree ("subject_kind","subject_id","at");--> statement-breakpoint
CREATE INDEX "refusal_by_person" ON "refusal" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "mail_link_of_task" ON "mail_link" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("next_at") WHERE sent_at is null and given_up_at is null;--> statement-breakpoint
CREATE INDEX "outbox_of_process" ON "outbox" USING btree ("process_id");--> statement-breakpoint
CREATE INDEX "process_by_subject" ON "process" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "process_by_number" ON "process" USING btree ("authority_id","number");--> statement-breakpoint
CREATE INDEX "process_by_state" ON "process" USING btree ("kind","authority_id","state","changed_at");--> statement-breakpoint
CREATE INDEX "process_by_change" ON "process" USING btree ("kind","authority_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "process_search" ON "process" USING gin (("number" || ' ' || "title" || ' ' || "keywords" || ' ' || coalesce("outcome_number", '')) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "opinion_of_case" ON "opinion" USING btree ("case_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "out_of_scope_one_valid" ON "out_of_scope" USING btree ("case_id") WHERE validity = 'valid';--> statement-breakpoint
CREATE UNIQUE INDEX "pass_one_valid" ON "pass" USING btree ("case_id") WHERE validity = 'valid';--> statement-breakpoint
CREATE INDEX "absence_of_person" ON "absence" USING btree ("person_id","until_on");--> statement-breakpoint
CREATE INDEX "absence_by_substitute" ON "absence" USING btree ("substitute_id","until_on");--> statement-breakpoint
CREATE INDEX "credential_of_person" ON "credential" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "pool_member_by_authority" ON "pool_member" USING btree ("to_authority_id","kind");--> statement-breakpoint
CREATE INDEX "pool_member_of_person" ON "pool_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "clock_running_by_due" ON "clock" USING btree ("clock","due_on") WHERE ended_on is null and dropped_on is null;--> statement-breakpoint
CREATE INDEX "task_open_of_process" ON "task" USING btree ("process_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "task_open_of_unit" ON "task" USING btree ("of_id","due_on","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "task_open_by_due" ON "task" USING btree ("authority_id","due_on","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "task_open_by_kind" ON "task" USING btree ("authority_id","kind","due_on","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "task_holder_inbox" ON "task_holder" USING btree ("holder","due_on","task_id") WHERE open;--> statement-breakpoint
CREATE INDEX "task_holder_later" ON "task_holder" USING btree ("holder","again","due_on","task_id") WHERE open;--> statement-breakpoint
CREATE INDEX "task_holder_by_kind" ON "task_holder" USING btree ("holder","kind","again","due_on","task_id") WHERE open;--> statement-breakpoint
CREATE INDEX "task_holder_by_hour" ON "task_holder" USING btree ("holder","due_on","task_id") WHERE open and due_at is not null;--> statement-breakpoint
CREATE INDEX "task_watcher_inbox" ON "task_watcher" USING btree ("person_id","due_on","task_id") WHERE not held;--> statement-breakpoint
CREATE INDEX "task_watcher_later" ON "task_watcher" USING btree ("person_id","again","due_on","task_id") WHERE not held;--> statement-breakpoint
CREATE INDEX "task_watcher_by_kind" ON "task_watcher" USING btree ("person_id","kind","again","due_on","task_id") WHERE not held;--> statement-breakpoint
CREATE INDEX "task_watcher_by_hour" ON "task_watcher" USING btree ("person_id","due_on","task_id") WHERE not held and due_at is not null;