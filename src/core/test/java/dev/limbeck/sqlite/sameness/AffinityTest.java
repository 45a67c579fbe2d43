package dev.limbeck.sqlite.sameness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.sqlite.Database;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AffinityTest {

    /**
     * Compares the result with SQLite itself: numeric affinities differ from TEXT and BLOB in how SQLite treats numeric
     * text.
     */
    @ParameterizedTest
    @ValueSource(strings = {"int", "ınt", "poınt", "CHARINT", "ſtring", "text", "flOat", "bLob", "", "decimal(1,2)"})
    void matchesSqlite(String declared) {
        try (Database database = new Database()) {
            database.run(
                    "CREATE TABLE t (a " + (declared.isEmpty() ? "" : "\"" + declared + "\"") + ")",
                    "INSERT INTO t VALUES ('1')",
                    "INSERT INTO t VALUES (2)");
            List<String> types = database.rows("SELECT typeof(a) FROM t").stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .toList();
            assertThat(types)
                    .isEqualTo(
                            switch (Affinity.of(declared)) {
                                case TEXT -> List.of("text", "text");
                                case BLOB -> List.of("text", "integer");
                                case REAL -> List.of("real", "real");
                                case INTEGER, NUMERIC -> List.of("integer", "integer");
                            });
        }
    }

    @Test
    void foldsOnlyAscii() {
        assertThat(Affinity.of("ınt")).isEqualTo(Affinity.NUMERIC);
        assertThat(Affinity.of("Int")).isEqualTo(Affinity.INTEGER);
    }
}
