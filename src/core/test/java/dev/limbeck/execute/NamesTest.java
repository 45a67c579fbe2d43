package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.model.View;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.ExecuteSql.EnumValues;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.ops.evolution.Backfill;
import dev.limbeck.render.RevisionText;
import dev.limbeck.render.RevisionWriter;
import dev.limbeck.render.TestCompiler;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.source.RevisionReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that under each rule, a name that is written in its plain or exact form is read back as the same stored name.
 */
final class NamesTest {
    /** Names of many kinds; each of them is used as the name of each kind of object. */
    private static final List<String> NAMES = List.of(
            "user",
            "User",
            "USER",
            "createdAt",
            "Größe",
            "größe",
            "STRASSE_ß",
            "order details",
            "select",
            "a\"b",
            "\"",
            "\"\"",
            "\"quoted\"",
            "\"half",
            "half\"",
            "a.b",
            "it's",
            "`x`",
            "[x]",
            "日本語",
            "x\\u0041");

    static Stream<NameRules> rules() {
        return Stream.concat(
                Stream.of(NameRule.values()).map(NameRules::of),
                Stream.of(new NameRules(NameRule.EXACT, NameRule.ASCII_INSENSITIVE)));
    }

    private static Column column(String name) {
        return new Column(name, SqlType.of(TypeName.BIGINT), true);
    }

    private static Schema schema(String name, NameRules rules) {
        Table table = Table.of(TableName.of(name), List.of(column(name), column(name + "_2")))
                .withPrimaryKey(new PrimaryKey(name + "_pk", List.of(name)))
                .withConstraints(List.of(new UniqueConstraint(name, List.of(name + "_2"))), List.of(), List.of())
                .withIndexes(List.of(new Index(name, List.of(IndexPart.column(name)), false, null)))
                .withNames(rules);
        return new Schema(
                List.of(table),
                List.of(new View(TableName.of(name + "_v"), new SqlText("create view v as select 1"))),
                List.of(new Trigger(name, TableName.of(name), new SqlText("create trigger"))),
                List.of(new Sequence(TableName.of(name + "_s"), 1, 1)),
                rules);
    }

    private static List<Operation> operations(String name, Schema schema) {
        Table table = schema.tables().get(0);
        TableName own = table.name();
        TableName other = new TableName(name, name + "_n");
        ForeignKey key = new ForeignKey(name + "_fk", List.of(name), own, List.of(name));
        Table created = Table.of(other, List.of(column(name), column(name + "_2")))
                .withPrimaryKey(new PrimaryKey(name, List.of(name, name + "_2")))
                .withConstraints(List.of(), List.of(key), List.of())
                .withNames(schema.names());
        View view = schema.views().get(0);
        SqlText empty = new SqlText("''");
        return List.of(
                new CreateTable(created.withNames(NameRules.ASCII_INSENSITIVE)),
                new RenameTable(own, TableName.of(name + "_x")),
                batch(own, new AddColumn(column(name + "_3"), null, Position.after(name))),
                batch(own, new AddColumn(column(name + "_4"), null, Position.FIRST)),
                batch(
                        own,
                        new AlterColumn(
                                column(name),
                                column(name).withNullable(false),
                                Backfill.toExpression(name, empty),
                                null,
                                null)),
                batch(own, new DropColumn(column(name + "_2"), null, null)),
                batch(own, new RenameColumn(name, name + "_x")),
                batch(own, new AddConstraint(key.withReference(other, List.of()))),
                batch(own, new AddConstraint(new UniqueConstraint(null, List.of(name, name + "_2")))),
                batch(own, new DropConstraint(table.uniqueConstraints().get(0))),
                batch(own, new RenameConstraint(name, name + "_x")),
                batch(
                        own,
                        new CreateIndex(new Index(
                                name + "_i", List.of(IndexPart.column(name).desc()), true, null))),
                batch(own, new DropIndex(table.indexes().get(0))),
                batch(own, new RenameIndex(name, name + "_x")),
                new CreateView(new View(TableName.of(name + "_w"), new SqlText("create view w as select 1"))),
                new ReplaceView(view, new View(view.name(), new SqlText("create view v as select 2"))),
                new DropView(view),
                new CreateTrigger(new Trigger(name + "_t", own, new SqlText("create trigger"))),
                new DropTrigger(schema.triggers().get(0)),
                new CreateSequence(new Sequence(other, 1, 1)),
                new DropSequence(schema.sequences().get(0)),
                ExecuteSql.of(new EnumValues(other, List.of(name, "RED"))),
                new DropTable(table));
    }

    private static AlterTable batch(TableName table, dev.limbeck.ops.TableOperation step) {
        return new AlterTable(table, List.of(step), Recreate.AUTO);
    }

