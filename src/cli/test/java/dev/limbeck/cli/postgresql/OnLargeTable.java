package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project with a small table and a table that is so large that changes to it run step by step. */
class OnLargeTable {
    static final String LEFTOVERS = "select (select count(*) from pg_index where not indisvalid) + (select"
            + " count(*) from pg_constraint where not convalidated or conname like 'limbeck_not_null%')";

    @TempDir
    Path folder;

    PostgresqlProject project;

    @BeforeEach
    void createTables() {
        project = new PostgresqlProject(folder);
        project.sql("create table big (id int primary key, name text, n int);"
                + "create table small (id int primary key, name text);"
                + "insert into big select i, repeat('x', 200), i from generate_series(1, 6000) i;"
                + "insert into small values (1, 'x')");
    }

    void revision(String up, String down) {
        project.write("revisions/Rev_11aa_step.java", RevisionText.of("11aa", "", up, down));
    }

    void assertNothingLeft() {
        assertThat(project.ask(LEFTOVERS)).isEqualTo("0");
        assertThat(project.ask("select coalesce(to_regclass('limbeck_journal')::text, 'none')"))
                .isEqualTo("none");
    }
}
