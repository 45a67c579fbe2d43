package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlDump;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first revision of a database creates the same schema in a new database: {@code drift} finds no difference in
 * either of them, and {@code pg_dump}, if it is installed for the version of the server, prints the same statements.
 */
class AdoptedSchemasTest {
    /** The constraints, indexes and comments. */
    private static final String PARTS =
            """
            select string_agg(x, ', ' order by x) from (
                select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as x
                from pg_constraint where conrelid >= 16384
                union all select pg_get_indexdef(indexrelid) from pg_index where indrelid >= 16384
                union all select classoid::regclass || ' ' || description from pg_description where objoid >= 16384) x
            where x !~ 'alembic_version|pg_toast'
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"order", "partitions", "properties", "types", "version18"})
    @Tag("slow")
    void areTheSameInANewDatabase(String name) {
        Assumptions.assumeTrue(!name.equals("version18") || PostgresqlServer.majorVersion() >= 18);
        PostgresqlProject project = new PostgresqlProject(folder);
        areTheSame(project, PostgresqlServer.createDatabase(), name);
    }

    @Test
    @Tag("slow")
    void areTheSameInASchemaOfAnyNameWithoutTheSchemaPublic() {
        PostgresqlProject project = new PostgresqlProject(folder);
        String fresh = PostgresqlServer.createDatabase();
        for (String database : List.of(project.url(), fresh)) {
            project.sql(
                    database + "&preferQueryMode=simple",
                    """
                    create schema "App";
                    drop schema public;
                    do $$ begin
                        execute format('alter database %I set search_path = "App"', current_database());
                    end $$;
                    """);
        }
        areTheSame(project, fresh, "schema");
    }

    private static void areTheSame(PostgresqlProject project, String fresh, String name) {
        project.sql(project.url() + "&preferQueryMode=simple", text(name)); // one text, which the driver does not split
        Outcome adopted = project.run("revision", "--from-database", "-m", "as it was");
        assertThat(adopted.code()).as(adopted.toString()).isZero();
        assertThat(adopted.err()).doesNotContain("warning");
        project.output("stamp", "head");
        project.output("drift");
        project.output("upgrade", "head", "--url", fresh);
        assertThat(project.output("drift", "--url", fresh)).contains("No drift");
        assertThat(project.ask(fresh, PARTS)).isEqualTo(project.ask(PARTS));
        if (PostgresqlDump.hasPrograms()) {
            assertThat(dump(fresh)).isEqualTo(dump(project.url()));
        }
        project.output("downgrade", "base", "--url", fresh);
        assertThat(project.ask(
                        fresh,
                        "select string_agg(name, ', ') from (select relname as name, relnamespace as schema from pg_class"
                                + " where relname not like 'alembic%' union select proname, pronamespace from pg_proc union"
                                + " select typname, typnamespace from pg_type where typname !~ 'alembic') x where schema ="
                                + " quote_ident(current_schema())::regnamespace"))
                .isEqualTo("null");
    }

    private static String text(String name) {
        String file = "/adopted/" + name + ".sql";
        try (InputStream input = Objects.requireNonNull(AdoptedSchemasTest.class.getResourceAsStream(file), file)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Returns the statements of the dump in a fixed order, without those that the version table needs. */
    private static List<String> dump(String database) {
        String text = PostgresqlDump.dump(database, "--schema-only", "--no-tablespaces")
                .replaceAll("(?m)^(?:--|SET |SELECT pg_catalog|\\\\).*\\n", "");
        return Arrays.stream(text.split("\n\n+"))
                .filter(statement -> !statement.isBlank() && !statement.contains("alembic_version"))
                .sorted()
                .toList();
    }
}
