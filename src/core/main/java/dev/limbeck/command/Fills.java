package dev.limbeck.command;

import dev.limbeck.compare.Comparison;
import dev.limbeck.compare.Filter;
import dev.limbeck.compare.Unfilled;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what existing rows get in the columns that shall not take NULL: from flags and settings, else by asking.
 * Whether the developer's own database has such rows does not matter, since others have.
 */
final class Fills {
    /** The answer that says that rows get nothing. */
    private static final String NOTHING = "-";

    /** Nobody mistypes an expression so often; a program may. */
    private static final int PATIENCE = 20;

    /** Tries what was answered, before it is too late to ask again. */
    interface Trial {
        /** {@return why the column cannot be filled with that, or nothing when it can} */
        Optional<String> refusal(Unfilled column, SqlText expression);

        /** {@return an expression of the form that the column's rows have, where the type tells one} */
        Optional<String> example(Unfilled column);

        /** {@return why the application may not read what the expression gives, and what to write instead} */
        Optional<String> objection(Unfilled column, SqlText expression);
    }

    private final Decisions given;
    private final Decisions settings;
    private final Answers answers;
    private final List<Choice> open = new ArrayList<>();

    Fills(Decisions given, Decisions settings, Answers answers) {
        this.given = given;
        this.settings = settings;
        this.answers = answers;
    }

    /** {@return by {@code table.column}, what is known before anything was compared} */
    Map<String, SqlText> known() {
        Map<String, SqlText> known = new LinkedHashMap<>();
        settings.backfills().forEach((column, sql) -> {
            if (given.backfills().keySet().stream().noneMatch(column::equalsIgnoreCase)) {
                known.put(column, new SqlText(sql));
            }
        });
        given.backfills().forEach((column, sql) -> known.put(column, new SqlText(sql)));
        return known;
    }

    /**
     * {@return by {@code table.column}, what was answered for the columns of which nothing is known}
     *
     * @throws CommandException if a flag names no column that a value can be given for
     */
    Map<String, SqlText> ask(Comparison comparison, Trial trial) {
        requireFillable(comparison);
        List<String> patterns = new ArrayList<>(given.noBackfills());
        patterns.addAll(settings.noBackfills());
        Filter unasked = new Filter(List.of(), patterns);
        Map<String, SqlText> answered = new LinkedHashMap<>();
        for (Unfilled unfilled : comparison.unfilled()) {
            if (unasked.member(unfilled.table(), unfilled.column().name())) {
                Optional<String> answer = ask(unfilled, trial);
                if (answer.isEmpty()) {
                    open.add(choice(unfilled, trial));
                } else if (!answer.get().equals(NOTHING)) {
                    answered.put(unfilled.toString(), new SqlText(answer.get()));
                }
            }
        }
        return answered;
    }

    /** Asks again when the answer cannot be computed: whoever mistypes one does not want to give all others anew. */
    private Optional<String> ask(Unfilled unfilled, Trial trial) {
        String question = question(unfilled) + " An SQL expression, for instance " + example(unfilled, trial) + ", or "
                + NOTHING + " for nothing.";
        Optional<String> answer = answers.text(question);
        String objected = NOTHING;
        for (int tries = 1; tries < PATIENCE && answer.isPresent(); tries++) {
            String said = answer.get();
            Optional<String> refusal =
                    said.equals(NOTHING) ? Optional.empty() : trial.refusal(unfilled, new SqlText(said));
            Optional<String> objection = said.equals(objected) || said.equals(NOTHING) || refusal.isPresent()
                    ? Optional.empty()
                    : trial.objection(unfilled, new SqlText(said));
            if (refusal.isEmpty() && objection.isEmpty()) {
                return answer;
            }
            if (objection.isPresent()) {
                objected = said;
            }
            answer = answers.text(refusal.map(why -> "That cannot be computed: " + why + ". " + question)
                    .orElseGet(() -> objection.orElse("") + " The same answer again keeps it. " + question));
        }
        return answer;
    }

    /** {@return what nobody decided} */
    List<Choice> open() {
        return List.copyOf(open);
    }

    private static String question(Unfilled column) {
        return (column.added()
                        ? column + " (" + column.column().type() + ") is new, NOT NULL and without a default."
                        : column + " (" + column.column().type() + ") stops taking NULL.")
                + (column.added() ? " What do existing rows get?" : " What do rows get that hold NULL?");
    }

    private static String example(Unfilled column, Trial trial) {
        return trial.example(column).orElseGet(() -> example(column));
    }

    private static String example(Unfilled column) {
        String type = column.column().type().toString();
        boolean text = type.startsWith("varchar") || type.startsWith("char") || type.equals("text");
        return text ? "''" : "0";
    }

    private static Choice choice(Unfilled column, Trial trial) {
        return new Choice(
                column.toString(),
                question(column),
                List.of(
                        new Choice.Option(
                                "--backfill " + column + "=\"" + example(column, trial) + "\"",
                                "this SQL expression, over the row"),
                        new Choice.Option(
                                "--no-backfill " + column,
                                column.added()
                                        ? "nothing: the upgrade fails where the table has rows"
                                        : "nothing: the upgrade fails where rows hold NULL")));
    }

    private void requireFillable(Comparison comparison) {
        List<String> fillable = fillable(comparison);
        Stream.concat(
                        given.backfills().keySet().stream().map(name -> "--backfill " + name),
                        given.noBackfills().stream()
                                .filter(name -> !name.contains("*") && !name.contains("?"))
                                .map(name -> "--no-backfill " + name))
                .filter(flag -> fillable.stream()
                        .noneMatch(name -> name.equalsIgnoreCase(flag.substring(flag.indexOf(' ') + 1))))
                .findFirst()
                .ifPresent(flag -> {
                    throw new CommandException("No revision was written, because " + flag
                            + " names no column that is added or stops taking NULL. "
                            + (fillable.isEmpty()
                                    ? "There is none."
                                    : "There are: " + String.join(", ", fillable) + "."));
                });
    }

    private static List<String> fillable(Comparison comparison) {
        return comparison.operations().stream()
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .flatMap(batch -> batch.steps().stream()
                        .flatMap(step -> fillable(step).stream())
                        .map(column -> batch.table() + "." + column))
                .toList();
    }

    private static Optional<String> fillable(TableOperation step) {
        if (step instanceof AddColumn add) {
            return Optional.of(add.column().name());
        }
        return step instanceof AlterColumn alter
                        && alter.before().nullable()
                        && !alter.after().nullable()
                ? Optional.of(alter.after().name())
                : Optional.empty();
    }
}
