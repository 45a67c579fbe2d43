package dev.limbeck.sqlite;

import dev.limbeck.dialect.Guard;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The questions whether the rows fit what a batch makes of their table. They are asked of the old table, whose rows are
 * shown under the new names and with the new values.
 */
final class RowGuards {
    private final Draft draft;
    private final String table;
    private final List<Guard> guards = new ArrayList<>();

    private RowGuards(Draft draft) {
        this.draft = draft;
        this.table = draft.table().name();
    }

    /** {@return the guards, those on single columns first} */
    static List<Guard> of(Draft draft) {
        RowGuards rows = new RowGuards(draft);
        for (ColumnText column : draft.text().columns()) {
            rows.conversion(column);
            rows.notNull(column);
        }
        PlacedClause.all(draft.text()).filter(placed -> rows.isNew(placed)).forEach(rows::constraint);
        rows.uniqueIndexes();
        return rows.guards;
    }

    private void conversion(ColumnText column) {
        String name = column.name().name();
        String origin = draft.origin(name);
        if (origin == null || draft.isComputed(name) || isGenerated(column)) {
            return;
        }
        ColumnText before = draft.before().column(origin).orElseThrow();
        String from = draft.before().text(before.type());
        String to = draft.text().text(column.type());
        boolean strict = draft.text().options().strict();
        if (Names.same(from, to)) {
            return;
        }
        String c = Names.spell(origin);
        Conversion.violations(c, from, to, strict)
                .ifPresent(condition -> guards.add(new Guard(
                        "SELECT " + Copy.key(draft.before()) + ", " + c + " FROM " + Sql.main(table) + " WHERE "
                                + condition,
                        table + "." + name + " holds values that " + (to.isEmpty() ? "its new type" : to)
                                + " would change or is not made for",
                        "Give the conversion with using(\"...\"), or correct the values first.")));
    }

    private static boolean isGenerated(ColumnText column) {
        return column.clauses(Rule.GeneratedAs.class).findAny().isPresent();
    }

    /** NOT NULL that was not there, over a column that was, or one that gets its values from an expression. */
    private void notNull(ColumnText column) {
        String name = column.name().name();
        boolean wanted = refusesNull(draft.text(), column);
        String origin = draft.origin(name);
        boolean had = origin != null
                && draft.before()
                        .column(origin)
                        .filter(before -> refusesNull(draft.before(), before))
                        .isPresent();
        boolean madeAnew = isGenerated(column) && draft.source(name).isEmpty();
        if (!wanted || madeAnew || (had && !draft.isComputed(name))) {
            return;
        }
        if (draft.source(name).isEmpty()) {
            withoutValue(column);
            return;
        }
        guards.add(new Guard(
                "SELECT " + Copy.key(draft.before()) + " FROM " + old() + " WHERE "
                        + draft.source(name).get() + " IS NULL",
                table + "." + name + " would be NULL, which it may not be",
                "Give the value of these rows with backfill(\"...\"), or correct them first."));
    }

    private void withoutValue(ColumnText column) {
        boolean valueless = column.rule(Rule.Default.class)
                .map(rule -> draft.text().code(rule.expression()).stream()
                        .allMatch(token -> token.isOneOf("(", ")", "NULL")))
                .orElse(!isRowid(column));
        if (valueless) {
            guards.add(new Guard(
                    "SELECT " + Copy.key(draft.before()) + " FROM " + old(),
                    table + "." + column.name().name() + " is NOT NULL and has no value for the rows that are there",
                    "Give it a default, or the value of these rows with backfill(\"...\")."));
        }
    }

    private boolean isRowid(ColumnText column) {
        KeyText key = KeyText.of(draft.text());
        return key != null && key.rowidAlias() && key.has(column.name().name());
    }

    private static boolean refusesNull(TableText table, ColumnText column) {
        KeyText key = KeyText.of(table);
        return column.clauses(Rule.NotNull.class).findAny().isPresent()
                || (key != null
                        && key.has(column.name().name())
                        && (key.rowidAlias()
                                || table.options().withoutRowid()
                                || table.options().strict()));
    }

