package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a revision that does not do what it must, as a processor of the user's may make it. */
final class ProofTest {
    private static final Dialect SQLITE = new SqliteDialect();
    private static final String NOW = "CREATE TABLE account (id INTEGER PRIMARY KEY, email VARCHAR(50))";
    private static final String WANTED =
            "CREATE TABLE account (id INTEGER PRIMARY KEY, email VARCHAR(80), phone VARCHAR(20))";

    private static Catalog catalog(String sql) {
        try (Scratch scratch = Scratch.empty(SQLITE)) {
            scratch.run(List.of(new ExecuteSql(new SqlText(sql), null)));
            return scratch.reflect();
        }
    }

    private static List<Operation> operations() {
        return new Comparer(SQLITE.sameness(), CompareOptions.DEFAULT)
                .compare(catalog(NOW).schema(), catalog(WANTED).schema())
                .operations();
    }

    private static List<Operation> back() {
        return operations().stream().map(Operation::reverse).toList();
    }

    private static Operation phone(int length) {
        Column column = new Column("phone", SqlType.raw("VARCHAR(" + length + ")"), true, null, null, null, null, null);
        return new AlterTable(TableName.of("account"), List.of(new AddColumn(column)));
    }

    private static List<String> prove(List<Operation> upgrade, List<Operation> downgrade) {
        Schema model = catalog(WANTED).schema();
        return new Proof(SQLITE, new Comparer(SQLITE.sameness(), CompareOptions.DEFAULT), List.of())
                .of(upgrade, downgrade, catalog(NOW), model)
                .notes();
    }

    @Test
    void whatDoesWhatItMustIsProved() {
        assertThat(prove(operations(), back())).isEmpty();
    }

    @Test
    void anUpgradeThatLeavesSomethingOutShowsWhatWasExpectedAndFound() {
        assertThatThrownBy(() -> prove(List.of(phone(20)), List.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(
                        """
                        No revision was written, because its upgrade does not lead to what the entities ask for. The first difference:
                          expected: column account.email varchar(80)
                          found:    column account.email varchar(50)
                        """)
                .hasMessageContaining("This is a defect of Limbeck");
    }

    @Test
    void aDowngradeThatDoesNotLeadBackShowsWhatIsLeft() {
        assertThatThrownBy(() -> prove(operations(), List.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(
                        "No revision was written, because its downgrade, run after its upgrade, does not lead back to")
                .hasMessageContaining("\n  expected: ")
                .hasMessageContaining("\n  found:    ");
    }

    @Test
    void anUpgradeThatFailsSaysWhatTheDatabaseSaid() {
        assertThatThrownBy(() -> prove(List.of(phone(20), phone(20)), List.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("its upgrade fails on a scratch copy of the schema. ")
                .hasMessageContaining("phone");
    }
}
