package dev.limbeck.cli.terminal;

import dev.limbeck.command.decide.Prompt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks the user at the terminal. Questions are printed on standard error, since standard output is for results; each
 * answer is one line. After the end of the input (Ctrl-D) no question is answered. The terminal's own line editing is
 * sufficient, so no library is loaded. While the command waits for an answer, Ctrl-C ends it as a failure would, so
 * that everything is closed.
 */
public final class TerminalAnswers implements Prompt {
    private final Runnable beforePrompt;
    private final BufferedReader in;
    private final PrintWriter err;
    private final Interrupts interrupts;
    private final Supplier<RunInterruptedException> interrupted;
    private boolean ended;

    /**
     * Creates a source of answers.
     *
     * @param beforePrompt runs before each question
     * @param interrupted creates the exception for Ctrl-C
     */
    public TerminalAnswers(
            Runnable beforePrompt,
            BufferedReader in,
            PrintWriter err,
            Interrupts interrupts,
            Supplier<RunInterruptedException> interrupted) {
        this.beforePrompt = beforePrompt;
        this.in = in;
        this.err = err;
        this.interrupts = interrupts;
        this.interrupted = interrupted;
    }

    @Override
    public Optional<Boolean> askYesNo(String question) {
        while (true) {
            Optional<String> line = line(question + " [y/N] ");
            if (line.isEmpty()) {
                return Optional.empty();
            }
            switch (line.get().toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    return Optional.of(true);
                }
                case "", "n", "no" -> {
                    return Optional.of(false);
                }
                default -> err.println("Answer y for yes or n for no.");
            }
        }
    }

    @Override
    public Optional<String> askText(String question) {
        err.println(question);
        Optional<String> line = line("> ");
        while (line.isPresent() && line.get().isEmpty()) {
            line = line("> ");
        }
        return line;
    }

    private Optional<String> line(String prompt) {
        beforePrompt.run();
        if (ended) {
            return Optional.empty();
        }
        try {
            String line = interrupts.await(() -> {
                err.print(prompt);
                err.flush();
                return in.readLine();
            });
            if (line == null) {
                ended = true;
                err.println();
                return Optional.empty();
            }
            return Optional.of(line.strip());
        } catch (IOException e) {
            ended = true;
            return Optional.empty();
        } catch (InterruptedException e) {
            ended = true;
            err.println();
            throw interrupted.get();
        }
    }
}
