package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests changes to the type of a column on which generated columns depend. */
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

    /** The rows are checked before the columns exist. */
    @Test
    void aBackfillCanAggregateAnEarlierNewColumn() throws SQLException {
        check(
                List.of("create table c (id int primary key, w int)", "insert into c values (1, 10), (2, 20)"),
                op -> op.batchAlterTable("c", batch -> {
                    batch.addColumn(column("a", integer()).nullable(false).backfill(text("w * 10")));
                    batch.addColumn(column("b", integer()).nullable(false).backfill(text("(select max(a) from c)")));
                    batch.createConstraint(check(text("b = 200")).named("ck_b"));
                }),
                "column c.a integer not null",
                "column c.b integer not null",
                "constraint c.ck_b CHECK ((b = 200))");
    }

    @Test
    @Tag("slow")
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

    /** PostgreSQL 15 has no statement that changes the expression of a generated column, so the column is replaced. */
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

    private static final String RIGHTS =
            "select attname || ' ' || attacl::text from pg_attribute where attacl is not null and not attisdropped"
                    + " and attrelid = 'c'::regclass order by 1";

    private static final String OBJECTS =
            "select pg_get_statisticsobjdef(oid) || stxstattarget from pg_statistic_ext union all select conname || '"
                    + " ' || pg_get_constraintdef(oid) from pg_constraint where contype = 'x' order by 1";

    private static final List<String> USED = List.of(
            "create table c (id int primary key, w int not null, g int generated always as (w * 2) stored, constraint"
                    + " ex exclude using btree (g with =) where (g > 0) deferrable)",
            "grant select (g), update (g) on c to public",
            "grant select (g) on c to pg_monitor with grant option",
            "create statistics s (dependencies) on w, g from c",
            "alter statistics s set statistics 50",
            "comment on statistics s is 'both'",
            "comment on constraint ex on c is 'one'",
            "comment on index ex is 'fast'",
            "insert into c (id, w) values (1, 1), (2, 2)");

    @Test
    void rightsStatisticsAndExclusionConstraintsAreKept() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(USED.toArray(String[]::new))) {
            List<String> before = database.query(RIGHTS);
            List<String> objects = database.query(OBJECTS);
            List<String> comments = database.query(COMMENTS);
            assertThat(before).hasSize(1);
            assertThat(objects).hasSize(2);
            assertThat(comments).hasSize(3);
            database.run(op -> op.alterColumn("c", "w", c -> c.type(bigint())));
            assertThat(database.query(RIGHTS)).isEqualTo(before);
            assertThat(database.query(OBJECTS)).isEqualTo(objects);
            assertThat(database.query(COMMENTS)).isEqualTo(comments);
            database.run(op -> op.alterColumn("c", "g", c -> c.type(bigint()).computedStored(text("w * 3"))));
            assertThat(database.query(RIGHTS)).isEqualTo(before);
            assertThat(database.query(OBJECTS)).isEqualTo(objects);
            assertThat(database.query(COMMENTS)).isEqualTo(comments);
        }
    }

    /** The definition of the statistics object still contains the earlier name. */
    @Test
    void aRenameInTheSameBatchIsRefused() throws SQLException {
        refuse(
                UnsupportedChange.class,
                USED,
                op -> op.batchAlterTable("c", batch -> {
                    batch.renameColumn("g", "h");
                    batch.alterColumn("w", c -> c.type(bigint()));
                }),
                "which is renamed in the same batch that replaces a column");
    }

    /** Only the role that granted these privileges could grant them again. */
    @Test
    void rightsOfAnotherGrantorAreRefused() throws SQLException {
        refuse(
                UnsupportedChange.class,
                List.of(
                        USED.get(0),
                        "grant select (g) on c to pg_monitor with grant option",
                        "set role pg_monitor",
                        "grant select (g) on c to public",
                        "reset role"),
                op -> op.alterColumn("c", "w", c -> c.type(bigint())),
                "the rights on the column g would be lost");
    }

    @Test
    @Tag("slow")
    void aStoredColumnBecomesVirtualAndBack() throws SQLException {
        Assumptions.assumeTrue(PostgresqlServer.majorVersion() >= 18);
        List<String> setup = List.of(
                "create table c (id int primary key, w int not null, g int generated always as (w * 2) stored not null,"
                        + " h int generated always as (w * 3) virtual)",
                "comment on column c.g is 'twice'",
                "create view v as select id, g, h from c",
                "insert into c (id, w) select i, i from generate_series(1, 20) i");
        check(
                setup,
                op -> op.alterColumn("c", "g", c -> c.computed(text("w * 2"))),
                "column c.g integer not null generated v (w * 2) comment twice",
                "- column c.g integer not null generated s (w * 2) comment twice");
        check(
                setup,
                op -> op.alterColumn("c", "h", c -> c.computedStored(text("w * 3"))),
                "column c.h integer generated s (w * 3)",
                "- column c.h integer generated v (w * 3)");
    }

    /** PostgreSQL does not support statistics objects or exclusion constraints on virtual columns. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create statistics s1 on w, g from t | the statistics object s1",
                "alter table t add constraint ex exclude using btree (g with =) | the exclusion constraint ex"
            })
    void whatAVirtualColumnCannotHaveIsRefused(String statement, String name) throws SQLException {
        Assumptions.assumeTrue(PostgresqlServer.majorVersion() >= 18);
        refuse(
                UnsupportedChange.class,
                List.of("create table t (w int, g int generated always as (w * 2) stored)", statement),
                op -> op.alterColumn("t", "g", c -> c.computed(text("w * 2"))),
                name + " would be lost with it");
    }

    private static final List<String> PARTITIONED = List.of(
            "create table p (id int not null, w int not null, g int generated always as (w * 2) stored) partition by"
                    + " range (id)",
            "create table p1 partition of p for values from (0) to (100) partition by range (id)",
            "create table p11 partition of p1 for values from (0) to (50)",
            "create table o (id int primary key)");

    private static List<String> partitioned(String statement) {
        List<String> setup = new ArrayList<>(PARTITIONED);
        setup.add(statement);
        return setup;
    }

    /**
     * When the column of the partitioned table is dropped, the server drops these objects with it, and the partition's
     * new column has none of them.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grant select (g) on p1 to pg_monitor | the rights on the column g of p1",
                "grant select (g) on p11 to pg_monitor | the rights on the column g of p11",
                "create statistics s1 on w, g from p11 | the statistics object s1 of p11",
                "alter table p11 add constraint ex exclude using btree (g with =) | the exclusion constraint ex of p11",
                "create index i1 on p11 (g) | the index i1 of p11",
                "create index i1 on p1 (id) where g > 1 | the index i1 of p1",
                "alter table p11 add constraint k1 check (g > 0) | the constraint k1 of p11",
                "alter table p1 add constraint k1 check (g > id) | the constraint k1 of p1",
                "alter table p11 add constraint k1 unique (g) | the constraint k1 of p11",
                "alter table p11 add constraint k1 primary key (g) | the constraint k1 of p11",
                "alter table p11 add constraint k1 foreign key (g) references o | the constraint k1 of p11",
                "comment on column p11.g is 'x' | the comment on the column g of p11",
                "alter table p11 alter g set statistics 10 | the statistics target of the column g of p11",
                "alter table p11 alter g set (n_distinct = 5) | the options of the column g of p11",
                "alter table p11 alter g set not null | NOT NULL on the column g of p11"
            })
    void whatPartitionsWouldLoseIsRefused(String statement, String name) throws SQLException {
        refuse(
                UnsupportedChange.class,
                partitioned(statement),
                op -> op.alterColumn("p", "w", c -> c.type(bigint())),
                name + " would be lost with it");
        refuse(
                UnsupportedChange.class,
                partitioned(statement),
                op -> op.alterColumn("p", "g", c -> c.type(bigint()).computedStored(text("w * 3"))),
                name + " would be lost with it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create statistics s1 on w, g from p11 | the statistics object s1 of p11",
                "alter table p11 add constraint ex exclude using btree (g with =) | the exclusion constraint ex of p11",
                "create index i1 on p11 (g) | the index i1 of p11",
                "alter table p1 add constraint k1 check (g > id) | the constraint k1 of p1",
                "alter table p11 add constraint k1 primary key (g) | the constraint k1 of p11",
                "alter table p11 add constraint k1 unique (g, id) | the constraint k1 of p11"
            })
    void whatPartitionsWouldLoseWithADroppedColumnIsRefused(String statement, String name) throws SQLException {
        refuse(
                UnsupportedChange.class,
                partitioned(statement),
                op -> op.dropColumn("p", "g"),
                "cannot be dropped, because " + name);
    }

    /** If a column is dropped, objects that use only this column are supposed to be dropped with it. */
    @Test
    void whatPartitionsHaveOnADroppedColumnAloneIsDropped() throws SQLException {
        List<String> setup = partitioned("alter table p11 add constraint k1 check (g > 0)");
        setup.add("comment on column p11.g is 'x'");
        setup.add("create index i1 on p11 (id) where w > 1");
        setup.add("create index i2 on p (id)");
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            database.run(op -> op.dropColumn("p", "g"));
            assertThat(database.query("select attname from pg_attribute where attrelid = 'p11'::regclass and attnum > 0"
                            + " and not attisdropped order by attname"))
                    .containsExactly("id", "w");
            assertThat(database.query("select indexrelid::regclass::text from pg_index where indrelid = 'p11'::regclass"
                            + " order by 1"))
                    .containsExactly("i1", "p11_id_idx");
        }
    }

    /** A change to the column's type preserves these objects. */
    @Test
    void whatPartitionsHaveOnAnotherColumnIsKept() throws SQLException {
        List<String> setup = partitioned("grant select (id, w) on p11 to pg_monitor");
        setup.add("create statistics s1 on id, w from p11");
        setup.add("alter statistics s1 set statistics 50");
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            List<String> objects = database.query(OBJECTS);
            assertThat(objects).hasSize(1);
            database.run(op -> op.alterColumn("p", "w", c -> c.type(bigint())));
            assertThat(database.query(OBJECTS)).isEqualTo(objects);
            assertThat(database.query(RIGHTS.replace("'c'", "'p11'"))).hasSize(2);
        }
    }
}
