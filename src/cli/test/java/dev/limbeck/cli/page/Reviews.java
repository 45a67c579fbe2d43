package dev.limbeck.cli.page;

import dev.limbeck.cli.review.ReviewReport;
import dev.limbeck.cli.review.ReviewReports;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Hazard;
import dev.limbeck.result.Against;
import dev.limbeck.result.Change;
import dev.limbeck.result.ChangeKind;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.Choice;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedStatement;
import dev.limbeck.result.Review;
import dev.limbeck.result.Review.DatabaseSql;
import dev.limbeck.result.Review.Group;
import dev.limbeck.result.Review.Note;
import dev.limbeck.result.Review.Sketch;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.Violation;
import dev.limbeck.result.site.ColumnEntry;
import dev.limbeck.result.site.IncomingReference;
import dev.limbeck.result.site.RevisionChanges;
import dev.limbeck.result.site.SchemaDocumentation;
import dev.limbeck.result.site.TableEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Creates reports about schemas for which there are no entities. */
final class Reviews {
    /** Names that would be interpreted as markup or code if they were not escaped. */
    static final List<String> HOSTILE = List.of(
            "<script>document.title='hacked'</script>",
            "\"><img src=x onerror=\"document.title='hacked'\">",
            "' onmouseover='document.title=1",
            "</pre></code></details><h1>",
            "]]></style><!--",
            "javascript:alert(1)",
            "name\u202Egnp.exe",
            "\u05D4\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD",
            "\u6F22\u5B57\uD83D\uDE00",
            "a_name_of_sixty_three_letters_is_as_long_as_postgresql_allows_xx",
            "a_name_of_sixty_three_letters_is_as_long_as_postgresql_allows_xy");

    private Reviews() {}

    /** {@return the report of a check that finds the given number of new tables} */
    static ReviewReport ofTables(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("table_" + i);
        }
        return ReviewReports.of(result(names, "value"));
    }

    /** {@return the report of a check in which every name is hostile} */
    static ReviewReport hostile() {
        return ReviewReports.of(result(HOSTILE, HOSTILE.get(0)));
    }

    /** {@return the documentation of a schema whose tables have the given names} */
    static SchemaDocumentation documentation(List<String> names) {
        List<Table> tables = tables(names, "value");
        List<TableEntry> entries = tables.stream()
                .map(table -> new TableEntry(
                        table,
                        "shop." + table.name().name(),
                        table.columns().stream()
                                .map(column -> new ColumnEntry(column, "bigint", "shop.Entity.field"))
                                .toList(),
                        incoming(tables, table.name()),
                        List.of(new RevisionChanges(
                                "11aa", List.of("create table " + table.name().name())))))
                .toList();
        return new SchemaDocumentation(
                "SQLite",
                Schema.of(tables),
                entries,
                List.of(revision(names.get(0))),
                List.of(new RevisionChanges("11aa", names)),
                List.of());
    }

    /** {@return the given number of hostile names} */
    static List<String> hostileNames(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(HOSTILE.get(i % HOSTILE.size()) + (i < HOSTILE.size() ? "" : "_" + i));
        }
        return names;
    }

    /** {@return the report of a check that finds the given number of new tables with hostile names} */
    static ReviewReport hostile(int count) {
        return ReviewReports.of(result(hostileNames(count), HOSTILE.get(0)));
    }

    private static List<IncomingReference> incoming(List<Table> tables, TableName name) {
        return tables.stream()
                .flatMap(table -> table.foreignKeys().stream()
                        .filter(key -> key.referencedTable().equals(name))
                        .map(key -> new IncomingReference(table.name(), key)))
                .toList();
    }

    private static CheckResult result(List<String> names, String word) {
        List<Change> changes = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        List<List<PlannedOperation>> up = new ArrayList<>();
        List<List<PlannedOperation>> down = new ArrayList<>();
        for (String name : names) {
            Hazard hazard = new Hazard(Hazard.Kind.REWRITE, "copies every row of " + word);
            Change change = new Change(ChangeKind.ADDED_TABLE, name, "", "added table " + name, List.of(hazard));
            changes.add(change);
            groups.add(new Group("create table " + name, List.of(change)));
            up.add(operation("CREATE TABLE \"" + name
                    + "\" (id bigint NOT NULL PRIMARY KEY, parent_id bigint, value varchar(255) NOT NULL, other text"
                    + " DEFAULT 'x')"));
            down.add(0, operation("DROP TABLE \"" + name + "\""));
        }
        List<Table> tables = tables(names, word);
        List<Note> notes = new ArrayList<>();
        names.forEach(name -> notes.add(new Note(name, "", "new")));
        Review review = new Review(
                groups,
                List.of(new DatabaseSql("sqlite", "SQLite", true, up, down, true, null)),
                Sketch.EMPTY,
                new Sketch(Schema.of(tables), notes),
                List.of(),
                "",
                List.of(revision(word)));
        List<String> all = List.of(word);
        return new CheckResult(
                Against.DATABASE,
                changes,
                names.subList(0, Math.min(20, names.size())),
                all,
                List.of(new Violation(word, word + " holds NULL", 3, true, all, word)),
                List.of(new Choice(word, "Was " + word + " renamed?", List.of(new Choice.Option(word, word)))),
                review);
    }

    private static List<PlannedOperation> operation(String sql) {
        PlannedStatement statement = new PlannedStatement(sql, "", null, List.of(), List.of());
        return List.of(
                new PlannedOperation("", "rebuild", "", false, List.of(statement), 2_000_000L, null, null, null));
    }

    private static RevisionInfo revision(String message) {
        return new RevisionInfo(
                "11aa",
                List.of(),
                List.of(),
                List.of(),
                message,
                Instant.EPOCH,
                null,
                new RevisionInfo.Marks(true, false, false, false),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static List<Table> tables(List<String> names, String column) {
        Random random = new Random(7);
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Table table = Table.of(
                            TableName.of(names.get(i)),
                            List.of(
                                    new Column("id", SqlType.raw("bigint"), false),
                                    new Column("parent_id", SqlType.raw("bigint"), true),
                                    new Column(column, SqlType.raw(column), true)))
                    .withPrimaryKey(new PrimaryKey(null, List.of("id")));
            TableName parent = TableName.of(names.get(random.nextInt(i + 1)));
            tables.add(table.withForeignKeys(List.of(ForeignKey.of(List.of("parent_id"), parent, List.of("id")))));
        }
        return tables;
    }
}
