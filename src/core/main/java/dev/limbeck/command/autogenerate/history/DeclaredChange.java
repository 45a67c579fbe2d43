package dev.limbeck.command.autogenerate.history;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AlterColumn;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes to columns from the declaration in the revisions to the declaration in the entities. What this
 * database does not show, for example that the type of an integer key changes, is included.
 *
 * @param dialect the dialect
 * @param model supplies the model as the entities declare it
 * @param words the types that the entities declare but that are not visible in the stored schema
 */
public record DeclaredChange(Dialect dialect, Supplier<Schema> model, SchemaWords words) {

    /** {@return the declared type, unless the list of names of an enumeration is written as a separate check} */
    static SqlType type(Column written, Column declared) {
        boolean enumeration = declared.type() instanceof SqlType.Enumeration;
        return enumeration == written.type() instanceof SqlType.Enumeration ? declared.type() : written.type();
    }

    /**
     * {@return the change to a column of the given table}
     *
     * @param step the change from what the database stores to what it would store for the entities
     * @param declared the column as the revisions declare it, or null if that is not known
     */
    AlterColumn write(AlterColumn step, Table table, @Nullable Column declared) {
        @Nullable
        Column wanted = model.get()
                .table(table.name())
                .flatMap(found -> found.column(step.after().name()))
                .orElse(null);
        Column before = step.before();
        Column after = step.after();
        boolean showsType = !before.type().equals(after.type());
        if (declared != null) {
            before = showsType ? before.withType(type(before, declared)) : before;
            if (!Objects.equals(before.serverDefault(), after.serverDefault()) && declared.serverDefault() != null) {
                before = before.withServerDefault(declared.serverDefault());
            }
            if (!Objects.equals(before.generated(), after.generated()) && declared.generated() != null) {
                before = before.withGenerated(declared.generated());
            }
        }
        before = before.withIdentity(identity(before, declared == null ? before : declared, table));
        Optional<Table> modelTable = model.get().table(table.name());
        if (wanted != null && modelTable.isPresent()) {
            after = after.withIdentity(identity(after, wanted, modelTable.get()));
        }
        if (declared != null && wanted != null) {
            SqlType type = words.type(table.name(), wanted.name())
                    .or(() -> words.largeObject(table.name(), wanted.name()))
                    .orElse(wanted.type());
            if (!showsType && isPortable(declared.type()) && isPortable(type)) {
                before = before.withType(declared.type());
                after = after.withType(type);
            }
            if (!dialect.traits().keepsComments()) {
                before = before.withComment(declared.comment());
                after = after.withComment(wanted.comment());
            }
        }
        return new AlterColumn(before, after, step.using(), step.reverseUsing(), step.move());
    }

    private static boolean isPortable(SqlType type) {
        return !(type instanceof SqlType.Raw
                || type instanceof SqlType.Enumeration
                || type instanceof SqlType.ByDialect);
    }

    /**
     * Returns the identity of a column, which is implied if only the type and the key of the column cause it, in this
     * database or in another one.
     */
    private @Nullable Identity identity(Column stored, Column declared, Table table) {
        if (declared.identity() != null || !isWholeKey(declared, table)) {
            return stored.identity();
        }
        SqlType type = declared.type().forDialect(dialect.name());
        boolean here = dialect.sameness().numbersKey(SqlType.of(TypeName.INTEGER), table.options());
        if (here) {
            boolean implied = Identity.PLAIN.equals(stored.identity())
                    && dialect.sameness().numbersKey(type, table.options());
            return implied ? Identity.IMPLIED : stored.identity();
        }
        return stored.identity() == null && type.equals(SqlType.of(TypeName.INTEGER))
                ? Identity.IMPLIED_ELSEWHERE
                : stored.identity();
    }

    private static boolean isWholeKey(Column column, Table table) {
        PrimaryKey key = table.primaryKey();
        return key != null
                && key.columns().size() == 1
                && table.names().others().same(key.columns().get(0), column.name());
    }
}
