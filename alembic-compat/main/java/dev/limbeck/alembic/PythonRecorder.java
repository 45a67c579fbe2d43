package dev.limbeck.alembic;

import dev.limbeck.spi.HistoryException;
import dev.limbeck.spi.HistoryRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the recorder, a few Python files in this jar, on a folder of scripts. The recorder can read only the scripts and
 * the sources of the project: it has no access to other files, installed packages such as Alembic and SQLAlchemy, the
 * network, or databases. It is stopped if it takes too long.
 */
final class PythonRecorder {
    private static final List<String> FILES = List.of(
            "__main__.py",
            "arguments.py",
            "catalog.py",
            "constraints.py",
            "conventions.py",
            "entities.py",
            "enum_types.py",
            "expressions.py",
            "history.py",
            "indexes.py",
            "installed.py",
            "known_tables.py",
            "layout.py",
            "named_types.py",
            "operations.py",
            "orm.py",
            "postgresql.py",
            "project.py",
            "queries.py",
            "recording.py",
            "reflection.py",
            "refusals.py",
            "sessions.py",
            "sql_types.py",
            "stand_ins.py",
            "statements.py",
            "steps.py",
            "tables.py",
            "target.py",
            "third_party.py",
            "type_base.py",
            "value_types.py");
    private static final List<String> PYTHONS = List.of("python3", "python");
    private static final int EXIT_TOO_OLD = 9;
    private static final int MINUTES = 5;
    private static final int SECONDS = 10;

    private final List<String> pythons;
    private final int seconds;

    PythonRecorder() {
        this(PYTHONS, SECONDS);
    }

    /**
     * Creates a recorder that uses the first of the given commands that can be started, and limits the time of each
     * upgrade or downgrade.
     */
    PythonRecorder(List<String> pythons, int seconds) {
        this.pythons = pythons;
        this.seconds = seconds;
    }

    /**
     * {@return the recorded operations of all scripts of a project, which its folder or its configuration file
     * identifies}
     *
     * @throws HistoryException if the folder does not exist, Python is not installed, or the recorder fails
     */
    Json record(HistoryRequest request) {
        Path folder = request.folder();
        if (!Files.exists(folder)) {
            throw new HistoryException("The folder " + folder + " does not exist.", null);
        }
        try {
            Path work = Files.createTempDirectory("limbeck-alembic");
            try {
                unpack(work);
                return run(work, folder.toAbsolutePath().normalize(), request);
            } finally {
                clear(work);
            }
        } catch (IOException e) {
            throw new HistoryException("The scripts in " + folder + " cannot be recorded: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HistoryException("Recording the scripts in " + folder + " was interrupted.", e);
        }
    }

    private static void unpack(Path work) throws IOException {
        for (String file : FILES) {
            try (InputStream content = PythonRecorder.class.getResourceAsStream("recorder/" + file)) {
                Files.copy(Objects.requireNonNull(content, file), work.resolve(file));
            }
        }
    }

    private Json run(Path work, Path folder, HistoryRequest request) throws IOException, InterruptedException {
        Path output = work.resolve("recording.json");
        Path errors = work.resolve("errors.txt");
        List<String> arguments = new ArrayList<>(
                List.of("-B", "-E", "-s", "-S", work.toString(), folder.toString(), Integer.toString(seconds)));
        arguments.add(request.dialect());
        String section = request.section();
        if (section != null) {
            arguments.add(section);
        }
        Process process = started(arguments, output, errors);
        process.getOutputStream().close();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new HistoryException(
                        "Recording the scripts in " + folder + " did not finish within " + MINUTES
                                + " minutes. Import the folder in parts, or look for a script with an endless loop.",
                        null);
            }
        } finally {
            process.destroyForcibly();
        }
        String message = Files.readString(errors, StandardCharsets.UTF_8);
        if (process.exitValue() == EXIT_TOO_OLD) {
            throw new HistoryException(message + ". Install Python 3.8 or newer and put python3 on the path.", null);
        }
        if (process.exitValue() != 0) {
            throw new HistoryException("The scripts in " + folder + " cannot be recorded:\n" + message.strip(), null);
        }
        return Json.parse(Files.readString(output, StandardCharsets.UTF_8));
    }

    private Process started(List<String> arguments, Path output, Path errors) {
        @Nullable IOException last = null;
        for (String python : pythons) {
            List<String> command = new ArrayList<>(List.of(python));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(output.toAbsolutePath().resolveSibling("").toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("SystemRoot"));
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            try {
                return builder.start();
            } catch (IOException e) {
                last = e;
            }
        }
        throw new HistoryException(
                "Reading Alembic's scripts requires Python 3.8 or newer, but there is no "
                        + String.join(" or ", pythons)
                        + " on the path. Install it (on Debian and Ubuntu: apt install python3; on macOS: brew install"
                        + " python; on Windows: winget install Python.Python.3.13). Neither Alembic nor SQLAlchemy is"
                        + " needed.",
                last);
    }

    private static void clear(Path work) throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(work.resolve(file));
        }
        Files.deleteIfExists(work.resolve("recording.json"));
        Files.deleteIfExists(work.resolve("errors.txt"));
        Files.deleteIfExists(work);
    }
}
