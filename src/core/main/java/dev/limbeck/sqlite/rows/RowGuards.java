package dev.limbeck.sqlite.rows;

import dev.limbeck.dialect.Guard;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.KeyPart;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.sameness.PlacedClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds the guards that check whether the rows fit the table after a batch. The guards query the rows of the old table
 * with the column names and values after the batch.
 */
public final class RowGuards {
    private static final String VALUE = "\"limbeck value\"";

    private final Draft draft;
    private final String table;
    private final ResultingRows image;
    private final @Nullable KeyText key;
    private final @Nullable KeyText keyBefore;
    private final List<Guard> guards = new ArrayList<>();

    private RowGuards(Draft draft) {
        this.draft = draft;
        this.table = draft.table().name();
        this.image = new ResultingRows(draft);
        this.key = KeyText.of(draft.text());
        this.keyBefore = KeyText.of(draft.originalText());
    }

    /** {@return the guards; the guards for single columns come first} */
    public static List<Guard> find(Draft draft) {
        RowGuards rows = new RowGuards(draft);
        for (ColumnText column : draft.text().columns()) {
            rows.conversion(column);
            rows.strict(column);
            rows.notNull(column);
        }
        rows.key();
        NewRules rules = new NewRules(draft, rows.image);
        PlacedClause.findAll(draft.text()).filter(rules::isNew).forEach(rows::constraint);
        UniqueIndexGuard indexes = new UniqueIndexGuard(draft, rows.image);
        draft.indexes().forEach(index -> indexes.find(index).ifPresent(rows.guards::add));
        return rows.guards;
    }

    private void conversion(ColumnText column) {
        String name = column.name().name();
        String origin = draft.originalName(name);
        if (origin == null || draft.isComputed(name) || ResultingRows.isGenerated(column)) {
            return;
        }
        ColumnText was = image.oldColumn(origin).orElseThrow();
        String from = draft.originalText().text(was.type());
        String to = draft.text().text(column.type());
        boolean strict = draft.text().options().strict();
        boolean becomesStrict = strict && !draft.originalText().options().strict();
        if (SqliteNames.areSame(from, to) && !becomesStrict) {
            return;
        }
        String c = SqliteNames.spell(origin);
        Conversion.violations(c, from, to, strict)
                .ifPresent(condition -> guards.add(new Guard(
                        "SELECT " + RowCopy.keyExpression(draft.originalText()) + " FROM " + Sql.mainName(table)
                                + " WHERE " + condition,
                        table + "." + name + " holds values that " + (to.isEmpty() ? "its new type" : to)
                                + " would change or does not accept",
                        "Specify the conversion with using(\"...\"), or correct the values first.")));
    }

    /** Checks that a STRICT table accepts the values of the column, including values that the batch computes. */
    private void strict(ColumnText column) {
        String name = column.name().name();
        boolean fresh = draft.originalName(name) == null || draft.isComputed(name);
        Optional<String> value = draft.valueExpression(name).or(() -> column.rule(Rule.Default.class)
                .map(rule -> "(" + draft.text().text(rule.expression()) + "\n)"));
        if (draft.text().options().strict() && ResultingRows.isGenerated(column)) {
            strictGenerated(column);
            return;
        }
        if (!draft.text().options().strict() || !fresh || value.isEmpty()) {
            return;
        }
        String type = draft.text().text(column.type());
        Conversion.violations(comparable(value.get()), "", type, true)
                .ifPresent(condition -> guards.add(new Guard(
                        rowsWhere(value.get(), condition),
                        table + "." + name + " would hold values that " + type + " does not accept in a STRICT table",
                        "Specify values of that type.")));
    }

    /** Checks that a STRICT table accepts the values of a generated column. */
    private void strictGenerated(ColumnText column) {
        boolean same = draft.originalText().options().strict()
                && isAsBefore(column)
                && draft.text().columns().stream()
                        .noneMatch(other -> draft.isComputed(other.name().name()) || image.isRetyped(other));
        String type = draft.text().text(column.type());
        String value = "(" + image.expression(column) + "\n)";
        if (!same) {
            Conversion.violations(value, "", type, true)
                    .ifPresent(condition -> guards.add(new Guard(
                            "SELECT \"limbeck key\" FROM " + image.namedRows() + " WHERE " + condition,
                            table + "." + column.name().name() + " would compute values that " + type
                                    + " does not accept in a STRICT table",
                            "Specify an expression that computes values of that type.")));
        }
    }

    /** Returns whether the column existed before, possibly under another name, with the same definition. */
    private boolean isAsBefore(ColumnText column) {
        String origin = draft.originalName(column.name().name());
        ColumnText was = origin == null ? null : image.oldColumn(origin).orElse(null);
        return was != null
                && draft.originalText().text(was.span()).equals(draft.text().text(column.span()));
    }

    /** Checks NOT NULL on a column if the constraint is new or the values of the column are computed. */
    private void notNull(ColumnText column) {
        String name = column.name().name();
        boolean wanted = refusesNull(draft.text(), key, column);
        String origin = draft.originalName(name);
        ColumnText was = origin == null ? null : image.oldColumn(origin).orElse(null);
        boolean had = was != null && refusesNull(draft.originalText(), keyBefore, was);
        boolean generated = ResultingRows.isGenerated(column);
        if (!wanted || (had && !draft.isComputed(name) && !generated)) {
            return;
        }
        if (generated) {
            computed(column, had);
            return;
        }
        if (draft.valueExpression(name).isEmpty()) {
            withoutValue(column);
            return;
        }
        String value = draft.valueExpression(name).get();
        guards.add(new Guard(
                rowsWhere(value, comparable(value) + " IS NULL"),
                table + "." + name + " would be NULL but is NOT NULL",
                "Specify a value for these rows with backfill(\"...\"), or correct them first."));
    }

