package dev.limbeck.cli;

import dev.limbeck.command.ImportHistory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Write the scripts of an Alembic project as revisions: same ids, same history.",
            "The scripts are run by the python3 on the path against stand-ins, so that neither Alembic nor SQLAlchemy"
                    + " is needed; no database is opened. A script that computes becomes a revision that refuses to run"
                    + " until you have written it. Writes every file or none, and overwrites nothing.",
            "Each revision is then applied, reverted and applied again in memory; those that fail, or cannot be"
                    + " tried, are listed as not proved. The exit code is 0 all the same: the files are written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck alembic import ../shop-python",
            "  limbeck alembic import ../shop-python/migrations --output src/main/java/db/revisions",
            "  limbeck alembic import . --format json"
        })
final class AlembicImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DIR", description = "The folder with alembic.ini, or the one with versions in it.")
    private Path from = Path.of("");

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the revisions go; the first of revisions.locations when not given.")
    private @Nullable Path output;

    AlembicImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path folder = session.workingDirectory();
        ImportHistory.Request request = new ImportHistory.Request(
                "alembic", folder.resolve(from).normalize(), output == null ? null : folder.resolve(output));
        session.report().imported(new ImportHistory(session.project(), session.listener()).run(request));
        return ExitCode.OK;
    }
}