    private String old() {
        return Sql.main(table) + " AS " + Names.spell(table);
    }

    /** Whether the old table did not already promise the same. */
    private boolean isNew(PlacedClause placed) {
        TableText renamed = draft.before();
        for (ColumnText column : draft.text().columns()) {
            String origin = draft.origin(column.name().name());
            if (origin != null && !origin.equals(column.name().name())) {
                renamed = new ColumnRename(origin, column.name().name()).in(renamed);
            }
        }
        TableText before = renamed;
        String promise = promise(draft.text(), placed);
        boolean touched = touched(placed);
        return touched
                || PlacedClause.all(before)
                        .noneMatch(one -> promise(before, one).equals(promise));
    }

    private boolean touched(PlacedClause placed) {
        return draft.text().columns().stream()
                .filter(column -> draft.isComputed(column.name().name()) || isRetyped(column))
                .anyMatch(column -> (placed.column() != null && placed.column().equals(column))
                        || new ColumnRename(column.name().name(), "").isIn(draft.text(), placed));
    }

    private boolean isRetyped(ColumnText column) {
        String origin = draft.origin(column.name().name());
        return origin != null
                && !draft.before()
                        .column(origin)
                        .map(before -> draft.before().text(before.type()) + collation(before))
                        .equals(Optional.of(draft.text().text(column.type()) + collation(column)));
    }

    private static String collation(ColumnText column) {
        return column.rule(Rule.Collate.class)
                .map(rule -> " " + Names.fold(rule.collation().name()))
                .orElse("");
    }

    private static String promise(TableText table, PlacedClause placed) {
        String where =
                placed.column() == null ? "" : Names.fold(placed.column().name().name());
        Rule rule = placed.clause().rule();
        if (rule instanceof Rule.Primary primary) {
            return "unique " + columns(table, primary.parts(), where);
        }
        if (rule instanceof Rule.Unique unique) {
            return "unique " + columns(table, unique.parts(), where);
        }
        if (rule instanceof Rule.Check check) {
            return "check " + TokenKey.of(table.code(check.condition()));
        }
        if (rule instanceof Rule.References key) {
            return "references " + where + names(key.columns())
                    + Names.fold(key.table().name()) + names(key.referenced());
        }
        return "";
    }

    private static List<String> columns(TableText table, List<KeyPart> parts, String where) {
        return parts.isEmpty()
                ? List.of(where)
                : KeyText.columns(table, parts).stream()
                        .map(Names::fold)
                        .sorted()
                        .toList();
    }