    /**
     * {@return the query for old rows whose value meets the condition, which refers to the value as {@link #comparable}
     * does}
     */
    private String rowsWhere(String value, String condition) {
        String key = RowCopy.keyExpression(draft.originalText());
        return comparable(value).equals(value)
                ? "SELECT " + key + " FROM " + image.oldRows() + " WHERE " + condition
                : "SELECT \"limbeck key\" FROM (SELECT " + key + " AS \"limbeck key\", " + value + " AS " + VALUE
                        + " FROM " + image.oldRows() + ") WHERE " + condition;
    }

    /**
     * {@return the form in which a condition can refer to the value; a condition must not contain a window function}
     */
    private static String comparable(String value) {
        return Tokenizer.code(value).stream().anyMatch(token -> token.is("OVER")) ? VALUE : value;
    }

    /** Checks NOT NULL on a generated column, which is NULL in the rows in which its expression is NULL. */
    private void computed(ColumnText column, boolean had) {
        boolean same = had && isAsBefore(column);
        if (!same) {
            guards.add(new Guard(
                    "SELECT \"limbeck key\" FROM " + image.namedRows() + " WHERE "
                            + SqliteNames.spell(column.name().name()) + " IS NULL",
                    table + "." + column.name().name() + " would be NULL but is NOT NULL",
                    "Specify an expression that has a value for these rows, or correct them first."));
        }
    }

    private void withoutValue(ColumnText column) {
        boolean valueless = column.rule(Rule.Default.class)
                .map(rule -> draft.text().code(rule.expression()).stream()
                        .allMatch(token -> token.isOneOf("(", ")", "NULL")))
                .orElse(!isRowid(column));
        if (valueless) {
            guards.add(new Guard(
                    "SELECT " + RowCopy.keyExpression(draft.originalText()) + " FROM " + image.oldRows(),
                    table + "." + column.name().name() + " is NOT NULL and has no value for the existing rows",
                    "Specify a default, or a value for these rows with backfill(\"...\")."));
        }
    }

    private boolean isRowid(ColumnText column) {
        return key != null && key.rowidAlias() && key.has(column.name().name());
    }

    private static boolean refusesNull(TableText table, @Nullable KeyText key, ColumnText column) {
        return column.clauses(Rule.NotNull.class).findAny().isPresent()
                || (key != null
                        && key.has(column.name().name())
                        && (key.rowidAlias()
                                || table.options().withoutRowid()
                                || table.options().strict()));
    }

    private void constraint(PlacedClause placed) {
        Rule rule = placed.clause().rule();
        String own = placed.column() == null ? null : placed.column().name().name();
        if (rule instanceof Rule.Primary primary) {
            unique(columnNames(primary.parts(), own), label(placed, "the primary key"));
        } else if (rule instanceof Rule.Unique unique) {
            unique(columnNames(unique.parts(), own), label(placed, "the unique constraint"));
        } else if (rule instanceof Rule.Check check) {
            check(draft.text().text(check.condition()), label(placed, "the check"));
        } else if (rule instanceof Rule.References key) {
            new OrphanGuard(draft, image)
                    .find(key, own, label(placed, "the foreign key"))
                    .ifPresent(guards::add);
        }
    }

    /** Rejects NULL in a new primary key, although SQLite allows it in an ordinary table because of an old bug. */
    private void key() {
        for (String name : key == null ? List.<String>of() : key.key().columns()) {
            ColumnText column = draft.text().column(name).orElseThrow();
            String origin = draft.originalName(name);
            boolean wasKey = keyBefore != null && origin != null && keyBefore.has(origin);
            if (!wasKey && !refusesNull(draft.text(), key, column) && image.hasColumns(List.of(name))) {
                guards.add(new Guard(
                        "SELECT \"limbeck key\" FROM " + image.namedRows() + " WHERE " + SqliteNames.spell(name)
                                + " IS NULL",
                        table + "." + name + " would be NULL in the primary key",
                        "Specify a value for these rows with backfill(\"...\"), or correct them first."));
            }
        }
    }

    private static String label(PlacedClause placed, String kind) {
        String name = placed.clause().label();
        return name == null ? kind : kind + " " + name;
    }

    private List<String> columnNames(List<KeyPart> parts, @Nullable String own) {
        return parts.isEmpty() && own != null ? List.of(own) : KeyText.columns(draft.text(), parts);
    }

    private void unique(List<String> columns, String what) {
        if (!image.hasColumns(columns)) {
            return;
        }
        String names = Sql.joinNames(columns);
        String present = columns.stream()
                .map(name -> SqliteNames.spell(name) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        guards.add(new Guard(
                "SELECT \"limbeck key\" FROM " + image.namedRows() + " WHERE " + present + " AND (" + names
                        + ") IN (SELECT " + names + " FROM " + image.namedRows() + " GROUP BY " + names
                        + " HAVING count(*) > 1)",
                "rows of " + table + " have duplicate values in (" + String.join(", ", columns) + "), which " + what
                        + " forbids",
                "Remove or change the duplicates first."));
    }

    private void check(String condition, String what) {
        guards.add(new Guard(
                "SELECT \"limbeck key\" FROM " + image.namedRows() + " WHERE NOT (" + condition + "\n)",
                "rows of " + table + " violate " + what,
                "Correct these rows first."));
    }
}
