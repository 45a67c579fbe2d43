package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.documentation.DescribeSchema;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.site.ColumnEntry;
import dev.limbeck.result.site.RevisionChanges;
import dev.limbeck.result.site.SchemaDocumentation;
import dev.limbeck.result.site.TableEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the documentation of the schema that a history creates. */
final class DescribeSchemaTest {
    private static final String OWNER =
            "op.createTable(\"owner\", column(\"id\", bigint()).identity(), column(\"nick\", varchar(10)));";
    private static final String PET =
            "op.createTable(\"pet\", column(\"id\", bigint()).identity(), column(\"owner_id\", bigint()),"
                    + " foreignKey(\"fk_owner\", \"owner_id\").references(\"owner\", \"id\"));";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void eachTableHasItsReferencesAndRevisions() {
        SchemaDocumentation documentation = describe(new HistoryProject(folder)
                .revision("1a1a", "", OWNER, "op.dropTable(\"owner\");")
                .revision("2b2b", "1a1a", PET, "op.dropTable(\"pet\");")
                .revision(
                        "3c3c",
                        "2b2b",
                        "op.addColumn(\"owner\", column(\"age\", integer()));",
                        "op.dropColumn(\"owner\", \"age\");"));

        TableEntry owner = documentation.tables().get(0);
        assertThat(names(documentation)).containsExactly("owner", "pet");
        assertThat(owner.columns().stream().map(each -> each.column().name() + " " + each.type()))
                .containsExactly("id bigint", "nick varchar(10)", "age integer");
        assertThat(owner.referredBy())
                .extracting(each -> each.table() + "." + each.key().columns())
                .containsExactly("pet.[owner_id]");
        assertThat(owner.revisions())
                .containsExactly(
                        new RevisionChanges("1a1a", List.of("added table owner")),
                        new RevisionChanges("3c3c", List.of("added column owner.age integer")));
        assertThat(documentation.revisions()).extracting(RevisionInfo::id).containsExactly("3c3c", "2b2b", "1a1a");
        assertThat(documentation.changes())
                .extracting(RevisionChanges::revision)
                .containsExactly("3c3c", "2b2b", "1a1a");
    }

    @Test
    void aRenamedTableKeepsItsRevisions() {
        SchemaDocumentation documentation = describe(new HistoryProject(folder)
                .revision("1a1a", "", OWNER, "op.dropTable(\"owner\");")
                .revision(
                        "2b2b",
                        "1a1a",
                        "op.renameTable(\"owner\", \"person\");",
                        "op.renameTable(\"person\", \"owner\");"));

        assertThat(documentation.tables().get(0).revisions())
                .extracting(RevisionChanges::revision)
                .containsExactly("1a1a", "2b2b");
    }

    @Test
    void aTableThatIsCreatedAgainBeginsANewHistory() {
        String drop = "op.dropTable(\"owner\");";
        SchemaDocumentation documentation = describe(new HistoryProject(folder)
                .revision("1a1a", "", OWNER, drop)
                .revision("2b2b", "1a1a", drop, OWNER)
                .revision("3c3c", "2b2b", OWNER, drop));

        assertThat(documentation.tables().get(0).revisions())
                .extracting(RevisionChanges::revision)
                .containsExactly("3c3c");
    }

    @Test
    void whatSqlChangesIsFoundAsWell() {
        SchemaDocumentation documentation = describe(new HistoryProject(folder)
                .revision("1a1a", "", OWNER, "op.dropTable(\"owner\");")
                .revision(
                        "2b2b",
                        "1a1a",
                        "op.execute(\"alter table owner add column age int\"); op.execute(\"create table toy (id int)\");",
                        "op.execute(\"drop table toy\"); op.execute(\"alter table owner drop column age\");"));

        assertThat(names(documentation)).containsExactly("owner", "toy");
        for (TableEntry table : documentation.tables()) {
            assertThat(table.revisions()).extracting(RevisionChanges::revision).contains("2b2b");
        }
    }

    @Test
    void allHeadsAreIncluded() {
        SchemaDocumentation documentation = describe(new HistoryProject(folder)
                .revision("1a1a", "", OWNER, "op.dropTable(\"owner\");")
                .revision("2b2b", "1a1a", PET, "op.dropTable(\"pet\");")
                .revision(
                        "3c3c",
                        "1a1a",
                        "op.createTable(\"toy\", column(\"id\", bigint()));",
                        "op.dropTable(\"toy\");"));

        assertThat(names(documentation)).containsExactly("owner", "pet", "toy");
    }

    @Test
    void withoutEntitiesTheDocumentationSaysSo() {
        SchemaDocumentation documentation =
                describe(new HistoryProject(folder).revision("1a1a", "", OWNER, "op.dropTable(\"owner\");"));

        assertThat(documentation.remarks()).anyMatch(line -> line.contains("model.classpath"));
        assertThat(documentation.tables().get(0).columns())
                .extracting(ColumnEntry::attribute)
                .containsOnlyNulls();
    }

    private static List<String> names(SchemaDocumentation documentation) {
        return documentation.tables().stream()
                .map(each -> each.table().name().toString())
                .toList();
    }

    private static SchemaDocumentation describe(HistoryProject history) {
        return new DescribeSchema(history.project()).run();
    }
}
