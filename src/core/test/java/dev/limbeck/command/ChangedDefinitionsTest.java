package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.review.ChangedDefinitions;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Review.Definition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests {@link ChangedDefinitions}, which contain the definitions before and after a change, in plans and in reports of
 * differences.
 */
final class ChangedDefinitionsTest {
    private static final String PERSON =
            "op.createTable(\"person\", column(\"id\", integer()).nullable(false), column(\"name\", varchar(20)),"
                    + " primaryKey(\"id\")); op.createIndex(\"ix_name\", \"person\", \"name\");"
                    + " op.createTable(\"pet\", column(\"id\", integer()), column(\"owner\", integer()));";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history = new HistoryProject(Path.of("."));

    @BeforeEach
    void begin() {
        history = new HistoryProject(folder).revision("1a1a", "", PERSON, "");
    }

    /** Returns the definitions in the plan for a second revision after the first revision has been run. */
    private List<Definition> planned(String upgrade) {
        history.upgrade("1a1a");
        history.revision("2b2b", "1a1a", upgrade, "");
        return new Upgrade(history.project(), RunListener.SILENT)
                .plan("head")
                .review()
                .definitions();
    }

    private List<Definition> drifted(String... statements) {
        history.upgrade("head");
        history.run(statements);
        return new Drift(history.project()).run().review().definitions();
    }

    private static List<String> names(List<Definition> definitions) {
        return definitions.stream().map(Definition::name).toList();
    }

    /** Returns the lines that occur only in the second list. */
    private static List<String> missing(List<String> some, List<String> other) {
        List<String> lines = lines(other);
        lines.removeAll(lines(some));
        return lines;
    }

    private static List<String> lines(List<String> statements) {
        return new ArrayList<>(String.join("\n", statements)
                .lines()
                .map(line -> line.strip().replaceFirst("[,;]$", ""))
                .toList());
    }

    private static List<String> removed(Definition definition) {
        return missing(definition.after(), definition.before());
    }

    private static List<String> added(Definition definition) {
        return missing(definition.before(), definition.after());
    }

    @Test
    void linesAreChangedAddedAndRemoved() {
        List<Definition> all = planned("op.alterColumn(\"person\", \"name\", c -> c.existingType(varchar(20))"
                + ".type(varchar(40))); op.addColumn(\"person\", column(\"age\", integer()));"
                + " op.dropIndex(\"ix_name\", \"person\"); op.dropColumn(\"pet\", \"owner\");");
        assertThat(names(all)).containsExactly("person", "pet");
        Definition person = all.get(0);
        assertThat(removed(person)).containsExactly("name varchar(20)", "CREATE INDEX ix_name ON person (name)");
        assertThat(added(person)).containsExactly("name varchar(40)", "age integer");
        Definition pet = all.get(1);
        assertThat(removed(pet)).containsExactly("owner integer");
        assertThat(added(pet)).isEmpty();
    }

    @Test
    void newDroppedAndUnchangedTablesAreNotShown() {
        assertThat(planned("op.createTable(\"toy\", column(\"id\", integer()));"
                        + " op.createIndex(\"ix_toy\", \"toy\", \"id\"); op.dropTable(\"pet\");"
                        + " op.addColumn(\"person\", column(\"age\", integer())); op.dropColumn(\"person\", \"age\");"))
                .isEmpty();
    }

    @Test
    void aRenamedTableIsComparedWithItsEarlierName() {
        List<Definition> all = planned("op.addColumn(\"person\", column(\"age\", integer()));"
                + " op.renameTable(\"person\", \"staff\"); op.renameTable(\"staff\", \"People\");");
        assertThat(names(all)).containsExactly("People");
        assertThat(String.join("\n", all.get(0).before())).startsWith("CREATE TABLE person (");
        assertThat(String.join("\n", all.get(0).after())).startsWith("CREATE TABLE \"People\" (");
        assertThat(added(all.get(0))).contains("age integer");
    }

    @Test
    void tablesThatSwapTheirNamesAreComparedWithThemselves() {
        List<Definition> all = planned("op.renameTable(\"person\", \"other\"); op.renameTable(\"pet\", \"person\");"
                + " op.renameTable(\"other\", \"pet\");");
        assertThat(names(all)).containsExactlyInAnyOrder("person", "pet");
        for (Definition each : all) {
            String column = each.name().equals("pet") ? "name varchar(20)" : "owner integer";
            assertThat(lines(each.before())).contains(column);
            assertThat(lines(each.after())).contains(column);
        }
    }

    @Test
    void viewsAndTriggersAreShown() {
        history.revision(
                "1a1a",
                "",
                PERSON + " op.createView(\"v\", text(\"create view v as select id from person\"));"
                        + " op.createTrigger(\"t\", \"pet\", text(\"create trigger t after delete on pet begin"
                        + " select 1; end\"));",
                "");
        List<Definition> all = planned("op.replaceView(\"v\", text(\"create view v as select id from person\"),"
                + " text(\"create view v as select id, name from person\")); op.dropTrigger(\"t\");");
        assertThat(names(all)).containsExactly("v", "pet");
        assertThat(all.get(0).before()).containsExactly("CREATE VIEW v as select id from person");
        assertThat(all.get(0).after()).containsExactly("CREATE VIEW v as select id, name from person");
        assertThat(removed(all.get(1))).containsExactly("CREATE TRIGGER t after delete on pet begin select 1; end");
        assertThat(added(all.get(1))).isEmpty();
    }

