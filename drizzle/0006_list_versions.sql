CREATE TABLE "relay_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "relay_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"list_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"number" integer,
	"author_id" bigint,
	"words" text NOT NULL,
	"activities" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"source_id" bigint NOT NULL,
	"told_by_id" bigint NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "relay_list" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "relay_list_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"conversation" text NOT NULL,
	"title" text NOT NULL,
	"source_id" bigint NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "relay_line" ADD CONSTRAINT "relay_line_list_id_relay_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."relay_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relay_line" ADD CONSTRAINT "relay_line_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relay_line" ADD CONSTRAINT "relay_line_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relay_line" ADD CONSTRAINT "relay_line_told_by_id_person_id_fk" FOREIGN KEY ("told_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relay_list" ADD CONSTRAINT "relay_list_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "relay_line_position" ON "relay_line" USING btree ("list_id","position");--> statement-breakpoint
CREATE INDEX "relay_line_source" ON "relay_line" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "relay_list_conversation" ON "relay_list" USING btree ("platform","bot_account","conversation","title","seen_at");