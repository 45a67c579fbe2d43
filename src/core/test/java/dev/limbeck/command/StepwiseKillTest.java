package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.ForkedProcess;
import dev.limbeck.execute.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process of an upgrade that runs step by step, either before or after a statement. An upgrade by a second
 * process must result in the same database as an uninterrupted upgrade. With {@code -Dlimbeck.long=true}, the process
 * is killed at every statement.
 */
@Tag("process")
final class StepwiseKillTest {
    private static final int STRIDE = Boolean.getBoolean("limbeck.long") ? 1 : 4;

    @TempDir
    private Path folder = Path.of(".");

    private static HistoryProject project(Path folder) {
        return new HistoryProject(folder).onH2();
    }

    private static void write(Path folder) {
        project(folder)
                .revision(
                        "aaaa",
                        "",
                        "op.createTable(\"pet\", column(\"id\", bigint()).nullable(false), column(\"name\","
                                + " varchar(20)), primaryKey(\"id\").named(\"pk_pet\"));op.execute(\"insert into"
                                + " \\\"pet\\\" values (1, 'Rex'), (2, 'Tom')\");",
                        "op.dropTable(\"pet\");")
                .revision(
                        "bbbb",
                        "aaaa",
                        "op.batchAlterTable(\"pet\", batch -> { batch.addColumn(column(\"age\","
                                + " integer()).nullable(false).backfill(text(\"7\"))); batch.createIndex(\"ix_pet_age\","
                                + " \"age\"); });op.execute(\"update \\\"pet\\\" set \\\"age\\\" = \\\"age\\\" +"
                                + " 1\");op.execute(\"create view \\\"old\\\" as select \\\"id\\\" from"
                                + " \\\"pet\\\"\");op.data(\"shout\", c -> { try (var s = c.createStatement()) {"
                                + " s.executeUpdate(\"update \\\"pet\\\" set \\\"name\\\" = \\\"name\\\" || '!'\"); } });",
                        "");
    }

    /** Upgrades the project in a folder, and waits to be killed when the nth statement begins or has just ended. */
    static final class Run {
        public static void main(String[] arguments) {
            int stopAt = Integer.parseInt(arguments[1]);
            RunListener listener = new RunListener() {
                private int events;

                @Override
                public void statementStarted(Statement statement) {
                    event();
                }

                @Override
                public void statementFinished(Statement statement) {
                    event();
                }

                private void event() {
                    if (++events == stopAt) {
                        System.out.println("stopped");
                        try {
                            Thread.sleep(120_000);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
            };
            new Upgrade(project(Path.of(arguments[0])).project(), listener).run("head");
            System.out.println("finished");
        }
    }

    private String run(Path where, int stopAt) throws IOException, InterruptedException {
        try (ForkedProcess process = ForkedProcess.start(Run.class, where.toString(), String.valueOf(stopAt))) {
            String line = String.valueOf(process.line());
            if (line.equals("stopped")) {
                process.process().destroyForcibly().waitFor();
            } else {
                assertThat(process.exitCode()).as(line).isZero();
            }
            return line;
        }
    }

    private static List<String> dump(Path where) {
        return List.copyOf(new TreeSet<>(project(where).query("script").stream()
                .filter(line -> !line.startsWith("CREATE USER"))
                .toList()));
    }

    @Test
    @Tag("slow")
    void aSecondProcessCompletesWhatAKilledProcessBegan() throws Exception {
        Path undisturbed = Files.createDirectories(folder.resolve("undisturbed"));
        write(undisturbed);
        assertThat(run(undisturbed, 0)).isEqualTo("finished");
        List<String> wanted = dump(undisturbed);
        assertThat(wanted.toString()).contains("'Rex!', 8");
        int points = 0;
        for (int at = 3; ; at += STRIDE) {
            Path where = Files.createDirectories(folder.resolve("stopped" + at));
            write(where);
            if (!run(where, at).equals("stopped")) {
                break;
            }
            points++;
            assertThat(run(where, 0)).as("stopped at event %d", at).isEqualTo("finished");
            assertThat(dump(where)).as("stopped at event %d", at).isEqualTo(wanted);
        }
        assertThat(points).isGreaterThanOrEqualTo(3);
    }
}
