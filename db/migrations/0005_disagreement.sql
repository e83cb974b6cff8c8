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
	"standing" text DEFAULT 'standing' NOT NULL,
	"voided_on" date,
	"voided_by" text,
	"voided_at_revision" integer,
	CONSTRAINT "deliberation_of_content" UNIQUE("id","case_id","content_hash","standing","substitutes"),
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
	CONSTRAINT "deliberation_standing" CHECK ("deliberation"."standing" in ('standing', 'voided')),
	CONSTRAINT "deliberation_voided_by_an_act" CHECK (("deliberation"."standing" = 'voided') = ("deliberation"."voided_by" is not null))
);
--> statement-breakpoint
ALTER TABLE "enforcement_case" ADD CONSTRAINT "case_of_kind" UNIQUE("id","act_kind");--> statement-breakpoint
ALTER TABLE "decision" DROP CONSTRAINT "decision_on_one_ground";--> statement-breakpoint
ALTER TABLE "opinion" DROP CONSTRAINT "opinion_issued_whole";--> statement-breakpoint
ALTER TABLE "enforcement_case" ADD COLUMN "ending" text;--> statement-breakpoint
ALTER TABLE "enforcement_case" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "deliberation_id" text;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "substituted" boolean;--> statement-breakpoint
ALTER TABLE "opinion" ADD COLUMN "form" text DEFAULT 'letter' NOT NULL;--> statement-breakpoint
ALTER TABLE "opinion" ADD COLUMN "withdrawn_on" date;--> statement-breakpoint
ALTER TABLE "opinion" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "opinion" ADD COLUMN "withdrawn_reason_hash" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "begun_by" text DEFAULT 'submitForReview' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_content_hash_content_hash_fk" FOREIGN KEY ("content_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_chair_id_person_id_fk" FOREIGN KEY ("chair_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_recorder_id_person_id_fk" FOREIGN KEY ("recorder_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_convened_by_person_id_fk" FOREIGN KEY ("convened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_record_hash_content_hash_fk" FOREIGN KEY ("record_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberation" ADD CONSTRAINT "deliberation_of_case_and_kind" FOREIGN KEY ("case_id","act_kind") REFERENCES "public"."enforcement_case"("id","act_kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliberation_of_case" ON "deliberation" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_on_substituting_deliberation" FOREIGN KEY ("deliberation_id","case_id","content_hash","standing","substituted") REFERENCES "public"."deliberation"("id","case_id","content_hash","standing","substitutes") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_withdrawn_reason_hash_content_hash_fk" FOREIGN KEY ("withdrawn_reason_hash") REFERENCES "public"."content"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opinion_of_case" ON "opinion" USING btree ("case_id","round");--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_on_substituting_deliberation_only" CHECK (("decision"."deliberation_id" is null) = ("decision"."substituted" is null) and "decision"."substituted" is not false);--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_on_one_ground" CHECK (num_nonnulls("decision"."pass_id", "decision"."out_of_scope_id", "decision"."deliberation_id") = 1);--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_withdrawn_by_its_signer" CHECK (num_nonnulls("opinion"."withdrawn_on", "opinion"."withdrawn_by", "opinion"."withdrawn_reason_hash") in (0, 3)
        and ("opinion"."withdrawn_by" is null or ("opinion"."withdrawn_by" = "opinion"."reviewer_id" and coalesce("opinion"."issued", false))));--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_issued_whole" CHECK (("opinion"."form" = 'letter' and "opinion"."issued" is null
          and num_nonnulls("opinion"."issued_by", "opinion"."issued_on", "opinion"."number") = 0)
        or ("opinion"."form" = 'letter' and "opinion"."issued"
          and num_nonnulls("opinion"."issued_by", "opinion"."issued_on", "opinion"."number") = 3)
        or ("opinion"."form" = 'light' and coalesce("opinion"."issued", false)
          and num_nonnulls("opinion"."issued_by", "opinion"."number") = 0 and "opinion"."issued_on" is not null));
