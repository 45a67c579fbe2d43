package dev.limbeck.command.decide;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.compare.Comparison;
import dev.limbeck.compare.Filter;
import dev.limbeck.compare.UnfilledColumn;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.result.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Determines the values of existing rows for columns that become NOT NULL: from flags and settings, otherwise by asking
 * the user. The user is asked even if the developer's own database has no rows without a value, since other databases
 * may have such rows.
 */
public final class Backfills {
    /** The answer with which the user chooses not to fill the column. */
    private static final String NOTHING = "-";

    private static final Pattern TEXT =
            Pattern.compile("(?i)(n?varchar|n?char|national char|character|n?clob|\\w*text)\\b");

    /** The maximum number of times a question is repeated, in case a program, rather than a user, gives the answers. */
    private static final int MAX_TRIES = 20;

    /** Tests an answer, so that the user can be asked again if it does not work. */
    interface Trial {
        /** {@return the reason why the column cannot be filled with the expression; empty if it can be} */
        Optional<String> explainRefusal(UnfilledColumn column, SqlText expression);

        /** {@return an example in the format of the column's values; empty if an empty string or 0 has that format} */
        Optional<String> findExample(UnfilledColumn column);

        /**
         * {@return the reason why the application may be unable to read the value of the expression, with an expression
         * to use instead; empty if there is no objection}
         */
        Optional<String> findObjection(UnfilledColumn column, SqlText expression);
    }

    private final Decisions given;
    private final Decisions settings;
    private final NameRules names;
    private final Prompt answers;
    private final List<Choice> open = new ArrayList<>();

    /**
     * Creates the backfills. The given decisions take precedence over the settings, and the settings over the user's
     * answers.
     */
    public Backfills(Decisions given, Decisions settings, Prompt answers, NameRules names) {
        this.given = given;
        this.settings = settings;
        this.answers = answers;
        this.names = names;
    }

    /** {@return the values known before the comparison, by {@code table.column}} */
    public Map<String, SqlText> knownValues() {
        Map<String, SqlText> known = new LinkedHashMap<>();
        settings.backfills().forEach((column, sql) -> {
            if (given.backfills().keySet().stream()
                    .noneMatch(other -> names.tables().same(column, other))) {
                known.put(column, new SqlText(sql));
            }
        });
        given.backfills().forEach((column, sql) -> known.put(column, new SqlText(sql)));
        return known;
    }

    /**
     * {@return the values that the user entered for the remaining columns, by {@code table.column}}
     *
     * @throws CommandException if a flag refers to a column that is neither added nor made NOT NULL
     */
    public Map<String, SqlText> askUser(Comparison comparison, Trial trial) {
        requireFillable(comparison);
        AllowedValues allowed = new AllowedValues(comparison, names);
        allowed.findViolation(knownValues()).ifPresent(why -> {
            throw new CommandException("No revision was written, because " + why + ".");
        });
        List<String> patterns = new ArrayList<>(given.noBackfills());
        patterns.addAll(settings.noBackfills());
        Filter unasked = new Filter(List.of(), patterns);
        Map<String, SqlText> answered = new LinkedHashMap<>();
        for (UnfilledColumn unfilled : comparison.unfilledColumns()) {
            if (unasked.includesMember(unfilled.table(), unfilled.column().name())) {
                Optional<String> answer = askUser(unfilled, trial, allowed);
                if (answer.isEmpty()) {
                    open.add(choice(unfilled, example(unfilled, trial, allowed)));
                } else if (!answer.get().equals(NOTHING)) {
                    answered.put(unfilled.toString(), new SqlText(answer.get()));
                }
            }
        }
        return answered;
    }

