package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an index, a constraint or a column that is dropped and created again.
 *
 * @param statements the statements that restore the properties
 * @param lost the properties that the new object cannot have
 */
record KeptMarks(List<Statement> statements, List<Hazard> lost) {
    static final KeptMarks NONE = new KeptMarks(List.of(), List.of());

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[^\" ]+)";
    private static final Pattern CLUSTER = Pattern.compile("(?s)ALTER TABLE .* CLUSTER ON " + NAME);
    private static final Pattern IDENTITY = Pattern.compile("(?s)ALTER TABLE .* REPLICA IDENTITY USING INDEX " + NAME);
    private static final Pattern INDEX_TARGET =
            Pattern.compile("(?s)ALTER INDEX .* ALTER COLUMN (\\d+) SET STATISTICS \\d+");
    private static final Pattern COLUMN_TARGET =
            Pattern.compile("(?s)ALTER TABLE .* ALTER COLUMN .* SET STATISTICS \\d+");

    /** The statement that moves an index to a tablespace. */
    private static final Pattern MOVE =
            Pattern.compile("(?s)ALTER INDEX .* SET TABLESPACE (?<tablespace>" + NAME + ")");

    /** The index methods that CLUSTER can use. */
    private static final Set<String> ORDERING = Set.of("btree", "gist");

    /**
     * {@return the properties that the new index can have}
     *
     * @param table the table with the index
     * @param later the steps of the batch that follow
     */
    static KeptMarks of(Index index, Table table, List<TableOperation> later, List<Statement> marks) {
        return choose(withoutTablespace(index.options(), marks), sql -> carries(index, table, later, sql));
    }

    /** {@return the properties that the new constraint can have} */
    static KeptMarks of(Constraint constraint, Table table, List<TableOperation> later, List<Statement> marks) {
        return choose(withoutTablespace(constraint.options(), marks), sql -> {
            if (constraint instanceof PrimaryKey key) {
                return !IDENTITY.matcher(sql).matches() || canIdentify(constraint, key.columns(), table, later);
            }
            if (constraint instanceof UniqueConstraint unique) {
                return !IDENTITY.matcher(sql).matches() || canIdentify(constraint, unique.columns(), table, later);
            }
            return sql.startsWith("COMMENT ON CONSTRAINT ");
        });
    }

    /** {@return the properties that the new column can have} */
    static KeptMarks of(Column column, List<Statement> marks) {
        boolean virtual = column.generated() != null && !column.generated().stored();
        return choose(marks, sql -> !virtual || !COLUMN_TARGET.matcher(sql).matches());
    }

    /**
     * {@return the step, which builds an index in the tablespace of the index or the constraint of the same name that
     * one of the others drops} Otherwise, the index would be moved there afterwards, while no one can use the table.
     */
    static TableOperation inTablespace(
            Catalog catalog, TableName table, List<TableOperation> others, TableOperation step) {
        if (step instanceof CreateIndex create
                && others.stream()
                        .anyMatch(each -> ColumnUsers.drops(each, create.index().name()))) {
            Index index = create.index();
            return tablespace(catalog, table, "index", index.name())
                    .<TableOperation>map(name -> new CreateIndex(
                            index.withOptions(index.options().with(PostgresqlOptions.TABLESPACE, name))))
                    .orElse(step);
        }
        if (step instanceof AddConstraint add
                && (add.constraint() instanceof PrimaryKey || add.constraint() instanceof UniqueConstraint)
                && others.stream().anyMatch(each -> ColumnUsers.drops(each, add.constraint()))) {
            Constraint constraint = add.constraint();
            return tablespace(catalog, table, "constraint", constraint.name())
                    .<TableOperation>map(name -> new AddConstraint(
                            constraint.withOptions(constraint.options().with(PostgresqlOptions.TABLESPACE, name))))
                    .orElse(step);
        }
        return step;
    }

    private static Optional<String> tablespace(Catalog catalog, TableName table, String kind, @Nullable String name) {
        return ColumnUsers.marks(catalog, table, kind, name).stream()
                .map(mark -> MOVE.matcher(mark.sql()))
                .filter(Matcher::matches)
                .map(move -> move.group("tablespace"))
                .findFirst();
    }

    /** {@return whether the statement moves an index to a tablespace; a comment can contain the same words} */
    static boolean isMove(String sql) {
        return MOVE.matcher(sql).matches();
    }

    /** {@return the properties to restore, without the tablespace if the index is built there} */
    private static List<Statement> withoutTablespace(Options options, List<Statement> marks) {
        return marks.stream()
                .filter(mark -> options.get(PostgresqlOptions.TABLESPACE).isEmpty() || !isMove(mark.sql()))
                .toList();
    }

    private static KeptMarks choose(List<Statement> marks, Predicate<String> carries) {
        List<Statement> kept = new ArrayList<>();
        List<Hazard> lost = new ArrayList<>();
        for (Statement mark : marks) {
            if (carries.test(mark.sql())) {
                kept.add(mark);
            } else {
                lost.add(new Hazard(Kind.NOT_REVERSIBLE, describe(mark.sql())));
            }
        }
        return new KeptMarks(kept, lost);
    }

    private static String describe(String sql) {
        String what = sql.replaceAll("\\s+", " ");
        return "the new definition does not permit this property, so it is lost: " + what;
    }

    /** {@return whether a property of the old index can be restored on the new index with the given statement} */
    static boolean carries(Index index, Table table, List<TableOperation> later, String sql) {
        if (CLUSTER.matcher(sql).matches()) {
            return index.where() == null && ORDERING.contains(method(index));
        }
        if (IDENTITY.matcher(sql).matches()) {
            List<String> columns = new ArrayList<>();
            for (IndexPart part : index.parts()) {
                if (part.column() == null) {
                    return false;
                }
                columns.add(part.column());
            }
            return index.unique() && index.where() == null && areRequired(columns, table, later);
        }
        Matcher target = INDEX_TARGET.matcher(sql);
        return !target.matches() || isExpression(index, Integer.parseInt(target.group(1)), table);
    }

    private static String method(Index index) {
        return index.options().get(PostgresqlOptions.USING).orElse("btree").toString();
    }

    private static boolean isExpression(Index index, int number, Table table) {
        SqlText expression = number > index.parts().size()
                ? null
                : index.parts().get(number - 1).expression();
        if (expression == null) {
            return false;
        }
        // The server treats a column in parentheses as a column.
        List<SqlToken> tokens = SqlTokenizer.meaningful(expression.sql()).stream()
                .filter(token -> !token.is('(') && !token.is(')'))
                .toList();
        return tokens.size() != 1 || table.column(tokens.get(0).name()).isEmpty();
    }

    /**
     * Returns whether the index can identify the rows of the table. The server requires an index whose uniqueness is
     * checked immediately.
     */
    private static boolean canIdentify(
            Constraint constraint, List<String> columns, Table table, List<TableOperation> later) {
        return constraint.options().get(PostgresqlOptions.DEFERRABLE).isEmpty() && areRequired(columns, table, later);
    }

    private static boolean areRequired(List<String> columns, Table table, List<TableOperation> later) {
        return columns.stream().allMatch(column -> isRequired(column, table, later));
    }

    private static boolean isRequired(String column, Table table, List<TableOperation> later) {
        if (table.column(column).map(Column::nullable).orElse(true)) {
            return false;
        }
        String name = column;
        for (TableOperation step : later) {
            if (step instanceof RenameColumn rename && rename.from().equals(name)) {
                name = rename.to();
            } else if (step instanceof AlterColumn change
                    && change.before().name().equals(name)) {
                if (change.after().nullable()) {
                    return false;
                }
                name = change.after().name();
            } else if (step instanceof DropColumn drop && drop.column().name().equals(name)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the statements; the first statement has a hazard for each lost property} */
    List<Statement> warn(List<Statement> others) {
        if (lost.isEmpty() || others.isEmpty()) {
            return others;
        }
        List<Statement> all = new ArrayList<>(others);
        Statement first = all.get(0);
        List<Hazard> hazards = new ArrayList<>(first.hazards());
        hazards.addAll(lost);
        all.set(
                0,
                new Statement(
                        first.sql(),
                        first.comment(),
                        first.lock(),
                        hazards,
                        first.guards(),
                        first.undo(),
                        first.batched()));
        return all;
    }
}
