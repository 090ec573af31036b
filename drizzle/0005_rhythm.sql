CREATE TABLE "county_programme" (
	"key" text NOT NULL,
	"definition" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "county_programme_pk" PRIMARY KEY("key")
);
--> statement-breakpoint
CREATE TABLE "leave" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "leave_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"from" date NOT NULL,
	"until" date NOT NULL,
	"stand_in_id" bigint,
	"stand_in_is" text DEFAULT 'none' NOT NULL,
	"source_id" bigint,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leave_days" CHECK ("leave"."from" <= "leave"."until")
);
--> statement-breakpoint
CREATE TABLE "programme_off" (
	"station_id" bigint NOT NULL,
	"programme" text NOT NULL,
	CONSTRAINT "programme_off_pk" PRIMARY KEY("station_id","programme")
);
--> statement-breakpoint
CREATE TABLE "reminded" (
	"person_id" bigint NOT NULL,
	"key" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "reminded_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminder_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" bigint,
	"station_id" bigint,
	"day" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_wish" (
	"person_id" bigint NOT NULL,
	"stopped" boolean DEFAULT false NOT NULL,
	"hour" integer,
	CONSTRAINT "reminder_wish_pk" PRIMARY KEY("person_id")
);
--> statement-breakpoint
CREATE TABLE "snooze" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "snooze_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"child_id" bigint,
	"until" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "station_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "station_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"station_id" bigint NOT NULL,
	"title" text NOT NULL,
	"kind" text,
	"day" date NOT NULL,
	"children" integer,
	"minutes" integer,
	"author_id" bigint NOT NULL,
	"source_id" bigint,
	"withdrawn_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "station_setting" (
	"station_id" bigint NOT NULL,
	"weekly_summary" boolean DEFAULT false NOT NULL,
	"leader_nudge" boolean DEFAULT false NOT NULL,
	CONSTRAINT "station_setting_pk" PRIMARY KEY("station_id")
);
--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_stand_in_id_person_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_off" ADD CONSTRAINT "programme_off_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminded" ADD CONSTRAINT "reminded_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_wish" ADD CONSTRAINT "reminder_wish_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snooze" ADD CONSTRAINT "snooze_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snooze" ADD CONSTRAINT "snooze_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station_event" ADD CONSTRAINT "station_event_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station_event" ADD CONSTRAINT "station_event_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station_event" ADD CONSTRAINT "station_event_source_id_inbox_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station_setting" ADD CONSTRAINT "station_setting_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leave_person" ON "leave" USING btree ("person_id","until");--> statement-breakpoint
CREATE INDEX "leave_stand_in" ON "leave" USING btree ("stand_in_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_key_unique" ON "reminder" USING btree ("key");--> statement-breakpoint
CREATE INDEX "reminder_person_day" ON "reminder" USING btree ("person_id","day");--> statement-breakpoint
CREATE INDEX "reminder_station_day" ON "reminder" USING btree ("station_id","day");--> statement-breakpoint
CREATE INDEX "snooze_person" ON "snooze" USING btree ("person_id","until");--> statement-breakpoint
CREATE INDEX "snooze_child" ON "snooze" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "station_event_day" ON "station_event" USING btree ("station_id","day");--> statement-breakpoint
CREATE INDEX "station_event_source" ON "station_event" USING btree ("source_id");