CREATE TABLE "access_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"person_id" bigint,
	"account" text NOT NULL,
	"child_id" bigint NOT NULL,
	"fields" text[] NOT NULL,
	"why" text NOT NULL,
	"channel" text NOT NULL,
	"conversation" text NOT NULL,
	"source_id" bigint
);
--> statement-breakpoint
CREATE TABLE "store_nature" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"nature" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "store_nature_one_row" CHECK ("store_nature"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"occasion_id" bigint NOT NULL,
	"station_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"author_id" bigint NOT NULL,
	"reporter_id" bigint NOT NULL,
	"day" date NOT NULL,
	"day_is" text NOT NULL,
	"clock" text,
	"minutes" integer,
	"outcome" text NOT NULL,
	"source_id" bigint,
	"state" text DEFAULT 'kept' NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by_id" bigint,
	"withdrawn_why" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activity_minutes" CHECK ("activity"."minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE "activity_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"by_id" bigint NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"source_id" bigint
);
--> statement-breakpoint
CREATE TABLE "concern" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "concern_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"level" text NOT NULL,
	"station_id" bigint,
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"conversation" text NOT NULL,
	"writer_account" text NOT NULL,
	"writer_id" bigint,
	"state" text DEFAULT 'open' NOT NULL,
	"taken_by_id" bigint,
	"taken_at" timestamp (3) with time zone,
	"closed_by_id" bigint,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"repeats" integer DEFAULT 0 NOT NULL,
	"next_repeat_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "concern_child" (
	"concern_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	CONSTRAINT "concern_child_pk" PRIMARY KEY("concern_id","child_id")
);
--> statement-breakpoint
CREATE TABLE "concern_person" (
	"concern_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"step" integer NOT NULL,
	"left_out" text,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "concern_person_pk" PRIMARY KEY("concern_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "concern_text" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "concern_text_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"concern_id" bigint NOT NULL,
	"message_id" text NOT NULL,
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"conversation" text NOT NULL,
	"text" text NOT NULL,
	"words" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"marked_at" timestamp (3) with time zone,
	"marked_why" text
);
--> statement-breakpoint
CREATE TABLE "occasion" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "occasion_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"station_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"day" date NOT NULL,
	"source_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"station_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"day" date,
	"author_id" bigint NOT NULL,
	"source_id" bigint,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wish" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wish_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"station_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"text" text NOT NULL,
	"author_id" bigint NOT NULL,
	"source_id" bigint,
	"state" text DEFAULT 'open' NOT NULL,
	"fulfilled_by_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bot_account_state" (
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"refusals" integer DEFAULT 0 NOT NULL,
	"paused_until" timestamp (3) with time zone,
	CONSTRAINT "bot_account_state_pk" PRIMARY KEY("platform","bot_account")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"conversation" text NOT NULL,
	"message_id" text NOT NULL,
	"account" text NOT NULL,
	"room" text,
	"person_id" bigint,
	"station_id" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'done' NOT NULL,
	"intent" text,
	"text" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"conversation" text NOT NULL,
	"is_room" boolean NOT NULL,
	"class" text NOT NULL,
	"rank" integer NOT NULL,
	"key" text NOT NULL,
	"text" text,
	"mentions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"quote" text,
	"about" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"answers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"proactive" boolean NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"state" text DEFAULT 'waiting' NOT NULL,
	"claimed_by" text,
	"lease_until" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_reason" text,
	"sent_at" timestamp (3) with time zone,
	"sent_message_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_file" (
	"outbox_id" bigint NOT NULL,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "outbox_file_pk" PRIMARY KEY("outbox_id")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"conversation" text NOT NULL,
	"account" text NOT NULL,
	"person_id" bigint,
	"about" text NOT NULL,
	"options" jsonb NOT NULL,
	"several" boolean DEFAULT false NOT NULL,
	"payload" jsonb NOT NULL,
	"source_id" bigint,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unheard" (
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"room" text NOT NULL,
	"account" text NOT NULL,
	"station_id" bigint NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	"waiting" integer DEFAULT 1 NOT NULL,
	"leader_told" boolean DEFAULT false NOT NULL,
	CONSTRAINT "unheard_pk" PRIMARY KEY("platform","bot_account","room","account")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"account" text NOT NULL,
	"person_id" bigint,
	"bound_at" timestamp (3) with time zone,
	"reachable" boolean,
	"told_of_voice_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "binding_code" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "binding_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code_hash" text NOT NULL,
	"person_id" bigint NOT NULL,
	"made_by_id" bigint,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"voided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "child" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "child_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"station_id" bigint NOT NULL,
	"number" text,
	"name" text NOT NULL,
	"sex" text,
	"birth_year" integer,
	"birth_month" integer,
	"birth_day" integer,
	"birth_leap_month" boolean DEFAULT false NOT NULL,
	"birth_calendar" text DEFAULT 'solar' NOT NULL,
	"guardian" text,
	"left_at" timestamp (3) with time zone,
	"left_why" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "child_birth_month" CHECK ("child"."birth_month" between 1 and 12),
	CONSTRAINT "child_birth_day" CHECK ("child"."birth_day" between 1 and 31)
);
--> statement-breakpoint
CREATE TABLE "chosen_station" (
	"person_id" bigint NOT NULL,
	"station_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chosen_station_pk" PRIMARY KEY("person_id")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"given_by" text NOT NULL,
	"relation" text NOT NULL,
	"day" date NOT NULL,
	"method" text NOT NULL,
	"notice" text,
	"recorded_by_id" bigint,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "nickname" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "nickname_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"child_id" bigint NOT NULL,
	"name" text NOT NULL,
	"person_id" bigint,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "office_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"station_id" bigint,
	"role" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"until" timestamp (3) with time zone,
	CONSTRAINT "office_has_station" CHECK ("office"."station_id" is not null or "office"."role" = 'coordinator')
);
--> statement-breakpoint
CREATE TABLE "pairing" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pairing_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"child_id" bigint NOT NULL,
	"programme" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"ended_why" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "room_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"room" text NOT NULL,
	"station_id" bigint NOT NULL,
	"bound_by_id" bigint,
	"bound_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"unbound_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "station" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "station_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_occasion_id_occasion_id_fk" FOREIGN KEY ("occasion_id") REFERENCES "public"."occasion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_reporter_id_person_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_withdrawn_by_id_person_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_change" ADD CONSTRAINT "activity_change_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_change" ADD CONSTRAINT "activity_change_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_change" ADD CONSTRAINT "activity_change_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern" ADD CONSTRAINT "concern_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern" ADD CONSTRAINT "concern_writer_id_person_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern" ADD CONSTRAINT "concern_taken_by_id_person_id_fk" FOREIGN KEY ("taken_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern" ADD CONSTRAINT "concern_closed_by_id_person_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_child" ADD CONSTRAINT "concern_child_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_child" ADD CONSTRAINT "concern_child_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_person" ADD CONSTRAINT "concern_person_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_person" ADD CONSTRAINT "concern_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_text" ADD CONSTRAINT "concern_text_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish" ADD CONSTRAINT "wish_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish" ADD CONSTRAINT "wish_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish" ADD CONSTRAINT "wish_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish" ADD CONSTRAINT "wish_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish" ADD CONSTRAINT "wish_fulfilled_by_id_activity_id_fk" FOREIGN KEY ("fulfilled_by_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_file" ADD CONSTRAINT "outbox_file_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unheard" ADD CONSTRAINT "unheard_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_code" ADD CONSTRAINT "binding_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_code" ADD CONSTRAINT "binding_code_made_by_id_person_id_fk" FOREIGN KEY ("made_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chosen_station" ADD CONSTRAINT "chosen_station_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chosen_station" ADD CONSTRAINT "chosen_station_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_recorded_by_id_person_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nickname" ADD CONSTRAINT "nickname_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nickname" ADD CONSTRAINT "nickname_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office" ADD CONSTRAINT "office_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office" ADD CONSTRAINT "office_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_bound_by_id_person_id_fk" FOREIGN KEY ("bound_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_child" ON "access_log" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "access_log_person" ON "access_log" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "activity_child_day" ON "activity" USING btree ("child_id","day");--> statement-breakpoint
CREATE INDEX "activity_author_day" ON "activity" USING btree ("author_id","day");--> statement-breakpoint
CREATE INDEX "activity_reporter" ON "activity" USING btree ("reporter_id","created_at");--> statement-breakpoint
CREATE INDEX "activity_station_day" ON "activity" USING btree ("station_id","day");--> statement-breakpoint
CREATE INDEX "activity_occasion" ON "activity" USING btree ("occasion_id");--> statement-breakpoint
CREATE INDEX "activity_source" ON "activity" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "activity_change_activity" ON "activity_change" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "concern_repeat" ON "concern" USING btree ("next_repeat_at") WHERE "concern"."state" = 'open' and "concern"."level" = 'urgent';--> statement-breakpoint
CREATE INDEX "concern_station" ON "concern" USING btree ("station_id");--> statement-breakpoint
CREATE INDEX "concern_conversation" ON "concern" USING btree ("platform","bot_account","conversation");--> statement-breakpoint
CREATE INDEX "concern_child_child" ON "concern_child" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "concern_person_person" ON "concern_person" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "concern_text_message" ON "concern_text" USING btree ("platform","bot_account","conversation","message_id");--> statement-breakpoint
CREATE INDEX "concern_text_concern" ON "concern_text" USING btree ("concern_id");--> statement-breakpoint
CREATE INDEX "occasion_station_day" ON "occasion" USING btree ("station_id","day");--> statement-breakpoint
CREATE INDEX "occasion_author" ON "occasion" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "occasion_source" ON "occasion" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "plan_child" ON "plan" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "plan_author" ON "plan" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "plan_open_day" ON "plan" USING btree ("day") WHERE "plan"."state" = 'open';--> statement-breakpoint
CREATE INDEX "plan_source" ON "plan" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "wish_child" ON "wish" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "wish_source" ON "wish" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_claimed_once" ON "inbox" USING btree ("kind","platform","bot_account","conversation","message_id");--> statement-breakpoint
CREATE INDEX "inbox_conversation_at" ON "inbox" USING btree ("platform","bot_account","conversation","at");--> statement-breakpoint
CREATE INDEX "inbox_person" ON "inbox" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "inbox_text_age" ON "inbox" USING btree ("at") WHERE "inbox"."text" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key_unique" ON "outbox" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("platform","bot_account","rank","id") WHERE "outbox"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_conversation" ON "outbox" USING btree ("platform","bot_account","conversation","id");--> statement-breakpoint
CREATE INDEX "outbox_sent_message" ON "outbox" USING btree ("platform","bot_account","sent_message_id");--> statement-breakpoint
CREATE INDEX "outbox_lease" ON "outbox" USING btree ("lease_until") WHERE "outbox"."state" = 'sending';--> statement-breakpoint
CREATE INDEX "question_open" ON "question" USING btree ("platform","bot_account","conversation","account") WHERE "question"."state" = 'open';--> statement-breakpoint
CREATE INDEX "question_source" ON "question" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_unique" ON "account" USING btree ("platform","bot_account","account");--> statement-breakpoint
CREATE INDEX "account_person" ON "account" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "binding_code_unique" ON "binding_code" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "binding_code_person" ON "binding_code" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "child_number_unique" ON "child" USING btree ("number") WHERE "child"."number" is not null;--> statement-breakpoint
CREATE INDEX "child_station" ON "child" USING btree ("station_id");--> statement-breakpoint
CREATE INDEX "child_name" ON "child" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_in_force_once" ON "consent" USING btree ("child_id") WHERE "consent"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "nickname_unique" ON "nickname" USING btree ("child_id","name",coalesce("person_id", 0));--> statement-breakpoint
CREATE INDEX "nickname_child" ON "nickname" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "nickname_person" ON "nickname" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "office_held_once" ON "office" USING btree ("person_id","role",coalesce("station_id", 0)) WHERE "office"."until" is null;--> statement-breakpoint
CREATE INDEX "office_station" ON "office" USING btree ("station_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pairing_running_once" ON "pairing" USING btree ("person_id","child_id","programme") WHERE "pairing"."until_day" is null;--> statement-breakpoint
CREATE INDEX "pairing_child" ON "pairing" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "person_name" ON "person" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "room_bound_once" ON "room" USING btree ("platform","bot_account","room") WHERE "room"."unbound_at" is null;--> statement-breakpoint
CREATE INDEX "room_station" ON "room" USING btree ("station_id");--> statement-breakpoint
CREATE UNIQUE INDEX "station_name_unique" ON "station" USING btree ("name");