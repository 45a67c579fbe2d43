package dev.limbeck.cli.postgresql;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The table {@code c}, with everything that a revision can drop and create again; another program changes this table
 * while the revision runs.
 *
 * @param project the project with the revision
 */
record SharedTable(PostgresqlProject project) {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** A query that returns everything that the revisions drop and create again. */
    private static final String STATE =
            """
            select string_agg(line, E'\\n' order by line) from (
                select 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || coalesce(obj_description(i.indexrelid), '')
                    as line from pg_index i where i.indrelid = 'c'::regclass
                union all select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid)
                    || coalesce(obj_description(oid, 'pg_constraint'), '') from pg_constraint
                    where conrelid = 'c'::regclass and contype <> 'n'
                union all select 'view ' || relname || ' ' || pg_get_viewdef(oid) || coalesce(relacl::text, '')
                    || coalesce(obj_description(oid, 'pg_class'), '') from pg_class where relkind = 'v'
                    and relnamespace = 'public'::regnamespace
                union all select 'policy ' || polname || ' ' || pg_get_expr(polqual, polrelid) from pg_policy
                union all select 'trigger ' || pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
                union all select 'column ' || attname || ' ' || format_type(atttypid, atttypmod)
                    || coalesce(pg_get_expr(adbin, adrelid), '') || coalesce(col_description(attrelid, attnum), '')
                    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
                    where attrelid = 'c'::regclass and attnum > 0 and not attisdropped) state
            """;

    /** {@return the table in the database of the project} */
    static SharedTable create(PostgresqlProject project) {
        project.sql(
                """
                create table c (id int primary key, w int default 3, g int generated always as (w * 2) stored);
                create index c_old on c (g);
                insert into c select i, i from generate_series(1, 20) i;
                create view v as select w from c where w > 3;
                create policy p on c using (w > 1);
                create function f() returns trigger language plpgsql as 'begin return new; end';
                create trigger t before update of w on c for each row execute function f();
                """);
        return new SharedTable(project);
    }

    /** {@return the definitions of the table and of everything that belongs to it} */
    String state() {
        return project.ask(STATE);
    }

    /** Writes the revision. */
    void upgradeTo(String up, String down) {
        project.write("revisions/Rev_11aa_step.java", RevisionText.of("11aa", "", up, down));
    }

    /** {@return a future with the outcome of the revision, which has begun to run} */
    CompletableFuture<Outcome> startUpgrade(String online) {
        return CompletableFuture.supplyAsync(
                () -> project.run("upgrade", "head", "--upgrade-online", online, "--lock-timeout", "120"));
    }

    /** Starts a revision whose step first sets a new column in each row, and waits until that statement begins. */
    CompletableFuture<Outcome> startSlowStep(String change) throws Exception {
        project.sql("create function slow(int) returns int language plpgsql as"
                + " 'begin perform pg_sleep(0.1); return $1; end'");
        upgradeTo(
                "op.batchAlterTable(\"c\", batch -> { batch.addColumn(column(\"n\","
                        + " integer()).nullable(false).backfill(text(\"slow(id)\"))); " + change + " });",
                "op.dropColumn(\"c\", \"n\");");
        CompletableFuture<Outcome> upgrade = startUpgrade("always");
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (project.ask("select count(*) from pg_attribute where attrelid = 'c'::regclass and attname = 'n'")
                        .equals("0")
                && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return upgrade;
    }
}
