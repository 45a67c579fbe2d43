package dev.limbeck.cli.command.docs;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.site.SchemaSite;
import dev.limbeck.cli.site.SiteFolder;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Heads;
import dev.limbeck.command.documentation.DescribeSchema;
import dev.limbeck.command.project.Project;
import dev.limbeck.result.site.SchemaDocumentation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code limbeck docs}. */
@Command(
        addMethodSubcommands = false,
        name = "docs",
        description = {
            "Write HTML pages that document the schema: the history, and for each table a page with its columns,"
                    + " keys, indexes, references, entity and revisions.",
            "The pages describe the schema at the heads of the history, which is replayed in a scratch "
                    + "database. The pages need no server and no network."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck docs --output target/schema", "  limbeck docs --output target/schema --title \"Web shop\""
        })
public final class DocsCommand implements Callable<Integer> {
    private final CommandContext session;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            required = true,
            description = "The folder to write the pages to. It must be new or empty, or contain only pages of an"
                    + " earlier run, which are replaced.")
    private Path output = Path.of("");

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "The title of the first page; by default, the name of the project folder.")
    private @Nullable String title;

    /** Creates the command with the context of a run. */
    public DocsCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Project project = session.project();
        SiteFolder folder = new SiteFolder(session.workingDirectory().resolve(output));
        folder.requireUsable();
        SchemaDocumentation documentation = new DescribeSchema(project).run();
        SchemaSite site = new SchemaSite(documentation, title == null ? defaultTitle() : title);
        session.interrupts().beginWriting();
        folder.write(site.pages());
        session.report().site(output.resolve("index.html"), site.size());
        documentation.remarks().forEach(session.report()::remark);
        project.findMissingFolder().ifPresent(session.report()::remark);
        new Heads(project).warning().ifPresent(session.report()::remark);
        return ExitCode.OK;
    }

    private String defaultTitle() {
        Path name = session.workingDirectory().toAbsolutePath().normalize().getFileName();
        return name == null ? "Schema" : name.toString();
    }
}
