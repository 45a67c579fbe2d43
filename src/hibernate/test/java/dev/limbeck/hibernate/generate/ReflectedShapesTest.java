package dev.limbeck.hibernate.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generates entities from the schemas in core's tests for reading schemas and for table changes. The entities must
 * compile and differ from their schemas only in the parts that the notes mention. One in eight table changes is tested
 * by default, all of them with {@code -Dlimbeck.long=true}.
 */
class ReflectedShapesTest {
    private static final Path CORE = Path.of("../core/test/resources");
    private static final int EACH = Boolean.getBoolean("limbeck.long") ? 1 : 8;

    @TempDir
    private Path folder;

    static List<String> changes() throws IOException {
        try (Stream<Path> cases = Files.list(CORE.resolve("table-change"))) {
            List<String> all = cases.filter(Files::isDirectory)
                    .map(one -> one.getFileName().toString())
                    .sorted()
                    .toList();
            return IntStream.range(0, all.size())
                    .filter(at -> at % EACH == 0)
                    .mapToObj(all::get)
                    .toList();
        }
    }

    @Test
    void entitiesOfAllReflectedTablesMatchTheirSchema() throws IOException, SQLException {
        String tables = Files.readString(CORE.resolve("sqlite/tables.sql"));
        Adoption.of(folder, String.join("\n;\n", tables.split("\n\n", -1))).requireOnlyNotedDifferences();
    }

    @ParameterizedTest
    @MethodSource("changes")
    @Tag("slow")
    void entitiesOfATableBeforeItsChangeMatchItsSchema(String change) throws IOException, SQLException {
        Path before = CORE.resolve("table-change").resolve(change).resolve("before.sql");
        Adoption.of(folder, Files.readString(before)).requireOnlyNotedDifferences();
    }
}
