package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.failure.GuardViolation;
import dev.limbeck.ops.Operation;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that each operation can be run on a table with rows and then reverted; the results are read from the server.
 */
class OperationsTest extends OperationChecks {
    @Test
    void createsAndDropsATable() throws SQLException {
        check(
                List.of(TABLE),
                op -> {
                    op.createTable(
                            "Full",
                            column("id", bigint()).identity(),
                            column("state", enumeration("OPEN", "it's").length(10))
                                    .nullable(false),
                            column("t_id", integer()),
                            column("price", numeric(12, 2)).serverDefault(text("0")),
                            column("tags", array(varchar(20))),
                            column("half", numeric(12, 2)).computedStored(text("price / 2")),
                            column("note", textType()).collate("C").comment("it's a note"),
                            primaryKey("id"),
                            unique("state", "t_id").named("uk"),
                            unique("t_id"),
                            foreignKeyOn("t_id").references("t", "id").onDelete(CASCADE),
                            check(text("price > 0 and price < 100")),
                            tableComment("all of it"));
                    op.createIndex("ix", "full", "state", desc("price"), where(text("price > 1")));
                },
                "column full.id bigint not null identity d",
                "column full.state character varying(10) not null",
                "column full.t_id integer",
                "column full.price numeric(12,2) default 0",
                "column full.tags character varying(20)[]",
                "column full.half numeric(12,2) generated s (price / (2)::numeric)",
                "column full.note text collate C comment it's a note",
                "constraint \"full\".full_pkey PRIMARY KEY (id)",
                "constraint \"full\".uk UNIQUE (state, t_id)",
                "constraint \"full\".full_t_id_key UNIQUE (t_id)",
                "constraint \"full\".full_t_id_fkey FOREIGN KEY (t_id) REFERENCES t(id) ON DELETE CASCADE",
                "constraint \"full\".full_state_check CHECK (((state)::text = ANY ((ARRAY['OPEN'::character varying, 'it''s'::character varying])::text[])))",
                "constraint \"full\".full_price_check CHECK (((price > (0)::numeric) AND (price < (100)::numeric)))",
                "index CREATE INDEX ix ON public.\"full\" USING btree (state, price DESC) WHERE (price > (1)::numeric)",
                "sequence full_id_seq 1 1 1 9223372036854775807",
                "table full all of itp");
    }

