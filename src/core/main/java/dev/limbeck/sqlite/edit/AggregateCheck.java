package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.List;
import java.util.Set;

/**
 * Detects an aggregate expression such as {@code max(a)}, which computes a single value from all rows. If such an
 * expression were used to compute a column, the copied table would have only one row.
 */
final class AggregateCheck {
    /** SQLite's built-in aggregate functions (sqlite.org/lang_aggfunc.html). */
    private static final Set<String> FUNCTIONS = Set.of(
            "avg",
            "count",
            "group_concat",
            "json_group_array",
            "json_group_object",
            "jsonb_group_array",
            "jsonb_group_object",
            "max",
            "median",
            "min",
            "percentile",
            "percentile_cont",
            "percentile_disc",
            "string_agg",
            "sum",
            "total");

    private AggregateCheck() {}

    /**
     * Rejects an aggregate expression for the values of the given column. The expression must use the column names as
     * they were before the batch.
     *
     * @throws UnsupportedChange if the expression is an aggregate
     */
    static void refuse(Draft draft, String column, String expression) {
        if (!mayBe(expression)) {
            return;
        }
        String table = draft.table().name();
        try (ScratchDatabase scratch = draft.catalog().openScratch()) {
            ExpressionTables.of(expression).requiredObjects(draft).forEach(one -> scratch.run(one.sql()));
            if (returnsRowWithoutInput(scratch, expression, table)) {
                throw new UnsupportedChange("The expression for " + table + "." + column
                        + " computes a single value for all rows. Put it into a subquery:"
                        + " (SELECT max(...)"
                        + " FROM " + SqliteNames.spell(table) + ").");
            }
        }
    }

    private static boolean mayBe(String expression) {
        List<Token> code = Tokenizer.code(expression);
        for (int i = 0; i + 1 < code.size(); i++) {
            if (code.get(i).isName()
                    && code.get(i + 1).is("(")
                    && FUNCTIONS.contains(SqliteNames.fold(code.get(i).name()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tests whether a query for the expression returns a row even if there are no input rows, which happens only if the
     * expression is an aggregate.
     */
    private static boolean returnsRowWithoutInput(ScratchDatabase scratch, String expression, String table) {
        return scratch.query("SELECT count(*) FROM (SELECT " + expression + " FROM " + Sql.mainName(table) + " AS "
                        + SqliteNames.spell(table) + " WHERE 0)")
                .equals(List.of("1"));
    }
}