    private static List<String> names(List<Token> tokens) {
        return tokens.stream().map(token -> Names.fold(token.name())).toList();
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
            foreignKey(key, own, label(placed, "the foreign key"));
        }
    }

    private static String label(PlacedClause placed, String kind) {
        String name = placed.clause().label();
        return name == null ? kind : kind + " " + name;
    }

    private List<String> columnNames(List<KeyPart> parts, @Nullable String own) {
        return parts.isEmpty() && own != null ? List.of(own) : KeyText.columns(draft.text(), parts);
    }

    /** {@return the old rows under the new names; an added generated column is not among them} */
    private String image() {
        String columns = draft.text().columns().stream()
                .map(column ->
                        value(column) + " AS " + Names.spell(column.name().name()))
                .collect(Collectors.joining(", "));
        return "(SELECT " + Copy.key(draft.before()) + " AS \"limbeck key\", " + columns + " FROM " + old() + ") AS "
                + Names.spell(table);
    }

    private String value(ColumnText column) {
        String name = column.name().name();
        String source = draft.source(name)
                .or(() ->
                        column.rule(Rule.Default.class).map(rule -> draft.text().text(rule.expression())))
                .orElse("NULL");
        String type = draft.text().text(column.type());
        Affinity affinity = Affinity.of(type);
        String converted = isRetyped(column) && affinity != Affinity.BLOB && affinity != Affinity.NUMERIC
                ? "CAST(" + source + " AS " + affinity + ")"
                : source;
        return column.rule(Rule.Collate.class)
                .map(rule ->
                        converted + " COLLATE " + Names.spell(rule.collation().name()))
                .orElse(converted);
    }

    private boolean isKnown(List<String> columns) {
        return columns.stream().allMatch(name -> draft.text()
                .column(name)
                .filter(column -> !isGenerated(column) || draft.source(name).isPresent())
                .isPresent());
    }

    private void unique(List<String> columns, String what) {
        if (!isKnown(columns)) {
            return;
        }
        String names = Sql.names(columns);
        String present =
                columns.stream().map(name -> Names.spell(name) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        guards.add(new Guard(
                "SELECT \"limbeck key\" FROM " + image() + " WHERE " + present + " AND (" + names + ") IN (SELECT "
                        + names + " FROM " + image() + " GROUP BY " + names + " HAVING count(*) > 1)",
                "rows of " + table + " share a value of (" + String.join(", ", columns) + "), which " + what
                        + " forbids",
                "Remove or change the duplicates first."));
    }

    private void check(String condition, String what) {
        boolean known = draft.text().columns().stream()
                .filter(column -> isGenerated(column)
                        && draft.source(column.name().name()).isEmpty())
                .noneMatch(column -> Tokenizer.code(condition).stream()
                        .anyMatch(
                                token -> Names.same(token.name(), column.name().name())));
        if (known) {
            guards.add(new Guard(
                    "SELECT \"limbeck key\" FROM " + image() + " WHERE NOT (" + condition + "\n)",
                    "rows of " + table + " do not meet " + what,
                    "Correct these rows first."));
        }
    }

    private void foreignKey(Rule.References key, @Nullable String own, String what) {
        List<String> columns =
                own == null ? key.columns().stream().map(Token::name).toList() : List.of(own);
        String parent = key.table().name();
        List<String> referenced = key.referenced().isEmpty()
                ? parentKey(parent)
                : key.referenced().stream().map(Token::name).toList();
        if (!isKnown(columns) || referenced.size() != columns.size()) {
            return;
        }
        boolean there = Names.same(parent, table)
                || draft.catalog().stored("table", parent).isPresent();
        StringBuilder where = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            where.append(i == 0 ? "" : " AND ")
                    .append(Names.spell(table))
                    .append('.')
                    .append(Names.spell(columns.get(i)))
                    .append(" IS NOT NULL");
        }
        if (there) {
            String source = Names.same(parent, table)
                    ? image().substring(0, image().lastIndexOf(" AS ")) + " AS limbeck_parent"
                    : Sql.main(parent) + " AS limbeck_parent";
            where.append(" AND NOT EXISTS (SELECT 1 FROM ").append(source).append(" WHERE ");
            for (int i = 0; i < columns.size(); i++) {
                where.append(i == 0 ? "" : " AND ")
                        .append("limbeck_parent.")
                        .append(Names.spell(referenced.get(i)))
                        .append(" = ")
                        .append(Names.spell(table))
                        .append('.')
                        .append(Names.spell(columns.get(i)));
            }
            where.append(")");
        }
        guards.add(new Guard(
                "SELECT \"limbeck key\" FROM " + image() + " WHERE " + where,
                "rows of " + table + " refer to rows of " + parent + " that do not exist, which " + what + " forbids",
                "Remove or correct these rows first."));
    }

    private List<String> parentKey(String parent) {
        TableText text = Names.same(parent, table)
                ? draft.text()
                : draft.catalog().text(TableName.of(parent)).orElse(null);
        KeyText key = text == null ? null : KeyText.of(text);
        return key == null ? List.of() : key.key().columns();
    }

    /** Unique indexes that the batch makes. */
    private void uniqueIndexes() {
        for (Stored index : draft.indexes()) {
            IndexText text = IndexText.parse(index.sql());
            boolean plain = text.where() == null && text.parts().stream().allMatch(part -> part.column() != null);
            boolean fresh = draft.catalog().stored("index", index.name()).isEmpty()
                    && !draft.renamedIndexes().containsValue(index.name());
            if (text.unique() && plain && fresh) {
                unique(
                        text.parts().stream()
                                .map(part -> String.valueOf(
                                        part.column() == null
                                                ? ""
                                                : part.column().name()))
                                .toList(),
                        "index " + index.name());
            }
        }
    }
}
