package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the error message for an expression in a revision that only another database understands: the message contains
 * the expression and tells the user what to do.
 */
class ForeignExpressionsTest {
    private static final String FIRST =
            "op.createTable(\"pet\", column(\"name\", varchar(20)), column(\"age\", integer()));";

    @TempDir
    Path folder;

    static Stream<Arguments> expressions() {
        return Stream.of(
                Arguments.of(
                        "op.createTable(\"t\", column(\"id\", integer()), check(text(\"id > 0\")),"
                                + " check(text(\"typeof(id) = 'x'\")).named(\"ck\"));",
                        "could not create the table t: ERROR: function typeof(integer) does not exist. The check ck"
                                + " (typeof(id) = 'x') contains SQL that PostgreSQL does not understand."),
                Arguments.of(
                        "op.addColumn(\"pet\", column(\"d\", varchar(20)).serverDefault(text(\"(datetime(1))\")));",
                        "The default of d ((datetime(1))) contains SQL that PostgreSQL does not understand."),
                Arguments.of(
                        "op.addColumn(\"pet\", column(\"d\", varchar(20)).computedStored(text(\"ifnull(name, '')\")));",
                        "The computed column d (ifnull(name, '')) contains SQL that PostgreSQL does not understand."),
                Arguments.of(
                        "op.createIndex(\"ix\", \"pet\", part(text(\"strftime(name)\")));",
                        "The index ix (strftime(name)) contains SQL that PostgreSQL does not understand."),
                Arguments.of(
                        "op.createIndex(\"ix\", \"pet\", \"name\", where(text(\"name glob 'a'\")));",
                        "The condition of the index ix (name glob 'a') contains SQL that PostgreSQL does not"
                                + " understand."));
    }

    private Outcome upgrade(PostgresqlProject project, String statement) {
        return project.write("revisions/Rev_aaaa_step.java", RevisionText.of("aaaa", "", FIRST + statement, ""))
                .run("upgrade", "head");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void theExpressionIsNamed(String statement, String message) {
        PostgresqlProject project = new PostgresqlProject(folder);
        Outcome outcome = upgrade(project, statement);
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("the database is as it was before")
                .contains(message)
                .contains("put this call into op.on(\"sqlite\", o -> …) for the databases that understand it, and add a"
                        + " call with SQL for PostgreSQL in op.on(\"postgresql\", o -> …).");
        assertThat(project.ask("select count(*) from pg_class where relname = 'pet'"))
                .isEqualTo("0");
    }

    /** If an error has another cause, the message does not blame an expression. */
    @Test
    void otherErrorsHaveNoAdvice() {
        Outcome outcome = upgrade(
                new PostgresqlProject(folder),
                "op.addColumn(\"pet\", column(\"d\", integer()).serverDefault(text(\"'x'\")));");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("invalid input syntax").doesNotContain("op.on");
    }
}
