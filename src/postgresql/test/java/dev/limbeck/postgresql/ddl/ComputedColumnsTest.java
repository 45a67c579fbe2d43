package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.UnsupportedChange;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The type of a column changes from which generated columns are computed. */
class ComputedColumnsTest extends OperationChecks {
    private static final String COMPUTED =
            "create table c (id int primary key, w int not null default 1, name varchar(20), g int generated always as"
                    + " (w * 2) stored not null, h text collate \"C\" generated always as (w || '-') stored unique,"
                    + " upper text generated always as (upper(name)) stored, check (g > w))";

    private static final String COMMENTS =
            "select pg_describe_object(classoid, objoid, objsubid) || ': ' || description from pg_description"
                    + " where objoid >= 16384 order by 1";

    private static final List<String> SETUP = List.of(
            COMPUTED,
            "comment on column c.g is 'twice'",
            "create index g_index on c (g desc, id) where h is not null",
            "create view v as select id, g from c",
            "insert into c (id, w, name) select i, i, 'n' || i from generate_series(1, 20) i");

    @Test
    void theyAreComputedAgain() throws SQLException {
        check(
                SETUP,
                op -> op.batchAlterTable("c", batch -> {
                    batch.alterColumn("w", c -> c.type(bigint()));
                    batch.alterColumn("name", c -> c.type(varchar(80)));
                }),
                "column c.w bigint not null default 1",
                "- column c.w integer not null default 1",
                "column c.name character varying(80)",
                "- column c.name character varying(20)");
    }

    @Test
    void theirExpressionChangesInTheSameBatch() throws SQLException {
        check(
                List.of(
                        "create table c (id int primary key, w int, g int generated always as (w * 2) stored)",
                        "insert into c (id, w) values (1, 4)"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.alterColumn("w", c -> c.type(bigint()).nullable(false));
                    batch.alterColumn("g", c -> c.type(bigint()).computedStored(text("w * 3")));
                }),
                "column c.w bigint not null",
                "- column c.w integer",
                "column c.g bigint generated s (w * 3)",
                "- column c.g integer generated s (w * 2)");
    }

    /** PostgreSQL 15 has no statement for another expression, so the column is replaced. */
    @Test
    void theirExpressionChangesUnderAView() throws SQLException {
        check(
                List.of(
                        "create table c (id int primary key, w int, g int generated always as (w * 2) stored)",
                        "insert into c (id, w) values (1, 4)",
                        "create view v as select id, g from c",
                        "create materialized view m as select g from v",
                        "create unique index m_key on m (g)",
                        "comment on column v.g is 'twice'"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.alterColumn("id", c -> c.type(bigint()));
                    batch.alterColumn("g", c -> c.type(bigint()).computedStored(text("w * 3")));
                }),
                "column c.id bigint not null",
                "- column c.id integer not null",
                "column c.g bigint generated s (w * 3)",
                "- column c.g integer generated s (w * 2)",
                "column v.id bigint",
                "- column v.id integer",
                "column v.g bigint comment twice",
                "- column v.g integer comment twice",
                "column m.g bigint",
                "- column m.g integer");
    }

    @Test
    void whatWouldBeLostWithThemIsRefused() throws SQLException {
        refuse(
                UnsupportedChange.class,
                List.of(COMPUTED, "create policy p on c using (g > 0)"),
                op -> op.alterColumn("c", "w", c -> c.type(bigint())),
                "without replacing the column g, which is computed from it, but the policy p of c would be lost");
    }

    /** The model does not contain the comments of indexes and constraints. */
    @Test
    void whatBelongsToTheirIndexesAndConstraintsIsKept() throws SQLException {
        List<String> setup = List.of(
                "create table c (id int primary key, w int not null, g int generated always as (w * 2) stored unique,"
                        + " constraint ck check (g > w))",
                "create index g_index on c (g) with (fillfactor = 70)",
                "comment on index g_index is 'fast'",
                "comment on constraint ck on c is 'why'",
                "comment on constraint c_g_key on c is 'one'");
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            List<String> before = database.query(COMMENTS);
            assertThat(before).hasSize(3);
            database.run(op -> op.alterColumn("c", "w", c -> c.type(bigint())));
            assertThat(database.query(COMMENTS)).isEqualTo(before);
            assertThat(database.describe().toString()).contains("fillfactor='70'");
        }
    }
}
