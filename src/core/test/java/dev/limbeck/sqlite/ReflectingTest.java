package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.limbeck.model.Table;
import dev.limbeck.sqlite.edit.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that reading a definition gives the same information as SQLite's PRAGMAs. */
class ReflectingTest {

    static Stream<List<String>> cases() {
        return Corpus.tables().stream().filter(one -> !one.get(0).startsWith("CREATE TABLE plain "));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsATableAsSqliteDoes(List<String> statements) {
        try (Database database = new Database()) {
            database.accepts("CREATE TABLE plain (id INTEGER PRIMARY KEY, name TEXT)");
            statements.forEach(database::run);
            new PragmaPicture(database).check();
            assertThatItCanBeWrittenAgain(database);
        }
    }

    @Test
    void readsAllTablesOfOneDatabaseTogether() {
        try (Database database = new Database()) {
            Corpus.tables().forEach(one -> one.forEach(database::run));
            assertThat(new PragmaPicture(database).check()).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void readsPublishedSchemas() throws IOException {
        assumeThat(Corpus.published()).isDirectory();
        for (Path file : Corpus.publishedFiles()) {
            try (Database database = new Database()) {
                Corpus.statements(Files.readString(file)).forEach(database::run);
                assertThat(new PragmaPicture(database).check())
                        .as(file.toString())
                        .isGreaterThan(8);
                assertThatItCanBeWrittenAgain(database);
            }
        }
    }

    @Test
    @Tag("slow")
    void readsRandomTablesAsSqliteDoes() {
        Random random = new Random(20261123);
        int accepted = 0;
        for (int round = 0; round < 150; round++) {
            try (Database database = new Database()) {
                for (int i = 0; i < 40; i++) {
                    RandomText text = new RandomText(random, "t" + i);
                    if (database.accepts(text.createTable())) {
                        accepted++;
                        text.createIndexes().forEach(database::accepts);
                    }
                }
                new PragmaPicture(database).check();
                assertThatItCanBeWrittenAgain(database);
            }
        }
        assertThat(accepted).isGreaterThan(4000);
    }

    /**
     * Asserts that every table is read back unchanged after it has been written from the model into an empty database.
     */
    private static void assertThatItCanBeWrittenAgain(Database database) {
        List<Table> tables = database.reflect().schema().tables();
        try (Database other = new Database()) {
            tables.forEach(table -> TableWriter.statements(table).forEach(other::run));
            assertThat(other.reflect().schema().tables()).isEqualTo(tables);
        }
    }
}
