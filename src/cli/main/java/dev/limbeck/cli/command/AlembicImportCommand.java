package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.ImportHistory;
import dev.limbeck.result.ImportResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck alembic import}. */
@Command(
        addMethodSubcommands = false,
        name = "import",
        description = {
            "Convert the scripts of an Alembic project to revisions with the same ids and history.",
            "Runs the scripts with the python3 on the path, using stubs for Alembic and SQLAlchemy, so neither"
                    + " library needs to"
                    + " be installed. Opens no database. If a script cannot be translated, for instance because it"
                    + " reads rows, its revision refuses to run until you have translated it by hand. Writes either"
                    + " all files or none, and overwrites nothing.",
            "Each revision is then applied, reverted and applied again in memory; revisions that fail or cannot be tried"
                    + " are listed as not proved. The exit code is 0 even then, because the files were written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck alembic import ../shop-python",
            "  limbeck alembic import ../shop-python/migrations --output src/main/java/db/revisions",
            "  limbeck alembic import . --format json"
        })
final class AlembicImportCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(
            paramLabel = "FOLDER",
            description = "The folder that contains alembic.ini, a pyproject.toml with [tool.alembic], or the versions "
                    + "folder; or the path of either file.")
    private Path from = Path.of("");

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "The folder for the revisions; by default, the first of revisions.locations.")
    private @Nullable Path output;

    @Option(names = "--section", paramLabel = "NAME", description = "The section of alembic.ini; by default, alembic.")
    private @Nullable String section;

    /** Creates the command with the context of a run. */
    AlembicImportCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path folder = session.workingDirectory();
        ImportHistory.Request request = new ImportHistory.Request(
                "alembic", folder.resolve(from).normalize(), output == null ? null : folder.resolve(output), section);
        ImportHistory history = new ImportHistory(session.newProject(), session.listener());
        session.printWritten(ImportResult.class, () -> history.run(request), session.report()::imported);
        return ExitCode.OK;
    }
}
