package dev.limbeck.alembic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real Alembic, as installed by Debian's {@code alembic} package, with its own script folder. */
final class Alembic {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path COMMAND = Path.of("/usr/bin/alembic");

    private final Path folder;

    /** Creates an Alembic project in the given folder for the given database file. */
    Alembic(Path folder, Path database) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(folder.resolve("scripts/versions"));
        Files.writeString(
                folder.resolve("alembic.ini"),
                """
                [alembic]
                script_location = scripts
                sqlalchemy.url = sqlite:///%s
                """
                        .formatted(database.toAbsolutePath()));
        Files.writeString(
                folder.resolve("scripts/env.py"),
                """
                from alembic import context
                from sqlalchemy import create_engine

                engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
                with engine.connect() as connection:
                    context.configure(connection=connection)
                    with context.begin_transaction():
                        context.run_migrations()
                """);
    }

    /** Skips the test with a message if Alembic is not installed. */
    static void require() {
        assumeTrue(
                Files.isExecutable(COMMAND) && Files.isExecutable(PYTHON),
                "SKIPPED: the real Alembic is not installed (/usr/bin/alembic of Debian's package alembic)");
    }

    /** Writes a script that creates a table in its upgrade and drops it in its downgrade. */
    void script(String id, String downRevision, String table) throws IOException {
        Files.writeString(
                folder.resolve("scripts/versions/" + id + "_" + table + ".py"),
                """
                \"""make %3$s\"""
                import sqlalchemy as sa
                from alembic import op

                revision = "%1$s"
                down_revision = %2$s
                branch_labels = None
                depends_on = None


                def upgrade():
                    op.create_table("%3$s", sa.Column("id", sa.Integer(), nullable=False),
                                    sa.PrimaryKeyConstraint("id"))


                def downgrade():
                    op.drop_table("%3$s")
                """
                        .formatted(id, downRevision.isEmpty() ? "None" : "\"" + downRevision + "\"", table));
    }

    /** Writes a script with the given text. */
    void write(String id, String text) throws IOException {
        Files.writeString(folder.resolve("scripts/versions/" + id + ".py"), text);
    }

    /**
     * Runs several commands in one process, because each takes a second to start.
     *
     * @return one line for each step, with the step and the rows of the version table after it
     */
    List<String> steps(Path database, String... steps) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("steps.py"),
                """
                import os, shutil, sqlite3, sys, warnings
                from alembic import command
                from alembic.config import Config
                from alembic.util import CommandError

                warnings.simplefilter("ignore")
                database = sys.argv[1]
                config = Config("alembic.ini")
                config.set_main_option("sqlalchemy.url", "sqlite:///" + database)

                def rows():
                    if not os.path.exists(database):
                        return ""
                    with sqlite3.connect(database) as connection:
                        return " ".join(r[0] for r in connection.execute(
                            "select version_num from alembic_version order by 1"))

                for step in sys.argv[2:]:
                    name, *targets = step.split(" ")
                    try:
                        if name == "stamp":
                            command.stamp(config, targets)
                        elif name == "purge":
                            command.stamp(config, targets, purge=True)
                        elif name == "keep":
                            shutil.copy(database, targets[0])
                        else:
                            getattr(command, name)(config, targets[0])
                        print(step + ": " + rows())
                    except CommandError:
                        print(step + ": refused, " + rows())
                """);
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "steps.py", database.toString()));
        command.addAll(List.of(steps));
        return output(command);
    }

    /** {@return the lines that the command prints to standard output} */
    List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), COMMAND.toString()));
        command.addAll(List.of(arguments));
        return output(command);
    }

    private List<String> output(List<String> command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(command + " failed:\n" + output + Files.readString(errors));
        }
        return output.lines().toList();
    }
}
