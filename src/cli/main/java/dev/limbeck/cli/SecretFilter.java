package dev.limbeck.cli;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.settings.Passwords;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hides passwords in the text of errors. Limbeck's own messages contain secrets only in URLs. However, they quote
 * messages of drivers, revisions and libraries, which can contain the values of settings in any form.
 *
 * @param session the run, which knows the secrets and the names that must remain readable
 */
record SecretFilter(CommandContext session) {

    /** {@return the message of the given failure, without passwords} */
    String message(Throwable failure, String text) {
        return quotesOthers(failure, Collections.newSetFromMap(new IdentityHashMap<>()))
                ? session.secrets().hide(text, this::isName)
                : Passwords.mask(text);
    }

    /** {@return the stack trace, with its causes and suppressed exceptions, without passwords} */
    String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString()
                .lines()
                .map(line -> line.stripLeading().startsWith("at ")
                        ? line
                        : session.secrets().hide(line, this::isName))
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }

    private boolean isName(String value) {
        return Commands.NAMES.contains(value) || session.isName(value);
    }

    /** Returns whether the failure, one of its causes or a suppressed exception comes from code outside Limbeck. */
    private static boolean quotesOthers(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (!(failure instanceof LimbeckException) || quotesOthers(failure.getCause(), seen)) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (quotesOthers(suppressed, seen)) {
                return true;
            }
        }
        return false;
    }
}
