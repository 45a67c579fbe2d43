package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests several processes that run the same command on one database, like the containers of an application: one of them
 * runs the revisions, and the others wait for it and then find nothing to do.
 */
@Tag("process")
class SeveralCommandsTest {
    /** The number of processes; with -Dlimbeck.long=true, it is twenty. */
    private static final int PROCESSES = Boolean.getBoolean("limbeck.long") ? 20 : 4;

    /** The operations of a revision; two of the indexes cannot be created in a transaction. */
    private static final String INDEXES = "op.execute(\"create index concurrently ix_lower on pet (lower(name))\");"
            + " op.execute(\"create index concurrently ix_name on pet (name) where id > 5\");"
            + " op.createUniqueConstraint(\"uq_name\", \"pet\", \"name\");";

    private static final String DROPS = "op.dropConstraint(\"uq_name\", \"pet\");"
            + " op.execute(\"drop index concurrently ix_name\"); op.execute(\"drop index concurrently ix_lower\");";

    private static final String PETS = "op.createTable(\"pet\", column(\"id\", integer()).nullable(false),"
            + " column(\"name\", varchar(20)), primaryKey(\"id\"));"
            + " op.execute(\"insert into pet select i, 'p' || i from generate_series(1, 60000) i\");";

    @TempDir
    private Path folder;

    private String run(List<Process> processes, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        processes.clear();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output" + i).toFile())
                    .start());
        }
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < PROCESSES; i++) {
            int code = processes.get(i).waitFor();
            String output = Files.readString(folder.resolve("output" + i));
            assertThat(code).as(output).isZero();
            printed.append(output);
        }
        return printed.toString();
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    @Tag("slow")
    void oneOfThemRunsTheRevisions() throws IOException, InterruptedException {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.write("revisions/Rev_aa11_step.java", RevisionText.of("aa11", "", PETS, "op.dropTable(\"pet\");"));
        project.write("revisions/Rev_bb22_step.java", RevisionText.of("bb22", "aa11", INDEXES, DROPS));
        List<Process> processes = new ArrayList<>();
        try {
            String upgrades = run(processes, "upgrade", "head");
            assertThat(count(upgrades, "Running upgrade ")).as(upgrades).isEqualTo(2);
            assertThat(count(upgrades, "The database is at bb22")).as(upgrades).isPositive();
            assertThat(project.ask("select string_agg(indexrelid::regclass || ' ' || indisvalid, ', ' order by"
                            + " indexrelid::regclass::text) from pg_index where indrelid = 'pet'::regclass"))
                    .isEqualTo("ix_lower true, ix_name true, pet_pkey true, uq_name true");
            String downgrades = run(processes, "downgrade", "base");
            assertThat(count(downgrades, "Running downgrade ")).as(downgrades).isEqualTo(2);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(project.ask(
                        "select count(*)::text from pg_class where relname like '%pet%' or relname like '%limbeck%'"))
                .isEqualTo("0");
    }
}
