package dev.limbeck.command.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.NamingConvention;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.spi.Model;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests a model with many tables, which is created in several databases. */
final class NormalFormTest {
    private static final Dialect SQLITE = new SqliteDialect();
    private static final int MANY = 600;

    private static Schema schema(List<String> statements) {
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            scratch.run(statements.stream()
                    .map(sql -> new ExecuteSql(new SqlText(sql), null))
                    .toList());
            return scratch.reflect().schema();
        }
    }

    private static List<String> tables() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            statements.add("CREATE TABLE t" + i + " (id integer PRIMARY KEY, other bigint REFERENCES t" + (i * 7) % MANY
                    + " (id), name varchar(50) NOT NULL, CONSTRAINT uk_" + i + " UNIQUE (name))");
            statements.add("CREATE INDEX ix_" + i + " ON t" + i + " (other, name DESC)");
        }
        return statements;
    }

    private static Schema normalize(Schema asked, List<ExecuteSql> auxiliary) {
        return new NormalForm(new ScratchDatabases(SQLITE), NamingConvention.NONE)
                .convert(new Model(asked, auxiliary, List.of(), List.of(), "a test"))
                .schema();
    }

    @Test
    void manyTablesAreReadBackAsFromOneDatabase() {
        Schema asked = schema(tables());
        ExecuteSql auxiliary = new ExecuteSql(new SqlText("CREATE VIEW v AS SELECT 1"), null);

        Schema inParts = normalize(asked, List.of());

        assertThat(inParts.tables()).hasSize(MANY);
        assertThat(inParts.tables())
                .isEqualTo(normalize(asked, List.of(auxiliary)).tables());
    }

    @Test
    void twoIndexesWithTheSameNameAreRefusedInAnyTables() {
        Schema first = schema(List.of("CREATE TABLE a (x int)", "CREATE INDEX IX ON a (x)"));
        Schema last = schema(List.of("CREATE TABLE z (x int)", "CREATE INDEX ix ON z (x)"));
        List<dev.limbeck.model.Table> all = new ArrayList<>(first.tables());
        all.addAll(schema(tables()).tables());
        all.addAll(last.tables());

        assertThatThrownBy(() -> normalize(Schema.of(all), List.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("index ix already exists");
    }
}
