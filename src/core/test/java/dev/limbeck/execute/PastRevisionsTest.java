package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import dev.limbeck.render.TestCompiler;
import dev.limbeck.sqlite.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests on SQLite that the introduction of the plain and exact forms of names does not change the schema that an
 * existing revision file of any age creates.
 */
final class PastRevisionsTest {
    private static final SqliteDialect SQLITE = new SqliteDialect();
    private static final Path PAST = Path.of("test", "resources", "past-revisions");
    private static final Path PRESENT =
            Path.of("..", "..", "sample-entities", "src", "main", "java", "db", "revisions");

    private interface Code {
        void run(Operations op) throws Exception;
    }

    /** Runs the code with the names either as they are written in the file or as Limbeck reads them now. */
    private static List<String> definitions(boolean asWritten, List<Code> revisions) throws Exception {
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            RunContext session = scratch.session();
            for (Code code : revisions) {
                try (Transaction transaction = SQLITE.sessions()
                        .begin(session.connection(), OperationPlan.Need.FOREIGN_KEYS_OFF, session.lockTimeout())) {
                    OperationRunner runner = new OperationRunner(session, transaction);
                    code.run(
                            asWritten
                                    ? new LiveOperations(runner, Arguments.NONE)
                                    : LiveOperations.create(runner, Arguments.NONE, false));
                    transaction.commit();
                }
            }
            return scratch.reflect().definitions();
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.contains(".java")) {
                    texts.put("db.revisions." + name.substring(0, name.indexOf(".java")), Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static List<Code> revisions(Path folder) throws Exception {
        List<Code> upgrades = new ArrayList<>();
        List<Code> downgrades = new ArrayList<>();
        for (Class<?> type : TestCompiler.compileAll(read(folder))) {
            Migration migration = (Migration) type.getDeclaredConstructor().newInstance();
            upgrades.add(migration::upgrade);
            downgrades.add(0, migration::downgrade);
        }
        List<Code> all = new ArrayList<>(upgrades);
        all.addAll(downgrades.subList(0, 1));
        all.add(upgrades.get(upgrades.size() - 1));
        return all;
    }

    @Test
    void everyCommittedRevisionCreatesTheSameSchema() throws Exception {
        for (Path folder : List.of(PAST, PRESENT)) {
            List<Code> revisions = revisions(folder);
            assertThat(definitions(false, revisions)).isNotEmpty().isEqualTo(definitions(true, revisions));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User",
                "USER",
                "Größe",
                "order details",
                "select",
                "\"",
                "\"half",
                "half\"",
                "a\"b",
                "a\"\"b",
                "'",
                "''",
                "it's",
                "`x`",
                "[x]",
                "a.b",
                "main.x",
                "x;y",
                "--",
                "/* */",
                "?1",
                ":a",
                "@b",
                "$c",
                "a\nb",
                "a\tb",
                " ",
                "null",
                "rowid",
                "日本語",
                "😀",
                "\\",
                "\\u0022",
                "%",
                "_"
            })
    void aNameOfAnyKindIsStoredAsBefore(String name) throws Exception {
        List<Code> revisions =
                List.of(new Hostile(name)::upgrade, new Hostile(name)::downgrade, new Hostile(name)::upgrade);
        assertThat(definitions(false, revisions)).isNotEmpty().isEqualTo(definitions(true, revisions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"quoted\"", "\"a\"\"b\""})
    void onlyANameThatBeginsAndEndsWithAQuoteHasAnotherMeaning(String name) throws Exception {
        List<Code> exact = List.of(op -> new Hostile(Hostile.inQuotes(name)).upgrade(op));
        assertThat(definitions(false, exact)).isEqualTo(definitions(true, List.of(new Hostile(name)::upgrade)));
    }

    private static final class Hostile extends Migration {
        private final String name;

        Hostile(String name) {
            this.name = name;
        }

        static String inQuotes(String name) {
            return exact(name);
        }

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    name,
                    column("id", bigint()).identity(),
                    new dev.limbeck.ColumnDefinition(new Column(name, SqlType.of(TypeName.BIGINT), true), null, null),
                    foreignKey(name, name).references(name, "id"));
            op.createIndex("ix", name, name, desc("id"));
            op.batchAlterTable(name, batch -> {
                batch.addColumn(column("b", integer()).after(name));
                batch.alterColumn(name, c -> c.type(integer()));
                batch.createUniqueConstraint("uk", name);
            });
            op.bulkInsert(name, List.of(row(name, 1)));
        }

        @Override
        public void downgrade(Operations op) {
            op.batchAlterTable(name, batch -> batch.dropColumnIfExists("b"));
            op.dropIndexIfExists("ix", name);
            op.dropTableIfExists(name);
        }
    }
}
