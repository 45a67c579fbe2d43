package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.AlterOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for when two definitions are the same in a dialect, so that a different spelling is not reported as a
 * change. Most methods return a key: two definitions are the same if their keys are equal.
 */
public interface Sameness {

    /**
     * {@return the key of the declared type of the column; synonyms have equal keys, and so do the integer types of
     * identity columns}
     */
    String typeKey(Column column);

    /**
     * {@return whether the declared type of the live column is the type that the model requires} The keys need not be
     * equal: a live type may omit details that the model specifies, for instance the precision of a timestamp.
     */
    default boolean isSameType(Column live, Column model) {
        return typeKey(live).equals(typeKey(model));
    }

    /**
     * {@return whether a column of the given type becomes an identity column if it is the only column of the primary
     * key}
     */
    default boolean numbersKey(SqlType type) {
        return false;
    }

    /**
     * {@return whether a column of the given type becomes an identity column if it is the only column of the primary
     * key of a table with the given options}
     */
    default boolean numbersKey(SqlType type, Options table) {
        return numbersKey(type);
    }

    /**
     * {@return whether the key columns of a table with the given options never accept NULL, regardless of their
     * declaration}
     */
    default boolean keyRejectsNull(Options table) {
        return true;
    }

    /**
     * {@return the options in the definition of the view, as text; if a model specifies no options, the view may have
     * any options}
     */
    default String viewOptions(View view) {
        return "";
    }

    /** {@return the view of the model with the options of the live view, if the model specifies none} */
    default View withOptionsOf(View live, View model) {
        return model;
    }

    /**
     * {@return the column of the model, with the default or identity of the live column if the database generates the
     * same numbers with it}
     */
    default Column withNumbersOf(Column live, Column model) {
        return model;
    }

    /**
     * {@return the options that a table needs in order to match the model: the given options, which combine those of
     * the live table with those of the model, except for options of the live table that the columns of the model do not
     * allow}
     */
    default Options optionsFor(Table model, Options both) {
        return both;
    }

    /** {@return the operation that changes the options of the table, including the effects of the change on columns} */
    default AlterOptions alterOptions(Table table, Options after) {
        return new AlterOptions(table.options(), after);
    }

    /**
     * {@return the identity to use for a column of a table with the given options: the given identity if the options
     * allow it, otherwise the closest identity that they allow}
     */
    default Identity identityWith(Options table, Identity identity) {
        return identity;
    }

    /** {@return the key of the exact declared type of the column, except for case and spaces} */
    default String declaredTypeKey(Column column) {
        return typeKey(column);
    }

    /**
     * {@return the key of the form in which the database stores the values of the column; types with equal keys differ
     * only in name}
     */
    default String storageKey(Column column) {
        return typeKey(column);
    }

    /**
     * {@return the key of an expression: the condition of a check, the WHERE clause of an index, or the expression of a
     * generated column}
     */
    String expressionKey(SqlText expression);

    /** {@return the key of the expression of a DEFAULT clause} */
    String serverDefaultKey(SqlText expression);

    /**
     * {@return whether both defaults have the same effect on the given column} A missing default is equivalent to the
     * default NULL, and a quoted number is equivalent to the number itself if the type of the column converts it.
     */
    boolean isSameServerDefault(Column live, Column model);

    /**
     * {@return the expression in a form that other databases accept, if there is one, otherwise the given expression}
     * When stored in this database, the result becomes the given expression again.
     *
     * @param table the table whose columns the expression uses
     * @param printed the expression as this database prints it
     */
    default SqlText portable(Table table, SqlText printed) {
        return printed;
    }

    /**
     * {@return the default of a column in a form that other databases accept, if there is one, otherwise the given
     * default} When stored in this database, the result becomes the given default again.
     *
     * @param table the table of the column
     * @param column the column
     * @param printed the default as this database prints it
     */
    default SqlText portableDefault(Table table, Column column, SqlText printed) {
        return printed;
    }

    /** {@return the key of a complete CREATE VIEW or CREATE TRIGGER statement} */
    String definitionKey(SqlText statement);

    /**
     * {@return the key of a name; in SQLite, for instance, names that differ only in the case of ASCII letters have
     * equal keys}
     */
    String nameKey(String identifier);

    /** {@return the key of the name of a table or view, which includes the name of its schema} */
    default TableName nameKey(TableName name) {
        String schema = name.schema();
        return new TableName(schema == null ? null : nameKey(schema), nameKey(name.name()));
    }

    /** {@return the keys of the names that the text mentions; the result may contain additional keys} */
    Set<String> mentionedNameKeys(SqlText text);

    /**
     * {@return the key of the collation of a column or index part; an empty string for the default collation, even if
     * it is named explicitly}
     */
    default String collationKey(@Nullable String collation) {
        return collation == null ? "" : nameKey(collation);
    }

    /**
     * {@return whether a computed column whose values are computed on each read differs from one in the model whose
     * values are stored, if the model does not say so explicitly}
     */
    default boolean distinguishesStored() {
        return true;
    }

    /**
     * {@return the properties of a constraint, in addition to its columns, condition, reference and actions, that
     * distinguish it from others} The result does not contain options of other databases.
     */
    default Options distinctiveOptions(Constraint constraint) {
        return Options.NONE;
    }

    /** {@return the properties of an index, in addition to its parts and condition, that distinguish it from others} */
    default Options distinctiveOptions(Index index) {
        return Options.NONE;
    }

    /**
     * {@return the options of a column that are compared, in a form in which equal options are equal} The other options
     * are kept.
     */
    default Options distinctiveOptions(Column column) {
        return Options.NONE;
    }

    /** {@return whether the name of a constraint or index was generated by the database, so it is not significant} */
    boolean isGeneratedName(String name);
}
