CREATE TABLE "practice" (
	"platform" text NOT NULL,
	"bot_account" text NOT NULL,
	"account" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"said" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"danger" jsonb,
	"ended" boolean DEFAULT false NOT NULL,
	CONSTRAINT "practice_pk" PRIMARY KEY("platform","bot_account","account")
);
