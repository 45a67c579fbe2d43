package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a live column is what the model asks for, in one respect: its type or its default. */
@FunctionalInterface
public interface ColumnRule {
    /** Whatever is there will do. */
    ColumnRule IGNORED = (sameness, table, live, model) -> true;

    /** The declared type, spellings that mean the same being the same. */
    ColumnRule TYPE = (sameness, table, live, model) -> sameness.sameType(live, model);

    /** The declared type, to the letter but for case and spaces. */
    ColumnRule STRICT_TYPE =
            (sameness, table, live, model) -> sameness.declaredType(live).equals(sameness.declaredType(model));

    /** Only what the database stores in another way. */
    ColumnRule STORAGE =
            (sameness, table, live, model) -> sameness.storage(live).equals(sameness.storage(model));

    /** The default, expressions that say the same being the same. */
    ColumnRule SERVER_DEFAULT = (sameness, table, live, model) -> sameness.sameServerDefault(live, model);

    /** The default, to the letter. */
    ColumnRule STRICT_SERVER_DEFAULT =
            (sameness, table, live, model) -> Objects.equals(text(live.serverDefault()), text(model.serverDefault()));

    /**
     * {@return whether they are the same}
     *
     * @param sameness what the dialect says
     * @param table the live table
     * @param live the column as it is
     * @param model the column as it is asked for
     */
    boolean same(Sameness sameness, TableName table, Column live, Column model);

    private static @Nullable String text(@Nullable SqlText expression) {
        return expression == null ? null : expression.sql().strip();
    }
}
