package dev.limbeck.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.compare.Reflected;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.SampleOperations;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Backfill;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionWriterTest {
    private static final String NAME = "Rev_ae1027a6acf1_test";
    private static final TableName USER = TableName.of("user");

    @Test
    void writesTheExampleOfTheGuide() {
        Column email = new Column("email", SqlType.of(TypeName.VARCHAR, 255), false);
        List<Operation> upgrade = List.of(new AlterTable(
                USER,
                List.of(
                        new AddColumn(new Column("hashed_password", SqlType.of(TypeName.VARCHAR, 100), true)),
                        new AlterColumn(email, email.withType(SqlType.of(TypeName.VARCHAR, 320))))));
        String text = RevisionWriter.render(new RevisionText(
                "db.revisions",
                "Rev_ae1027a6acf1_hashed_password_added",
                "ae1027a6acf1",
                List.of("e0f4c2b1d9aa"),
                List.of(),
                List.of(),
                Instant.parse("2026-11-23T07:45:12.345Z"),
                "hashed_password added",
                upgrade,
                Operation.reversed(upgrade)));

        assertThat(text)
                .isEqualTo(
                        """
                package db.revisions;

                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                /** hashed_password added. */
                @Revision(
                        id = "ae1027a6acf1",
                        downRevision = "e0f4c2b1d9aa",
                        created = "2026-11-23T07:45:12Z",
                        message = "hashed_password added")
                public final class Rev_ae1027a6acf1_hashed_password_added extends Migration {

                    @Override
                    public void upgrade(Operations op) {
                        op.batchAlterTable("user", batch -> {
                            batch.addColumn(column("hashed_password", varchar(100)));
                            batch.alterColumn("email", c -> c.existingType(varchar(255)).type(varchar(320)));
                        });
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.batchAlterTable("user", batch -> {
                            // hazard may-fail: longer values do not fit
                            batch.alterColumn("email", c -> c.existingType(varchar(320)).type(varchar(255)));
                            batch.dropColumn("hashed_password"); // hazard data-loss: loses data
                        });
                    }
                }
                """);
        assertThat(TestCompiler.compile("db.revisions.Rev_ae1027a6acf1_hashed_password_added", text))
                .isNotNull();
    }

    @Test
    void writesANewTableWithItsIndexesAndFirstRows() {
        Table table = Table.of(
                        TableName.of("shop_list"),
                        List.of(
                                new Column("id", SqlType.of(TypeName.BIGINT), false).withIdentity(Identity.PLAIN),
                                new Column("owner_id", SqlType.of(TypeName.BIGINT), false),
                                new Column("state", SqlType.of(TypeName.VARCHAR, 10), false)
                                        .withServerDefault(new SqlText("'OPEN'")),
                                new Column("total", SqlType.of(TypeName.DECIMAL, 12, 2), true)
                                        .withGenerated(new Generated(new SqlText("price * amount"), true)),
                                new Column("shape", SqlType.raw("geometry"), true),
                                new Column("note", SqlType.Raw.NONE, true).withCollation("NOCASE")))
                .withPrimaryKey(new PrimaryKey("pk_list", List.of("id")))
                .withConstraints(
                        List.of(new UniqueConstraint("uk_list_owner_state", List.of("owner_id", "state"))),
                        List.of(new ForeignKey("fk_list_owner", List.of("owner_id"), USER, List.of("id"))
                                .withOnDelete(ReferentialAction.CASCADE)
                                .withDeferrability(Deferrability.INITIALLY_DEFERRED)),
                        List.of(new CheckConstraint(null, new SqlText("state in ('OPEN','DONE')"))))
                .withIndexes(List.of(
                        new Index(
                                "ix_list_owner",
                                List.of(
                                        IndexPart.column("owner_id"),
                                        IndexPart.column("state").desc()),
                                false,
                                new SqlText("state = 'OPEN'")),
                        new Index(
                                "ux_note",
                                List.of(
                                        IndexPart.column("note")
                                                .collate("BINARY")
                                                .desc(),
                                        IndexPart.expression(new SqlText("lower(note)"))),
                                true,
                                null)))
                .withOptions(SqliteOptions.of(true, true))
                .withInitialRows(List.of(new SqlText("insert into shop_list(id) values (1)")));

        assertThat(body(List.of(new CreateTable(table))))
                .isEqualTo(
                        """
                op.createTable("shop_list",
                        column("id", bigint()).identity(),
                        column("owner_id", bigint()).nullable(false),
                        column("state", varchar(10)).nullable(false).serverDefault(text("'OPEN'")),
                        column("total", decimal(12, 2)).computedStored(text("price * amount")),
                        column("shape", type("geometry")),
                        column("note", noType()).collate("NOCASE"),
                        primaryKey("id").named("pk_list"),
                        unique("owner_id", "state").named("uk_list_owner_state"),
                        foreignKeyOn("owner_id")
                                .named("fk_list_owner")
                                .references("user", "id")
                                .onDelete(CASCADE)
                                .deferrable(INITIALLY_DEFERRED),
                        check(text("state in ('OPEN','DONE')")),
                        withoutRowid(),
                        strict());
                op.createIndex("ix_list_owner", "shop_list", asc("owner_id"), desc("state"), where(text("state = 'OPEN'")));
                op.createUniqueIndex("ux_note", "shop_list", desc("note").collate("BINARY"), part(text("lower(note)")));
                op.execute(text("insert into shop_list(id) values (1)"));
                """);
    }

    @Test
    void writesTheOriginalSqlOfATableThatTheModelCannotExpress() {
        Table table = Reflected.schema(
                        "create table t(a int primary key on conflict replace)", "create index i on t(a)")
                .tables()
                .get(0);

        assertThat(body(List.of(new CreateTable(table))))
                .isEqualTo(
                        """
                op.execute(text("CREATE TABLE t(a int primary key on conflict replace)"));
                op.createIndex("i", "t", asc("a"));
                """);
    }

    @Test
    void writesABatchOfOneIndexAsAPlainCall() {
        assertThat(body(List.of(
                        new AlterTable(USER, List.of(new CreateIndex(SampleOperations.INDEX))),
                        new AlterTable(USER, List.of(new DropIndex(SampleOperations.INDEX))),
                        new AlterTable(USER, List.of(new DropIndex(SampleOperations.INDEX)), Recreate.NEVER))))
                .isEqualTo(
                        """
                op.createIndex("ix_email", "user", desc("email"), where(text("boss_id is null")));
                op.dropIndex("ix_email", "user");
                op.batchAlterTable("user", Recreate.NEVER, batch -> {
                    batch.dropIndex("ix_email");
                });
                """);
    }

    @Test
    void writesTheOldAndNewPropertiesOfAColumn() {
        Column before = new Column("a", SqlType.of(TypeName.TEXT), true);
        Column all = new Column(
                "a",
                SqlType.of(TypeName.VARCHAR, 10),
                false,
                new SqlText("'x'"),
                Identity.AUTOINCREMENT,
                new Generated(new SqlText("b"), false),
                "NOCASE",
                "a word");

        assertThat(body(List.of(new AlterTable(
                        USER,
                        List.of(
                                new AlterColumn(before, all),
                                new AlterColumn(all, before),
                                new AlterColumn(
                                        before,
                                        before.withNullable(false),
                                        Backfill.toExpression("a", new SqlText("''")),
                                        null,
                                        null),
                                new AlterColumn(before, before, new SqlText("lower(a)"), null, null),
                                new AlterColumn(before, before))))))
                .isEqualTo(
                        """
                op.batchAlterTable("user", batch -> {
                    // hazard data-loss: loses data; may-fail: fails if rows contain NULL
                    batch.alterColumn("a", c -> c.existingType(textType())
                            .existingNullable(true)
                            .type(varchar(10))
                            .nullable(false)
                            .serverDefault(text("'x'"))
                            .autoincrement()
                            .computed(text("b"))
                            .collate("NOCASE")
                            .comment("a word"));
                    batch.alterColumn("a", c -> c.existingType(varchar(10))
                            .existingNullable(false)
                            .existingServerDefault(text("'x'"))
                            .type(textType())
                            .nullable(true)
                            .dropServerDefault()
                            .dropIdentity()
                            .dropComputed()
                            .dropCollation()
                            .dropComment());
                    batch.alterColumn("a", c -> c.existingNullable(true).nullable(false).backfill(text("''")));
                    batch.alterColumn("a", c -> c.using(text("lower(a)"))); // hazard changes-data: rewrites values
                    batch.alterColumn("a", c -> {});
                });
                """);
    }

    @Test
    void dropsConstraintsByNameOrDefinition() {
        assertThat(body(List.of(new AlterTable(
                        USER,
                        List.of(
                                new DropConstraint(new PrimaryKey("pk", List.of("id"))),
                                new DropConstraint(new UniqueConstraint("uk", List.of("a"))),
                                new DropConstraint(new UniqueConstraint(null, List.of("a"))),
                                new DropConstraint(new ForeignKey(null, List.of("a"), USER, List.of())),
                                new DropConstraint(new CheckConstraint(null, new SqlText("a > 0"))),
                                new AddConstraint(new PrimaryKey(null, List.of("id", "a"))),
                                new AddConstraint(new UniqueConstraint(null, List.of("a"))),
                                new AddConstraint(new ForeignKey("fk", List.of("a"), USER, List.of("id"))),
                                new AddConstraint(new CheckConstraint("ck", new SqlText("a > 0"))))))))
                .isEqualTo(
                        """
                op.batchAlterTable("user", batch -> {
                    batch.dropPrimaryKey();
                    batch.dropConstraint("uk");
                    batch.dropConstraint(unique("a"));
                    batch.dropConstraint(foreignKeyOn("a").references("user"));
                    batch.dropConstraint(check(text("a > 0")));
                    batch.createConstraint(primaryKey("id", "a")); // hazard may-fail: fails if rows contain duplicates or NULL
                    batch.createConstraint(unique("a")); // hazard may-fail: fails if rows contain duplicates
                    // hazard may-fail: fails if rows refer to missing rows
                    batch.createConstraint(foreignKeyOn("a").named("fk").references("user", "id"));
                    batch.createConstraint(check(text("a > 0")).named("ck")); // hazard may-fail: fails if rows violate it
                });
                """);
    }

    @Test
    void breaksLongLinesAndWritesSeveralLinesAsATextBlock() {
        String view = "create view \"v\" as\n  select 'a\\b' as \"x\"\n\n    from t  \n where 1 = 1";
        String sql =
                "update user set note = 'a rather long text that goes on and on' where email like '%@example.com' and"
                        + " created_at < '2026-01-01' and note is null";

        assertThat(body(List.of(new ExecuteSql(new SqlText(view), null), new ExecuteSql(new SqlText(sql), null))))
                .isEqualTo("op.execute(text(\"\"\"\n"
                        + "        create view \"v\" as\n"
                        + "          select 'a\\\\b' as \"x\"\n"
                        + "\n"
                        + "            from t \\s\n"
                        + "         where 1 = 1\"\"\"));\n"
                        + "op.execute(text(\"update user set note = 'a rather long text that goes on and on' where email like"
                        + " \"\n        + \"'%@example.com' and created_at < '2026-01-01' and note is null\"));\n");
    }

    @Test
    void anEmptyRevisionContainsExamples() {
        String text = RevisionWriter.render(new RevisionText(
                "",
                NAME,
                "ae1027a6acf1",
                List.of("aaaaaaaaaaaa", "bbbbbbbbbbbb"),
                List.of("shop"),
                List.of("cccccccccccc"),
                Instant.EPOCH,
                "merge",
                List.of(),
                List.of()));

        assertThat(text)
                .contains(
                        """
                @Revision(
                        id = "ae1027a6acf1",
                        downRevision = {"aaaaaaaaaaaa", "bbbbbbbbbbbb"},
                        created = "1970-01-01T00:00:00Z",
                        message = "merge",
                        branchLabels = "shop",
                        dependsOn = "cccccccccccc")
                """)
                .contains("// Nothing to do: this revision joins branches.");
        assertThat(RevisionWriter.render(text(List.of(), List.of())))
                .contains("// What this revision does, for instance:");
        assertThat(TestCompiler.compile(NAME, text)).isNotNull();
    }

    @Test
    void everySampleOperationCompilesAndIsCalled() {
        List<Operation> operations = SampleOperations.OPERATIONS;
        String text = RevisionWriter.render(text(operations, Operation.reversed(operations)));

        assertThat(text).contains("import dev.limbeck.ops.Recreate;");
        Class<?> revision = TestCompiler.compile(NAME, text);
        assertThat(CallRecorder.recordUpgrade(revision)).hasSizeGreaterThan(operations.size());
        assertThat(CallRecorder.recordDowngrade(revision)).hasSizeGreaterThan(operations.size());
    }

    @Test
    void everyPortableTypeHasABuilder() {
        List<Column> columns = new ArrayList<>();
        for (TypeName name : TypeName.values()) {
            columns.add(new Column(name + "_0", SqlType.of(name), true));
            columns.add(new Column(name + "_1", SqlType.of(name, 6), true));
            columns.add(new Column(name + "_2", SqlType.of(name, 6, 2), true));
        }
        Class<?> revision = TestCompiler.compile(
                NAME, RevisionWriter.render(text(List.of(new CreateTable(Table.of(USER, columns))), List.of())));
        String call = CallRecorder.recordUpgrade(revision).get(0);

        assertThat(columns).allSatisfy(column -> assertThat(call)
                .contains("Column[name=" + column.name() + ", type=" + column.type() + ","));
    }

    @Test
    void dropsHaveHazardComments() {
        Column column = SampleOperations.PHONE.withNullable(false);
        List<TableOperation> steps = List.of(new AddColumn(column), new DropColumn(column));

        assertThat(body(List.of(new DropTable(SampleOperations.TABLE), new AlterTable(USER, steps))))
                .isEqualTo(
                        """
                op.dropTable("user"); // hazard data-loss: loses data
                op.batchAlterTable("user", batch -> {
                    // hazard may-fail: fails if the table has rows
                    batch.addColumn(column("phone", varchar(20)).nullable(false));
                    batch.dropColumn("phone"); // hazard data-loss: loses data
                });
                """);
    }

    /** Returns the statements of the upgrade without indentation; both directions are compiled. */
    private static String body(List<Operation> operations) {
        String text = RevisionWriter.render(text(operations, Operation.reversed(operations)));
        assertThat(TestCompiler.compile(NAME, text)).isNotNull();
        int start = text.indexOf("upgrade(Operations op) {\n") + "upgrade(Operations op) {\n".length();
        return text.substring(start, text.indexOf("\n    }\n", start) + 1)
                .lines()
                .map(line -> line.startsWith("        ") ? line.substring(8) + "\n" : line + "\n")
                .reduce("", String::concat);
    }

    private static RevisionText text(List<Operation> upgrade, List<Operation> downgrade) {
        return new RevisionText(
                "", NAME, "ae1027a6acf1", List.of(), List.of(), List.of(), Instant.EPOCH, "test", upgrade, downgrade);
    }
}
