package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.ImportResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs an imported history with Limbeck and the original history with Alembic, each on its own database, and checks
 * that both databases have the same schema and rows at every stop.
 */
class ReplayTest {
    private static final List<String> SCRIPTS =
            List.of("1a_first", "2b_columns", "3c_batch", "4d_rows", "4e_other", "5f_merge", "6g_last", "9z_base");

    @TempDir
    Path folder;

    @BeforeEach
    void requireAlembic() {
        Alembic.require();
    }

    /** A point at which both tools stop; consists of the step and the name of the database copy. */
    private record Stop(String step, String name) {}

    private static final List<Stop> STOPS = List.of(
            new Stop("upgrade 1a00", "u1"),
            new Stop("upgrade 2b00", "u2"),
            new Stop("upgrade 3c00", "u3"),
            new Stop("upgrade 4d00", "u4"),
            new Stop("upgrade 4e00", "u5"),
            new Stop("upgrade heads", "u6"),
            new Stop("downgrade 5f00", "d5"),
            new Stop("downgrade 4d00", "d4"),
            new Stop("downgrade 3c00", "d3"),
            new Stop("downgrade 2b00", "d2"),
            new Stop("downgrade 1a00", "d1"),
            new Stop("downgrade base", "d0"));

    @Test
    void anImportedHistoryGivesAlembicsSchemaAndRowsAtEveryStopUpAndDown()
            throws IOException, InterruptedException, SQLException {
        Path theirs = folder.resolve("theirs.db");
        Alembic alembic = new Alembic(folder.resolve("alembic"), theirs);
        for (String script : SCRIPTS) {
            alembic.write(script, resource("shop/" + script + ".py"));
        }
        String[] steps = STOPS.stream()
                .flatMap(stop -> List.of(stop.step(), "keep " + folder.resolve(stop.name() + ".db")).stream())
                .toArray(String[]::new);
        assertThat(alembic.steps(theirs, steps)).noneMatch(line -> line.contains("refused"));

        ImportedProject imported = new ImportedProject(folder);
        ImportResult result = imported.from(folder.resolve("alembic"));

        assertThat(result.untranslated()).isEmpty();
        assertThat(result.warnings())
                .containsExactly(
                        "1a00: a type with timezone=True is written without its zone, as SQLAlchemy declares it"
                                + " on SQLite");
        for (Stop stop : STOPS) {
            String[] words = stop.step().split(" ", -1);
            if (words[0].equals("upgrade")) {
                imported.upgrade("ours.db", words[1]);
            } else {
                imported.downgrade("ours.db", words[1]);
            }
            assertThat(Picture.of(folder.resolve("ours.db")))
                    .as(stop.step())
                    .isEqualTo(Picture.of(folder.resolve(stop.name() + ".db")));
            assertThat(imported.drift(stop.name() + ".db")).as(stop.step()).isEmpty();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = ReplayTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(content, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aDatabaseThatAlembicMigratedIsAtItsRevisionForTheImportedHistory() throws IOException, InterruptedException {
        Path theirs = folder.resolve("theirs.db");
        Alembic alembic = new Alembic(folder.resolve("alembic"), theirs);
        alembic.script("aaaa", "", "users");
        alembic.script("bbbb", "aaaa", "lists");
        ImportedProject imported = new ImportedProject(folder);
        imported.from(folder.resolve("alembic"));
        alembic.steps(theirs, "upgrade aaaa");

        imported.upgrade("theirs.db", "head");

        assertThat(alembic.steps(theirs, "downgrade -1", "upgrade head"))
                .containsExactly("downgrade -1: aaaa", "upgrade head: bbbb");
        assertThat(imported.drift("theirs.db")).isEmpty();
        assertThat(Files.exists(folder.resolve("none.db"))).isFalse();
    }
}