    /** A view or table that a revision drops and creates again has one definition before and one after. */
    @Test
    void replacedByDropAndCreate() {
        history.revision(
                "1a1a", "", PERSON + " op.createView(\"v\", text(\"create view v as select id from person\"));", "");
        List<Definition> all =
                planned("op.dropView(\"v\"); op.createView(\"v\", text(\"create view v as select name from"
                        + " person\")); op.dropTable(\"pet\"); op.createTable(\"pet\", column(\"id\", varchar(9)));");
        assertThat(names(all)).containsExactly("v", "pet");
        assertThat(all.get(0).before()).containsExactly("CREATE VIEW v as select id from person");
        assertThat(all.get(0).after()).containsExactly("CREATE VIEW v as select name from person");
        assertThat(removed(all.get(1))).contains("id integer", "owner integer");
        assertThat(added(all.get(1))).contains("id varchar(9)");
    }

    @Test
    void replacedByACopy() {
        List<Definition> all =
                planned("op.createTable(\"copy\", column(\"id\", bigint()), column(\"name\", varchar(20)));"
                        + " op.dropTable(\"person\"); op.renameTable(\"copy\", \"person\");");
        assertThat(names(all)).containsExactly("person");
        assertThat(removed(all.get(0)))
                .containsExactly("id integer NOT NULL PRIMARY KEY", "CREATE INDEX ix_name ON person (name)");
        assertThat(added(all.get(0))).contains("id bigint");
    }

    /**
     * A new table does not count as a change to a table that previously had the same name and still exists under
     * another name.
     */
    @Test
    void aNewTableWithTheEarlierNameOfAnother() {
        String create =
                "op.createTable(\"%s\", column(\"key\", integer())); op.createIndex(\"ix_key\", \"%s\", \"key\");";
        List<Definition> all = planned("op.renameTable(\"person\", \"old\");" + create.formatted("person", "person"));
        assertThat(names(all)).containsExactly("old");
        assertThat(String.join("\n", all.get(0).before())).startsWith("CREATE TABLE person (");
        all = planned("op.renameTable(\"person\", \"old\");" + create.formatted("person", "person")
                + " op.renameTable(\"person\", \"fresh\"); op.addColumn(\"fresh\", column(\"more\", integer()));"
                + " op.renameTable(\"old\", \"person\");");
        assertThat(all).isEmpty();
        all = planned("op.renameTable(\"person\", \"old\"); op.dropTable(\"old\");" + create.formatted("old", "old"));
        assertThat(all).isEmpty();
    }

    @Test
    void driftShowsTheRevisionsBeforeAndTheDatabaseAfter() {
        assertThat(drifted()).isEmpty();
        List<Definition> all = drifted(
                "alter table person add column \"phone\" text",
                "drop index ix_name",
                "alter table pet drop column owner",
                "create table stray (a int)");
        assertThat(names(all)).containsExactlyInAnyOrder("person", "pet");
        for (Definition each : all) {
            boolean pet = each.name().equals("pet");
            assertThat(removed(each)).containsExactly(pet ? "owner integer" : "CREATE INDEX ix_name ON person (name)");
            assertThat(added(each)).isEqualTo(pet ? List.of() : List.of("phone text"));
        }
    }

    /** Column names are quoted as the database requires. Table names are shown without quotes. */
    @Test
    void namesAreNotChanged() {
        List<String> hostile = List.of(
                "<b>a</b>", "a\"b", "a'b", "a;--b", "a, b", "select", "\u202Ea", "x".repeat(63), "a.b", "[a]", "100%");
        StringBuilder create = new StringBuilder();
        StringBuilder change = new StringBuilder();
        for (String name : hostile) {
            String text = name.replace("\"", "\\\"");
            create.append("op.createTable(\"%s\", column(\"%s\", integer()));\n".formatted(text, text));
            change.append("op.addColumn(\"%s\", column(\"new %s\", integer()));\n".formatted(text, text));
        }
        history.revision("1a1a", "", create.toString(), "");
        List<Definition> all = planned(change.toString());
        assertThat(all).hasSize(hostile.size());
        for (int i = 0; i < hostile.size(); i++) {
            String added = "\"new " + hostile.get(i).replace("\"", "\"\"") + "\" integer";
            assertThat(added(all.get(i))).as(hostile.get(i)).containsExactly(added);
            assertThat(removed(all.get(i))).as(hostile.get(i)).isEmpty();
        }
        history.upgrade("head");
        history.run("alter table \"a;--b\" rename column \"a;--b\" to \"</script>\"");
        List<Definition> drift = new Drift(history.project()).run().review().definitions();
        assertThat(drift).hasSize(1);
        assertThat(removed(drift.get(0))).containsExactly("\"a;--b\" integer");
        assertThat(added(drift.get(0))).containsExactly("\"</script>\" integer");
    }
}
