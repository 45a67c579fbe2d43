package dev.limbeck.cli;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.report.JsonReport;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.Interrupts;
import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.RunInterruptedException;
import dev.limbeck.command.project.IncompleteRevisionException;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.command.project.UndecidedException;
import dev.limbeck.result.Choice;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns exceptions into messages and exit codes. The messages of Limbeck's own exceptions are written for users and
 * printed unchanged; any other exception is reported as a bug.
 */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final List<String> HELP = List.of("limbeck", "help");
    /** The error code of exceptions that are not Limbeck's own; they are reported as bugs. */
    static final String INTERNAL = "internal";

    private final ProcessContext process;
    private final LimbeckCommand options;
    private final CommandContext session;

    /** Creates the handler of a run. */
    FailureHandler(ProcessContext process, LimbeckCommand options, CommandContext session) {
        this.process = process;
        this.options = options;
        this.session = session;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, @Nullable ParseResult parsed) {
        return report(failure);
    }

    /** Prints the failure and {@return the exit code} */
    int report(Throwable cause) {
        session.close();
        Throwable failure = interrupted(cause);
        process.out().flush();
        int code = exitCode(failure);
        SecretFilter filter = new SecretFilter(session);
        String message = filter.message(failure, message(failure));
        PrintWriter err = process.err();
        if (options.format() == OutputFormat.json) {
            new JsonReport(err).error(code(failure), message, choices(failure), code);
        } else {
            err.println(process.errStyle().error("limbeck:") + " " + message);
        }
        if (options.stacktrace()) {
            err.print(filter.trace(failure));
        }
        err.flush();
        return code;
    }

    /** Returns the line about the interruption, if a command that runs no revisions failed because it was interrupted. */
    private Throwable interrupted(Throwable failure) {
        Interrupts interrupts = session.interrupts();
        boolean caused = interrupts.requested()
                && interrupts.unchanged().isPresent()
                && !interrupts.isAsking()
                && !interrupts.isWriting()
                && interrupts.fleetProgress().isEmpty();
        return caused ? RunInterruptedException.ofOther(interrupts, failure) : failure;
    }

    private static int exitCode(Throwable failure) {
        if (failure instanceof RunInterruptedException) {
            return ExitCode.INTERRUPTED;
        }
        boolean elsewhere = failure instanceof NotAtHeadException || failure instanceof IncompleteRevisionException;
        return elsewhere ? ExitCode.NOT_AT_HEAD : ExitCode.FAILED;
    }

    private static List<Choice> choices(Throwable failure) {
        return failure instanceof UndecidedException undecided ? undecided.choices() : List.of();
    }

    private String message(Throwable failure) {
        String text = failure.getMessage() == null ? "" : failure.getMessage();
        if (failure instanceof LimbeckException) {
            return text;
        }
        String advice = options.stacktrace()
                ? "Please report it with the stack trace below."
                : "Please run the command again with --stacktrace and report what it prints.";
        return "unexpected " + failure.getClass().getName() + (text.isEmpty() ? "" : ": " + text)
                + "\nThis is a bug in Limbeck, not in your project. " + advice;
    }

    private static String code(Throwable failure) {
        return failure instanceof LimbeckException ours ? ours.code() : INTERNAL;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = process.err();
        String message = UsageMessage.describe(failure, List.of(arguments));
        err.println(process.errStyle().error("limbeck:") + " " + message);
        if (!message.contains(UsageMessage.OTHER_COMMAND)
                && !message.contains(UsageMessage.MEANT)
                && (UsageMessage.isAboutCommand(message)
                        || !UnmatchedArgumentException.printSuggestions(failure, err))) {
            List<String> command =
                    List.of(line.getCommandSpec().qualifiedName(" ").split(" "));
            err.println("Try: limbeck help"
                    + (command.size() > 1 && !command.equals(HELP)
                            ? " " + String.join(" ", command.subList(1, command.size()))
                            : ""));
        }
        err.flush();
        return ExitCode.USAGE;
    }
}
