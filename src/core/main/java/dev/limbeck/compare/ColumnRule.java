package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether one property of a live column, its type or its default, matches the model. */
@FunctionalInterface
public interface ColumnRule {
    /** Ignores the property: all columns match. */
    ColumnRule IGNORED = (sameness, table, live, model) -> true;

    /** Compares the declared types; synonyms are equal. */
    ColumnRule TYPE = (sameness, table, live, model) -> sameness.isSameType(live, model);

    /** Compares the exact declared types, except for case and spaces. */
    ColumnRule STRICT_TYPE =
            (sameness, table, live, model) -> sameness.declaredTypeKey(live).equals(sameness.declaredTypeKey(model));

    /** Compares how the database stores values of the declared types. */
    ColumnRule STORAGE =
            (sameness, table, live, model) -> sameness.storageKey(live).equals(sameness.storageKey(model));

    /** Compares the defaults, treating equivalent expressions as equal. */
    ColumnRule SERVER_DEFAULT = (sameness, table, live, model) -> sameness.isSameServerDefault(live, model);

    /** Compares the exact text of the defaults. */
    ColumnRule STRICT_SERVER_DEFAULT =
            (sameness, table, live, model) -> Objects.equals(text(live.serverDefault()), text(model.serverDefault()));

    /**
     * {@return whether the property is the same in both columns}
     *
     * @param sameness the rules of the dialect
     * @param table the live table
     * @param live the live column
     * @param model the column of the model
     */
    boolean isSame(Sameness sameness, TableName table, Column live, Column model);

    private static @Nullable String text(@Nullable SqlText expression) {
        return expression == null ? null : expression.sql().strip();
    }
}