    /** CREATE TABLE would mark the constraints as validated. */
    @Test
    void dropsATableWithUnvalidatedConstraints() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(
                TABLE,
                "create table u (id int primary key, t_id int)",
                "alter table u add constraint positive check (id > 0) not valid, add constraint refers foreign key"
                        + " (t_id) references t not valid")) {
            List<String> before = database.describe();
            assertThat(before)
                    .contains(
                            "constraint u.positive CHECK ((id > 0)) NOT VALID",
                            "constraint u.refers FOREIGN KEY (t_id) REFERENCES t(id) NOT VALID");
            List<Operation> operations = database.run(op -> op.dropTable("u"));
            assertThat(database.describe().toString()).doesNotContain("u.positive");
            database.revert(operations);
            assertThat(database.describe()).isEqualTo(before);
        }
    }

    @Test
    void addsAndDropsColumns() throws SQLException {
        check(
                List.of(TABLE, ROWS),
                op -> op.batchAlterTable("t", batch -> {
                    batch.addColumn(column("plain", integer()));
                    batch.addColumn(column("ready", bool()).nullable(false).serverDefault(text("false")));
                    batch.addColumn(column("d", integer()).nullable(false).backfill(text("b * 10")));
                    batch.addColumn(column("e", varchar(5))
                            .nullable(false)
                            .serverDefault(text("'z'"))
                            .backfill(text("a")));
                    batch.addColumn(column("f", integer()).computedStored(text("b + 1")));
                    batch.addColumn(column("kind", enumeration("P", "Q")));
                }),
                "column t.plain integer",
                "column t.ready boolean not null default false",
                "column t.d integer not null",
                "column t.e character varying(5) not null default 'z'::character varying",
                "column t.f integer generated s (b + 1)",
                "column t.kind character varying(255)",
                "constraint t.t_kind_check CHECK (((kind)::text = ANY ((ARRAY['P'::character varying, 'Q'::character varying])::text[])))");
    }

    @Test
    void theBackfillIsComputedFromTheRow() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(TABLE, ROWS)) {
            database.run(op -> op.batchAlterTable("t", batch -> {
                batch.renameColumn("b", "bb");
                batch.addColumn(column("d", integer()).nullable(false).backfill(text("bb * 10")));
                batch.alterColumn("c", c -> c.nullable(false).backfill(text("'none'")));
            }));
            assertThat(database.query("select concat_ws(' ', bb, d, c) from t order by id"))
                    .containsExactly("1 10 10", "2 20 none");
        }
    }

    @Test
    void aColumnThatNeedsAValueIsRefusedIfThereAreRows() throws SQLException {
        refuse(
                GuardViolation.class,
                List.of(TABLE, ROWS),
                op -> op.addColumn("t", column("d", integer()).nullable(false)),
                "t.d is NOT NULL and has no value for the existing rows");
    }

    @Test
    void changesEverythingOfAColumn() throws SQLException {
        check(
                List.of(TABLE, ROWS),
                op -> op.batchAlterTable("t", batch -> {
                    batch.alterColumn(
                            "a", c -> c.type(varchar(50)).nullable(false).comment("its name"));
                    batch.alterColumn("b", c -> c.type(bigint()).nullable(true).serverDefault(text("7")));
                    batch.alterColumn("c", c -> c.collate("C"));
                }),
                "column t.a character varying(50) not null default 'x'::character varying comment its name",
                "- column t.a character varying(20) default 'x'::character varying",
                "column t.b bigint default 7",
                "- column t.b integer not null",
                "column t.c text collate C",
                "- column t.c text");
    }

    @Test
    void convertsValuesToOtherTypes() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(
                "create table t (b boolean default true, i int default 1, s varchar(40), o oid, y bytea, u uuid, n numeric(10,2))",
                "insert into t values (true, 0, '12', lo_from_bytea(0, 'abc'), '\\x6162', '00000000-0000-0001-0000-000000000002', 1.5)",
                "insert into t values (false, 5, null, null, null, null, null)")) {
            List<Operation> operations = database.run(op -> op.batchAlterTable("t", batch -> {
                batch.alterColumn("b", c -> c.type(smallint()));
                batch.alterColumn("i", c -> c.type(bool()));
                batch.alterColumn("s", c -> c.type(integer()));
                batch.alterColumn("o", c -> c.type(textType()));
                batch.alterColumn("y", c -> c.type(clob()));
                batch.alterColumn("u", c -> c.type(bytes(16)));
                batch.alterColumn("n", c -> c.type(varchar(10)));
            }));
            String all =
                    "select concat_ws(' ', b, i, s, o, encode(lo_get(y), 'escape'), encode(u, 'hex'), n) from t order by b";
            assertThat(database.query(all))
                    .containsExactly("0 t", "1 f 12 abc ab 00000000000000010000000000000002 1.50");
            database.revert(operations);
            assertThat(
                            database.query(
                                    "select concat_ws(' ', b, i, s, encode(lo_get(o), 'escape'), encode(y, 'escape'), u, n) from t order by b"))
                    .containsExactly("f 1", "t 0 12 abc ab 00000000-0000-0001-0000-000000000002 1.50");
            assertThat(database.describe()).contains("column t.b boolean default true", "column t.i integer default 1");
        }
    }

    @Test
    void anExpressionComputesTheNewValues() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(TABLE, ROWS)) {
            database.run(op -> op.batchAlterTable("t", batch -> {
                batch.alterColumn("c", c -> c.type(integer()).nullable(false).backfill(text("0")));
                batch.alterColumn("a", c -> c.using(text("upper(a)")));
                batch.alterColumn("b", c -> c.type(varchar(10)).using(text("'b' || b")));
            }));
            assertThat(database.query("select concat_ws(' ', a, b, c) from t order by id"))
                    .containsExactly("ONE b1 10", "TWO b2 0");
        }
    }

    @Test
    void valuesThatDoNotFitStopTheChange() throws SQLException {
        refuse(
                GuardViolation.class,
                List.of(TABLE, ROWS),
                op -> op.alterColumn("t", "a", c -> c.type(varchar(2))),
                "t.a holds values that do not fit varchar(2)");
        refuse(
                GuardViolation.class,
                List.of(TABLE, ROWS),
                op -> op.alterColumn("t", "c", c -> c.nullable(false)),
                "t.c would be NULL but is NOT NULL");
        refuse(
                GuardViolation.class,
                List.of(TABLE, "insert into t (b) values (70000)"),
                op -> op.alterColumn("t", "b", c -> c.type(smallint())),
                "do not fit smallint");
        refuse(
                GuardViolation.class,
                List.of("create table t (n numeric)", "insert into t values (1.234)"),
                op -> op.alterColumn("t", "n", c -> c.type(numeric(5, 2))),
                "do not fit numeric(5, 2)");
    }

    @Test
    void anEmptyTextIsCountedAndShown() throws SQLException {
        refuse(
                GuardViolation.class,
                List.of("create table t (a varchar(5) primary key, b int)", "insert into t values ('', null)"),
                op -> op.alterColumn("t", "b", c -> c.nullable(false)),
                ": 1 row (''). ");
    }

    @Test
    void rowsThatViolateAConstraintStopTheChange() throws SQLException {
        List<String> setup = List.of(
                TABLE,
                "insert into t (a, b) values ('one', 1), ('one', 3)",
                "create table p (id int primary key)",
                "insert into p values (1)");
        refuse(
                GuardViolation.class,
                setup,
                op -> op.createConstraint("t", unique("a").named("uk")),
                "have duplicate values in (a), which the unique constraint uk forbids");
        refuse(
                GuardViolation.class,
                setup,
                op -> op.createConstraint("t", check(text("b < 3"))),
                "violate the check t_b_check: b < 3");
        refuse(
                GuardViolation.class,
                setup,
                op -> op.createConstraint("t", foreignKeyOn("b").references("p")),
                "refer to rows of p that do not exist, which the foreign key t_b_fkey forbids");
        refuse(
                GuardViolation.class,
                setup,
                op -> op.createUniqueIndex("ui", "t", part(text("lower(a)"))),
                "which the unique index ui forbids");
        refuse(
                GuardViolation.class,
                List.of("create table q (a int)", "insert into q values (null)"),
                op -> op.createConstraint("q", primaryKey("a")),
                "q.a would be NULL");
    }

    @Test
    void theRowsAreExaminedAsTheyWillBe() throws SQLException {
        try (ChangedDatabase database = new ChangedDatabase(TABLE, ROWS)) {
            database.run(op -> op.batchAlterTable("t", batch -> {
                batch.alterColumn("c", c -> c.nullable(false).backfill(text("'0'")));
                batch.renameColumn("c", "code");
                batch.createConstraint(unique("code").named("uk"));
                batch.createConstraint(check(text("code::int < 100")).named("ck"));
            }));
            assertThat(database.query("select code from t order by id")).containsExactly("10", "0");
        }
    }

    @Test
    void renamesEverything() throws SQLException {
        check(
                List.of(TABLE, ROWS, "create index ix on t (a)", "alter table t add constraint ck check (b > 0)"),
                op -> {
                    op.renameColumn("t", from("b").to("Amount"));
                    op.renameConstraint("t", from("ck").to("positive"));
                    op.renameIndex("t", from("ix").to("by_a"));
                    op.renameTable(from("t").to(exact("Things")));
                },
                "column Things.a character varying(20) default 'x'::character varying",
                "column Things.amount integer not null",
                "column Things.c text",
                "column Things.id integer not null identity d",
                "constraint \"Things\".positive CHECK ((amount > 0))",
                "constraint \"Things\".t_pkey PRIMARY KEY (id)",
                "index CREATE INDEX by_a ON public.\"Things\" USING btree (a)",
                "table Things p",
                "- column t.a character varying(20) default 'x'::character varying",
                "- column t.b integer not null",
                "- column t.c text",
                "- column t.id integer not null identity d",
                "- constraint t.ck CHECK ((b > 0))",
                "- constraint t.t_pkey PRIMARY KEY (id)",
                "- index CREATE INDEX ix ON public.t USING btree (a)",
                "- table t p");
    }

    @Test
    void addsAndDropsConstraintsAndIndexes() throws SQLException {
        check(
                List.of(TABLE, ROWS, "create table p (id int primary key)", "insert into p values (1), (2)"),
                op -> {
                    op.createConstraint("t", unique("a"));
                    op.createConstraint("t", check(text("b > 0")));
                    op.createConstraint("t", check(text("b > 0 or c > ''")));
                    op.createConstraint(
                            "t",
                            foreignKeyOn("b").references("p").onDelete(RESTRICT).deferrable(INITIALLY_DEFERRED));
                    op.createIndex(
                            "i1",
                            "t",
                            part(text("lower(a)")),
                            part("c").collate("C").desc());
                    op.createUniqueIndex("i2", "t", "b", where(text("a is not null")));
                    op.createIndex("i3", "t", "a", option("postgresql_using", "hash"));
                },
                "constraint t.t_a_key UNIQUE (a)",
                "constraint t.t_b_check CHECK ((b > 0))",
                "constraint t.t_check CHECK (((b > 0) OR (c > ''::text)))",
                "constraint t.t_b_fkey FOREIGN KEY (b) REFERENCES p(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED",
                "index CREATE INDEX i1 ON public.t USING btree (lower((a)::text), c COLLATE \"C\" DESC)",
                "index CREATE UNIQUE INDEX i2 ON public.t USING btree (b) WHERE (a IS NOT NULL)",
                "index CREATE INDEX i3 ON public.t USING hash (a)");
    }

    @Test
    void aConstraintWithoutANameIsFoundByItsKindAndColumns() throws SQLException {
        check(
                List.of(
                        "create table p (id int primary key)",
                        "create table t (a varchar(9) check (a in ('x', 'y')), b int references p unique, c int check (c > 0) check (c < 9))"),
                op -> op.batchAlterTable("t", batch -> {
                    batch.dropConstraint(check(text("a in ('y', 'x')")));
                    batch.dropConstraint(check(text("c < 9")));
                    batch.dropConstraint(unique("b"));
                    batch.dropConstraint(foreignKeyOn("b").references("p"));
                }),
                "- constraint t.t_a_check CHECK (((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))",
                "- constraint t.t_c_check1 CHECK ((c < 9))",
                "- constraint t.t_b_key UNIQUE (b)",
                "- constraint t.t_b_fkey FOREIGN KEY (b) REFERENCES p(id)");
        refuse(
                UnsupportedChange.class,
                List.of("create table t (c int check (c > 1) check (c < 1))"),
                op -> op.dropConstraint(check(text("c <> 1")), "t"),
                "Several constraints of t match");
        refuse(
                UnsupportedChange.class,
                List.of("create table t (a varchar(9) check (a in ('x', 'y')))"),
                op -> op.dropConstraint(check(text("a in ('x', 'z')")), "t"),
                "no such constraint");
    }

    @Test
    void changesTheNamesOfAnEnumeration() throws SQLException {
        check(
                List.of("create table t (a varchar(9) check (a in ('x', 'y')))", "insert into t values ('x'), (null)"),
                op -> op.alterColumn(
                        "t", "a", c -> c.existingType(enumeration("x", "y").length(9))
                                .type(enumeration("x", "y", "zoo").length(12))),
                "column t.a character varying(12)",
                "- column t.a character varying(9)",
                "constraint t.t_a_check CHECK (((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying, 'zoo'::character varying])::text[])))",
                "- constraint t.t_a_check CHECK (((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))");
        refuse(
                GuardViolation.class,
                List.of("create table t (a varchar(9) check (a in ('x', 'y')))", "insert into t values ('x')"),
                op -> op.alterColumn(
                        "t", "a", c -> c.existingType(enumeration("x", "y").length(9))
                                .type(enumeration("y").length(9))),
                "violate the check t_a_check");
    }

    @Test
    void aDroppedColumnTakesOnlyItsOwnConstraints() throws SQLException {
        List<String> setup = List.of(
                "create table t (a int check (a > 0) unique, b int, c int)",
                "alter table t add constraint two unique (a, b)",
                "create index ix on t (c)");
        refuse(UnsupportedChange.class, setup, op -> op.dropColumn("t", "a"), "because the constraint two uses it");
        refuse(UnsupportedChange.class, setup, op -> op.dropColumn("t", "c"), "because the index ix uses it");
        try (ChangedDatabase database = new ChangedDatabase(setup.toArray(String[]::new))) {
            database.run(op -> op.batchAlterTable("t", batch -> {
                batch.dropColumn("a");
                batch.dropConstraint("two");
                batch.dropColumn("c");
                batch.dropIndex("ix");
            }));
            assertThat(database.describe()).containsExactly("column t.b integer", "table t p");
        }
    }
}
