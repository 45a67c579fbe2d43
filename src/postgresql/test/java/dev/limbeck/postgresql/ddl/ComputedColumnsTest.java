package dev.limbeck.postgresql.ddl;

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
}