    private static String render(String className, List<Operation> operations, NameRules rules) {
        return RevisionWriter.render(new RevisionText(
                "",
                className,
                className,
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                "names",
                operations,
                List.of(),
                Map.of(),
                rules));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyNameIsReadAsItWasWritten(NameRules rules) throws Exception {
        Map<String, String> texts = new java.util.LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String className = "Rev_" + i;
            texts.put(className, render(className, operations(NAMES.get(i), schema(NAMES.get(i), rules)), rules));
        }
        List<Class<?>> compiled = TestCompiler.compileAll(texts);
        for (Class<?> type : compiled) {
            String name = NAMES.get(Integer.parseInt(type.getSimpleName().substring(4)));
            Schema schema = schema(name, rules);
            RevisionFile file = RevisionReader.read(
                            Path.of("Rev.java"), Objects.requireNonNull(texts.get(type.getSimpleName())))
                    .orElseThrow();
            Migration migration = (Migration) type.getDeclaredConstructor().newInstance();
            assertThat(new PlannedOperations(schema, file.header().exactNames()).run(migration::upgrade))
                    .as(name)
                    .isEqualTo(operations(name, schema));
        }
    }

    private static String text(NameRule rule, String name) {
        NameRules rules = NameRules.of(rule);
        return render("Rev_a", List.of(new CreateTable(Table.of(TableName.of(name), List.of(column("id"))))), rules);
    }

    @Test
    void aNameIsExactOnlyWhereTheDatabaseWouldChangeIt() {
        assertThat(text(NameRule.LOWER, "user"))
                .contains("createTable(\"user\",")
                .doesNotContain("EXACT");
        assertThat(text(NameRule.LOWER, "User")).contains("createTable(exact(\"User\"),");
        assertThat(text(NameRule.LOWER, "Größe")).contains("createTable(exact(\"Größe\"),");
        assertThat(text(NameRule.LOWER, "größe Ä")).contains("createTable(\"größe Ä\",");
        assertThat(text(NameRule.ASCII_INSENSITIVE, "User")).contains("createTable(\"User\",");
        assertThat(text(NameRule.EXACT, "User")).contains("createTable(\"User\",");
        for (NameRule rule : NameRule.values()) {
            assertThat(text(rule, "\"x\"")).contains("(exact(\"\\\"x\\\"\"),");
        }
        assertThat(text(NameRule.ASCII_INSENSITIVE, "\"x\"")).doesNotContain("EXACT");
    }

    @Test
    void aFileWithMostlyExactNamesDeclaresIt() {
        NameRules upper = NameRules.of(NameRule.UPPER);
        Table table = Table.of(TableName.of("user"), List.of(column("id"), column("NAME")));
        String text = render("Rev_a", List.of(new CreateTable(table)), upper);
        assertThat(text)
                .contains("import dev.limbeck.Names;\nimport dev.limbeck.Operations;")
                .contains("names = Names.EXACT)")
                .contains("op.createTable(\"user\",\n                column(\"id\", bigint()),")
                .doesNotContain("exact(\"");
    }

    @Test
    void plainNamesAreStoredAsTheDatabaseStoresNamesWithoutQuotes() throws Exception {
        assertThat(created(NameRules.of(NameRule.LOWER), false)).containsExactly("user", "createdat", "Größe", "a\"B");
        assertThat(created(NameRules.of(NameRule.UPPER), false)).containsExactly("USER", "CREATEDAT", "Größe", "a\"B");
        assertThat(created(NameRules.of(NameRule.EXACT), false)).containsExactly("User", "createdAt", "Größe", "a\"B");
        assertThat(created(NameRules.ASCII_INSENSITIVE, false)).containsExactly("User", "createdAt", "Größe", "a\"B");
        assertThat(created(NameRules.of(NameRule.LOWER), true)).containsExactly("User", "createdAt", "Größe", "a\"B");
        assertThat(created(new NameRules(NameRule.EXACT, NameRule.LOWER), false))
                .containsExactly("User", "createdat", "Größe", "a\"B");
    }

    private static List<String> created(NameRules rules, boolean exact) throws Exception {
        Operation created = new PlannedOperations(Schema.EMPTY.withNames(rules), exact)
                .run(new Builders()::upgrade)
                .get(0);
        Table table = ((CreateTable) created).table();
        List<String> names = new ArrayList<>(List.of(table.name().name()));
        table.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    private static final class Builders extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "User",
                    column("createdAt", bigint()),
                    column(exact("Größe"), bigint()),
                    column("\"a\"\"B\"", bigint()));
        }

        @Override
        public void downgrade(Operations op) {}
    }

    @Test
    void aTableIsFoundByTheRuleOfItsSchema() {
        for (NameRule rule : NameRule.values()) {
            Table table = Table.of(TableName.of("User"), List.of(column("Id"))).withNames(NameRules.of(rule));
            Schema schema = Schema.of(List.of(table)).withNames(NameRules.of(rule));
            boolean ignored = rule == NameRule.ASCII_INSENSITIVE;
            assertThat(schema.table(TableName.of("User"))).contains(table);
            assertThat(schema.table(TableName.of("user")).isPresent()).isEqualTo(ignored);
            assertThat(table.column("id").isPresent()).isEqualTo(ignored);
            assertThat(schema.table(new TableName("s", "User"))).isEmpty();
        }
    }
}
