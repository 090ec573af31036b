-- What a store is, it stays; who was shown what, stays told. The database itself holds both promises.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER store_nature_never_changes BEFORE UPDATE OR DELETE ON "store_nature"
  FOR EACH ROW EXECUTE FUNCTION refuse_change('a store stays what it became at its creation');
--> statement-breakpoint
CREATE TRIGGER store_nature_never_emptied BEFORE TRUNCATE ON "store_nature"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a store stays what it became at its creation');
--> statement-breakpoint
CREATE TRIGGER access_log_never_changes BEFORE UPDATE OR DELETE ON "access_log"
  FOR EACH ROW EXECUTE FUNCTION refuse_change('the access log is only added to');
--> statement-breakpoint
CREATE TRIGGER access_log_never_emptied BEFORE TRUNCATE ON "access_log"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the access log is only added to');
