package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Heads;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code limbeck heads}. */
@Command(
        addMethodSubcommands = false,
        name = "heads",
        description = {
            "List the heads: the revisions that no other revision follows. -v shows the full entries.",
            "Opens no database, so a build can use --single to fail if there is more than one head."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck heads",
            "  limbeck heads --single    # exit code 1 and a list of solutions if there is more than one"
        })
public final class HeadsCommand implements Callable<Integer> {
    private final CommandContext session;

    @Option(names = "--resolve-dependencies", description = "Leave out heads that another revision depends on.")
    private boolean resolveDependencies;

    @Option(names = "--single", description = "Fail if there is more than one head.")
    private boolean single;

    /** Creates the command with the context of a run. */
    public HeadsCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Heads heads = new Heads(session.project());
        if (single) {
            heads.requireSingle();
        }
        session.report().revisions(heads.run(resolveDependencies), "There are no revisions yet.");
        heads.warning().ifPresent(session.report()::remark);
        return ExitCode.OK;
    }
}
