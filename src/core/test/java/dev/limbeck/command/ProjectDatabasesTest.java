package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.result.DatabaseProof;
import dev.limbeck.result.RevisionResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the setting {@code project.databases}, which lists the databases on which the project must run. */
final class ProjectDatabasesTest {
    @TempDir
    private Path folder = Path.of(".");

    private RevisionResult revise(String... databases) {
        return new SqlProject(folder)
                .settings(keys -> keys.projectDatabases(List.of(databases)))
                .model("create table t (a integer primary key)")
                .revise(Decisions.NONE);
    }

    private static List<DatabaseProof> proofs(RevisionResult result) {
        return Objects.requireNonNull(result.proof()).databases();
    }

    @Test
    void aRevisionStatesOnWhichDatabasesItWasProved() {
        RevisionResult result = revise("sqlite", "postgresql:16", "mariadb");
        assertThat(proofs(result))
                .containsExactly(
                        new DatabaseProof("sqlite", true),
                        new DatabaseProof("postgresql:16", false),
                        new DatabaseProof("mariadb", false));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void withoutTheSettingNothingIsStated() {
        assertThat(proofs(revise())).isEmpty();
    }

    @Test
    void theVersionMustBeTheOneThatProved() {
        RevisionResult result = revise("sqlite:3", "sqlite:3.4");
        assertThat(proofs(result))
                .containsExactly(new DatabaseProof("sqlite:3", true), new DatabaseProof("sqlite:3.4", false));
    }

    @Test
    void anotherDatabaseThanThoseOfTheProjectIsAWarning() {
        RevisionResult result = revise("postgresql");
        assertThat(proofs(result)).containsExactly(new DatabaseProof("postgresql", false));
        assertThat(result.warnings())
                .singleElement()
                .asString()
                .matches("The database that was used for this revision, sqlite 3\\.[0-9.]+, is not one of"
                        + " project\\.databases: postgresql\\.");
    }

    /** A value that only one database accepts is reported when the revision is written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    x'00'          | true
                    randomblob(16) | true
                    'x'            | false
                    lower(b)       | false
                    7              | false
                    """)
    void aBackfillThatAnotherDatabaseMayNotAcceptIsAWarning(String value, boolean isDoubtful) {
        SqlProject project = new SqlProject(folder)
                .settings(keys -> keys.projectDatabases(List.of("sqlite", "mariadb")))
                .released("create table t (a integer primary key, b text)");
        RevisionResult result = project.model("create table t (a integer primary key, b text, c text not null)")
                .revise(new Decisions(Map.of(), List.of(), Map.of("t.c", value), List.of()));
        String warning =
                "The backfill " + value + " of t.c was proved on sqlite, but not on mariadb. If it is not valid"
                        + " there, add .backfill(\"mariadb\", text(\"…\")) to the column.";
        assertThat(result.warnings()).isEqualTo(isDoubtful ? List.of(warning) : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    postgres      | There is no dialect "postgres". The dialects are sqlite, postgresql, mariadb, mysql, h2.
                    SQLite        | There is no dialect "SQLite"
                    postgresql:   | "postgresql:" must be the name of a database, optionally with a version
                    postgresql:x  | "postgresql:x" must be the name
                    sqlite,sqlite | "sqlite" occurs twice
                    """)
    void unknownNamesAreRefused(String databases, String message) {
        assertThatThrownBy(() -> revise(databases.split(",", -1)))
                .hasMessageStartingWith("project.databases: ")
                .hasMessageContaining(message);
    }
}
