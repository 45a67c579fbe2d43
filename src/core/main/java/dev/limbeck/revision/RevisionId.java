package dev.limbeck.revision;

import dev.limbeck.revision.RevisionException.Kind;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Generates revision ids, and validates ids and labels. */
public final class RevisionId {
    /**
     * The maximum length of a new id: the length of the column in the version table. SQLite stores longer ids too, so
     * Alembic histories may contain longer ids.
     */
    public static final int LONGEST = 32;

    private static final int DIGITS = 12;
    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");
    private static final Pattern USABLE = Pattern.compile("[\\p{L}\\p{N}_.]*[\\p{L}\\p{N}][\\p{L}\\p{N}_.]*");
    private static final Pattern USABLE_LABEL = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_.-]*");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern RESERVED_STEPS = Pattern.compile("(?:head|heads|base|current)-\\d+");

    private RevisionId() {}

    /** {@return a new id: twelve hexadecimal digits, as in Alembic} */
    public static String random() {
        // An id need not be secret, and preparing a SecureRandom takes several milliseconds. The seed of this generator
        // depends on the time of day in milliseconds and on the time since the machine started in nanoseconds.
        return HexFormat.of().toHexDigits(new SplittableRandom().nextLong(), DIGITS);
    }

    /**
     * {@return the id, if it is valid for a new revision}
     *
     * @throws RevisionException of kind {@code INVALID_NAME} if the id is not valid
     */
    public static String check(String id) {
        return checked(id, problem(id).or(() -> tooLong(id)));
    }

    /**
     * {@return the label, if it is valid}
     *
     * @throws RevisionException of kind {@code INVALID_NAME} if the label is not valid
     */
    public static String checkLabel(String label) {
        return checked(label, labelProblem(label));
    }

    private static String checked(String name, Optional<String> problem) {
        problem.ifPresent(text -> {
            throw new RevisionException(Kind.INVALID_NAME, text);
        });
        return name;
    }

    private static Optional<String> tooLong(String id) {
        return id.length() <= LONGEST
                ? Optional.empty()
                : Optional.of("\"" + id + "\" is not a valid revision id: it has " + id.length()
                        + " characters, and the version table allows " + LONGEST + ".");
    }

    /** {@return the ids that are longer than the column in the version table} */
    public static List<String> findLong(Stream<String> ids) {
        return ids.filter(id -> id.length() > LONGEST).toList();
    }

    /** {@return the reason why the id is invalid; empty if it is valid, even if it is longer than a new id may be} */
    public static Optional<String> problem(String id) {
        if (RESERVED.contains(id)) {
            return Optional.of("\"" + id + "\" is not a valid revision id: it is a reserved word.");
        }
        return USABLE.matcher(id).matches()
                ? Optional.empty()
                : Optional.of("\"" + id + "\" is not a valid revision id."
                        + "\nUse letters, digits, underscores and dots, with at least one letter or digit; + - @ : have a"
                        + " special meaning on the command line.");
    }

    /** {@return the reason why the label is invalid; empty if it is valid} */
    public static Optional<String> labelProblem(String label) {
        if (RESERVED.contains(label)) {
            return Optional.of("\"" + label + "\" is not a valid branch label: it is a reserved word.");
        }
        if (RESERVED_STEPS.matcher(label).matches()) {
            return Optional.of(
                    "\"" + label + "\" is not a valid branch label: it would be read as a number of steps from"
                            + " another revision.");
        }
        return USABLE_LABEL.matcher(label).matches()
                        && LETTER_OR_DIGIT.matcher(label).find()
                ? Optional.empty()
                : Optional.of("\"" + label + "\" is not a valid branch label."
                        + "\nUse letters, digits, underscores, dots and hyphens, with at least one letter or digit and no"
                        + " hyphen at the beginning.");
    }
}
