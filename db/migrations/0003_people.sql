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
ALTER TABLE "authority" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "first_review_on" date;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "first_review_source" text;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "level" text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "delegated_by" text;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_substitute_id_person_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_member" ADD CONSTRAINT "pool_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_member" ADD CONSTRAINT "pool_member_lent_by_unit_id_fk" FOREIGN KEY ("lent_by") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_member" ADD CONSTRAINT "pool_member_to_authority_id_authority_id_fk" FOREIGN KEY ("to_authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_of_person" ON "absence" USING btree ("person_id","until_on");--> statement-breakpoint
CREATE INDEX "absence_by_substitute" ON "absence" USING btree ("substitute_id","until_on");--> statement-breakpoint
CREATE INDEX "credential_of_person" ON "credential" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "pool_member_by_authority" ON "pool_member" USING btree ("to_authority_id","kind");--> statement-breakpoint
CREATE INDEX "pool_member_of_person" ON "pool_member" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "authority" ADD CONSTRAINT "authority_parent_id_authority_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_unit_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_delegated_by_authority_id_fk" FOREIGN KEY ("delegated_by") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unit_by_delegation" ON "unit" USING btree ("delegated_by");--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_first_review_has_source" CHECK (("person"."first_review_on" is null) = ("person"."first_review_source" is null));--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_level" CHECK ("unit"."level" in ('city', 'county', 'street', 'other'));--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_not_above_itself" CHECK ("unit"."parent_id" <> "unit"."id");