package dev.limbeck.cli.command;

import dev.limbeck.cli.option.ReportOption;
import dev.limbeck.cli.option.RevisionArgument;
import dev.limbeck.cli.review.ReviewReports;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Verify;
import dev.limbeck.result.VerifyResult;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck verify}. */
@Command(
        addMethodSubcommands = false,
        name = "verify",
        description = {
            "Prove the history in memory. Writes nothing and needs no database.",
            "Proves that there is one head, that every revision can be applied, that each downgrade restores the"
                    + " previous schema, that everything can be applied again, and that the result matches the entities."
                    + " During the proof, each table contains a row, since a change that fails on existing rows can"
                    + " succeed on"
                    + " an empty table.",
            "Exit code 0: all proofs passed. 1: a proof of the history failed. 3: only the entities differ."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck verify",
            "  limbeck verify -3:head       # only the newest ones, after applying the others",
            "  limbeck verify ae10          # only this revision",
            "  limbeck verify --no-model    # without comparing with entities"
        })
public final class VerifyCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(
            paramLabel = "RANGE",
            arity = "0..1",
            parameterConsumer = RevisionArgument.class,
            description = "The revisions to verify: OLDER:NEWER, inclusive, or a single one; all by default.")
    private @Nullable String range;

    @Option(names = "--no-model", description = "Do not compare the resulting schema with the entities.")
    private boolean noModel;

    @Mixin
    private ReportOption report = new ReportOption();

    /** Creates the command with the context of a run. */
    public VerifyCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        VerifyResult result = new Verify(session.project(), session.listener()).run(range, !noModel);
        session.report().verify(result);
        session.writeReport(report, () -> ReviewReports.of(result), null);
        if (result.isBroken()) {
            return ExitCode.FAILED;
        }
        return result.hasDifferences() ? ExitCode.DIFFERENT : ExitCode.OK;
    }
}
