CREATE TABLE "calendar_preview" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"calendar" jsonb NOT NULL,
	"based_on" text NOT NULL,
	"moves" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_by" text,
	"applied_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "clock_count" ADD COLUMN "stop_marks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "clock_count" DROP CONSTRAINT "clock_count_pkey";
--> statement-breakpoint
ALTER TABLE "clock_count" ADD CONSTRAINT "clock_count_pkey" PRIMARY KEY("case_id","process","clock","started_at_revision","extended_by","stop_marks","calendar_version");