    /**
     * Asks again if the expression cannot be computed, so that the user does not lose earlier answers because of a
     * typo.
     */
    private Optional<String> askUser(UnfilledColumn unfilled, Trial trial, AllowedValues allowed) {
        String question =
                question(unfilled) + " Enter an SQL expression, for instance " + example(unfilled, trial, allowed)
                        + ","
                        + " or " + NOTHING + " for no value.";
        Optional<String> answer = answers.askText(question);
        String rejected = NOTHING;
        for (int tries = 1; tries < MAX_TRIES && answer.isPresent(); tries++) {
            String entered = answer.get();
            Optional<String> refusal = entered.equals(NOTHING)
                    ? Optional.empty()
                    : allowed.findViolation(unfilled.table(), unfilled.column().name(), new SqlText(entered))
                            .or(() -> trial.explainRefusal(unfilled, new SqlText(entered)));
            Optional<String> objection = entered.equals(rejected) || entered.equals(NOTHING) || refusal.isPresent()
                    ? Optional.empty()
                    : trial.findObjection(unfilled, new SqlText(entered));
            if (refusal.isEmpty() && objection.isEmpty()) {
                return answer;
            }
            if (objection.isPresent()) {
                rejected = entered;
            }
            answer = answers.askText(refusal.map(why -> "This cannot be used: " + why + ". " + question)
                    .orElseGet(() -> objection.orElse("") + " Enter the same answer again to keep it. " + question));
        }
        return answer;
    }

    /** {@return the open decisions} */
    public List<Choice> openChoices() {
        return List.copyOf(open);
    }

    private static String question(UnfilledColumn column) {
        return (column.added()
                        ? column + " (" + column.column().type() + ") is new, is NOT NULL, and has no default."
                        : column + " (" + column.column().type() + ") becomes NOT NULL.")
                + (column.added()
                        ? " Which value should existing rows get?"
                        : " Which value should rows with NULL get?");
    }

    private static String example(UnfilledColumn column, Trial trial, AllowedValues allowed) {
        return allowed.findFirst(column.table(), column.column().name())
                .or(() -> trial.findExample(column))
                .orElseGet(() -> example(column));
    }

    private static String example(UnfilledColumn column) {
        SqlType type = column.column().type();
        if (type instanceof SqlType.Enumeration names) {
            return "'" + names.values().get(0).replace("'", "''") + "'";
        }
        return TEXT.matcher(type.toString()).lookingAt() ? "''" : "0";
    }

    private static Choice choice(UnfilledColumn column, String example) {
        return new Choice(
                column.toString(),
                question(column),
                List.of(
                        new Choice.Option(
                                "--backfill " + column + "=\"" + example + "\"",
                                "the value of this SQL expression, computed from the row"),
                        new Choice.Option(
                                "--no-backfill " + column,
                                column.added()
                                        ? "no value: the upgrade fails if the table has rows"
                                        : "no value: the upgrade fails if a row has NULL")));
    }

    private void requireFillable(Comparison comparison) {
        List<ColumnName> fillable = fillable(comparison);
        Stream.concat(
                        given.backfills().keySet().stream().map(name -> "--backfill " + name),
                        given.noBackfills().stream()
                                .filter(name -> !name.contains("*") && !name.contains("?"))
                                .map(name -> "--no-backfill " + name))
                .filter(flag ->
                        fillable.stream().noneMatch(name -> name.isNamed(flag.substring(flag.indexOf(' ') + 1), names)))
                .findFirst()
                .ifPresent(flag -> {
                    throw new CommandException("No revision was written, because " + flag
                            + " does not specify a column that is added or becomes NOT NULL. "
                            + (fillable.isEmpty()
                                    ? "There is no such column."
                                    : fillable.stream()
                                            .map(ColumnName::toString)
                                            .collect(Collectors.joining(", ", "Possible columns: ", "."))));
                });
    }

    private static List<ColumnName> fillable(Comparison comparison) {
        return comparison.operations().stream()
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .flatMap(batch -> batch.steps().stream()
                        .flatMap(step -> fillable(step).stream())
                        .map(column -> new ColumnName(batch.table(), column)))
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

    /** A column of a table. */
    private record ColumnName(TableName table, String column) {
        boolean isNamed(String written, NameRules names) {
            return names.isColumn(written, table, column);
        }

        @Override
        public String toString() {
            return table + "." + column;
        }
    }
}
