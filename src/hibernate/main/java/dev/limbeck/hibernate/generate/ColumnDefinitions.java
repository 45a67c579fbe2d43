package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import dev.limbeck.spi.EntityRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes column types in annotations: by length, precision and scale if these make Hibernate declare the column's
 * type, and by a column definition otherwise.
 */
final class ColumnDefinitions {
    private final EntityRequest request;
    private final Relations relations;
    private final EntityNotes notes;
    private final DeclaredTypes types;

    ColumnDefinitions(EntityRequest request, Relations relations, EntityNotes notes) {
        this.request = request;
        this.relations = relations;
        this.notes = notes;
        this.types = DeclaredTypes.of(request.dialect());
    }

    /**
     * Returns whether a read-only association shares the column, in which case Hibernate would take the type from the
     * association.
     */
    private boolean isDefinedByReference(Table table, Column column) {
        return types.format(column.type()).contains("(")
                && relations.references(table.name()).stream()
                        .filter(one -> ColumnNames.contains(table, one.columns(), column.name()))
                        .anyMatch(one -> needsDefinition(one, column.name()));
    }

    /**
     * Returns whether a column of a reference needs a definition, since its type differs from the type that Hibernate
     * would take from the referenced column.
     */
    private boolean needsDefinition(Reference reference, String name) {
        Column column = ColumnNames.find(reference.source(), name);
        String referenced = reference.referenced().get(reference.columns().indexOf(name));
        Column target = ColumnNames.find(reference.target(), referenced);
        JavaType type = javaType(reference.target(), target);
        String declared = types.normalized(column.type());
        // Hibernate does not pass on the length if an association in a key contains the referring or the referenced
        // column.
        boolean sized = declared.contains("(");
        return relations.parent(reference.target().name()) != null
                || definition(reference.target(), target, type, true) != null
                || definition(reference.target(), target, type, false) != null
                || column.identity() != null
                || isKeyBesideRowid(reference.source(), column)
                || (relations.isPartOfKey(reference) && sized)
                || !declared.equals(implied(target, type))
                || relations.references(reference.target().name()).stream()
                        .filter(inner -> relations.isPartOfKey(inner)
                                && ColumnNames.contains(inner.source(), inner.columns(), referenced))
                        .anyMatch(inner -> sized || needsDefinition(inner, referenced));
    }

    /** {@return whether the database is a server} */
    boolean isServer() {
        return !types.numbersIntegerKeys();
    }

    /** {@return whether Hibernate declares the column of an enum with an enumeration type} */
    boolean declaresEnumerations() {
        return types.declaresEnumerations();
    }

    /** {@return the enum with the given name, as a Java type for which Hibernate declares the column's type} */
    JavaType enumType(String name, Column column) {
        return new JavaType(name, types.normalized(column.type()));
    }

    /** {@return the Java type of the column} */
    JavaType javaType(Table table, Column column) {
        ColumnContents contents = request.contents(table.name(), column.name());
        if (column.identity() == null || !types.numbersIntegerKeys()) {
            return readableType(table, column, contents);
        }
        boolean narrow = relations
                .allReferences()
                .filter(reference -> reference.target().name().equals(table.name()))
                .flatMap(reference ->
                        reference.columns().stream().map(name -> ColumnNames.find(reference.source(), name)))
                .anyMatch(key -> types.normalized(key.type()).equals("integer"));
        return narrow ? types.javaType(SqlType.of(TypeName.INTEGER), contents) : JavaType.LONG;
    }

    private JavaType readableType(Table table, Column column, ColumnContents contents) {
        JavaType type = types.javaType(column.type(), contents);
        if (type.equals(JavaType.MOMENT_MICROS)
                && ColumnNames.contains(table, ColumnNames.primaryKey(table), column.name())) {
            // Converters do not apply to attributes of a key (Jakarta Persistence 3.2, 11.1.10).
            type = JavaType.STRING;
        }
        if (!type.isTemporal() && types.isTemporal(column.type())) {
            notes.add(
                    table.name(),
                    column.name() + " is declared " + types.format(column.type()) + " and holds "
                            + (type.equals(JavaType.STRING) ? "text" : "numbers")
                            + " that the JDBC driver would not read as such, so its Java type is " + type.simpleName());
        }
        boolean key = ColumnNames.contains(table, ColumnNames.primaryKey(table), column.name()) && !contents.reals();
        boolean whole = column.type() instanceof Portable portable
                && (portable.arguments().isEmpty()
                        || portable.arguments().get(portable.arguments().size() - 1) == 0);
        return types.numbersIntegerKeys() && key && type.equals(JavaType.DECIMAL) && whole ? JavaType.LONG : type;
    }

    /** Adds length, precision and scale, or the definition, of a column that is not part of a reference. */
    void define(Annotation annotation, Table table, Column column, JavaType type, boolean generated) {
        String definition = definition(table, column, type, generated);
        if (definition == null && isDefinedByReference(table, column)) {
            definition = spelled(table, column);
        }
        if (definition != null) {
            annotation.setText("columnDefinition", definition);
        } else if (column.type() instanceof Portable portable && column.identity() == null) {
            List<Integer> arguments = portable.arguments();
            if (type.isText() && !arguments.isEmpty() && arguments.get(0) != 255) {
                annotation.set("length", String.valueOf(arguments.get(0)));
            } else if (type.equals(JavaType.DECIMAL)) {
                annotation.set("precision", String.valueOf(arguments.get(0)));
                annotation.set("scale", String.valueOf(arguments.get(1)));
            }
        }
    }

    /**
     * Adds the definition of a column that belongs to a reference. Without a definition, Hibernate uses the type of the
     * referenced column; in a key it leaves out the length.
     */
    void define(Annotation annotation, Reference reference, String name) {
        Column column = ColumnNames.find(reference.source(), name);
        boolean rowid = column.identity() != null;
        boolean differs = needsDefinition(reference, name);
        boolean nullable =
                nullableKey(reference.source(), column) && !column.type().equals(SqlType.Raw.NONE);
        String extra =
                clauses(column) + (nullable ? " null" : "") + relations.columnClause(reference.source(), column.name());
        boolean untyped = column.type().equals(SqlType.Raw.NONE);
        if (differs || untyped || !extra.isEmpty()) {
            String bare = column.nullable() ? "null" : "not null";
            String spelled = rowid && types.numbersIntegerKeys()
                    ? "integer"
                    : untyped ? bare : spelled(reference.source(), column);
            annotation.setText("columnDefinition", (spelled + extra).strip());
        }
    }

    private @Nullable String definition(Table table, Column column, JavaType type, boolean generated) {
        String declaration = declaration(table, column, type, generated);
        String references = relations.columnClause(table, column.name());
        if (references.isEmpty() || declaration != null) {
            return declaration == null ? null : declaration + references;
        }
        boolean rowid = column.identity() != null && types.numbersIntegerKeys();
        return (rowid ? "integer" : spelled(table, column)) + references;
    }

    private @Nullable String declaration(Table table, Column column, JavaType type, boolean generated) {
        String nullable = nullableKey(table, column) ? " null" : "";
        if (!types.numbersIntegerKeys()) {
            return serverDeclaration(table, column, type);
        }
        if (column.identity() != null) {
            if (Identity.AUTOINCREMENT.equals(column.identity()) && generated) {
                return "integer autoincrement";
            }
            return generated || type.equals(JavaType.INTEGER) ? null : "integer";
        }
        boolean untyped = column.type().equals(SqlType.Raw.NONE);
        String spelled = untyped ? "" : spelled(table, column);
        if (column.generated() != null && !column.generated().stored()) {
            return (untyped ? "null" : spelled) + " generated always as ("
                    + column.generated().expression().sql() + ") virtual";
        }
        if (untyped) {
            return column.nullable() ? "null" : "not null";
        }
        boolean key = isOnlyKey(table, column);
        boolean implied = ColumnTypes.normalize(spelled).equals(implied(column, type));
        return implied && nullable.isEmpty() && !(key && type.isInteger()) ? null : spelled + nullable;
    }

    /** Returns the column's definition on a database server, which generates numbers only for an IDENTITY column. */
    private @Nullable String serverDeclaration(Table table, Column column, JavaType type) {
        String text = serverType(column);
        if (text.equals("interval") && !types.format(column.type()).equals(text)) {
            notes.addUndeclarable(table, column.name(), column.name() + " has the type " + types.format(column.type()));
        }
        Generated generated = column.generated();
        if (generated != null) {
            return text + " generated always as (" + generated.expression().sql() + ") "
                    + (generated.stored() ? "stored" : "virtual");
        }
        Identity identity = column.identity();
        if (identity != null && !Identity.PLAIN.equals(identity)) {
            return text + identityClause(identity);
        }
        String options = options(column);
        boolean plain = options.isEmpty() && types.normalized(column.type()).equals(implied(column, type));
        return plain ? null : text + options;
    }

    /** Returns the MariaDB clauses that no annotation can declare. */
    private static String options(Column column) {
        return column.options()
                        .get("mariadb_on_update")
                        .map(value -> " on update " + value)
                        .orElse("")
                + (column.options().has("mariadb_invisible") ? " invisible" : "");
    }

    /** Returns the column's type on a database server. Hibernate may remove the quotes around a whole definition. */
    private String serverType(Column column) {
        String text = types.definition(column.type());
        return SqlNames.isQuotedName(text) ? text + (column.nullable() ? " null" : " not null") : text;
    }

    private static boolean isOnlyKey(Table table, Column column) {
        return ColumnNames.primaryKey(table).size() == 1
                && table.names().others().same(ColumnNames.primaryKey(table).get(0), column.name());
    }

    /**
     * Returns whether the column is an integer key that is not the rowid, because it is descending or declared INT. If
     * it were declared INTEGER, the type that Hibernate uses, it would become the rowid
     * (sqlite.org/lang_createtable.html, 5).
     */
    private boolean isKeyBesideRowid(Table table, Column column) {
        return types.numbersIntegerKeys()
                && isOnlyKey(table, column)
                && column.identity() == null
                && !table.options().has("sqlite_without_rowid")
                && types.normalized(column.type()).equals("integer");
    }

    private String spelled(Table table, Column column) {
        if (isKeyBesideRowid(table, column)) {
            return "int";
        }
        if (isServer()) {
            return serverType(column);
        }
        String type = types.format(column.type());
        // Hibernate would remove the quotes around a definition.
        boolean needsClause = SqlNames.isQuoted(type) && !nullableKey(table, column);
        return needsClause ? type + (column.nullable() ? " null" : " not null") : type;
    }

    /** {@return the normalized type that Hibernate declares for the Java type with the column's length or scale} */
    private String implied(Column column, JavaType type) {
        if (column.identity() == null && column.type() instanceof Portable portable) {
            int count = portable.arguments().size();
            // Hibernate does not declare a length of 0.
            boolean length = count == 1 && portable.arguments().get(0) > 0;
            if ((type.equals(JavaType.STRING) && portable.name() == TypeName.VARCHAR && length)
                    || (type.equals(JavaType.CHARACTERS) && length)
                    || (type.equals(JavaType.DECIMAL) && count == 2)) {
                return types.normalized(column.type());
            }
        }
        return type.declared();
    }

    /**
     * Returns whether the column is a nullable part of the key, which SQLite allows (sqlite.org/lang_createtable.html,
     * 3.5).
     */
    private static boolean nullableKey(Table table, Column column) {
        return column.nullable()
                && column.identity() == null
                && ColumnNames.contains(table, ColumnNames.primaryKey(table), column.name());
    }

    /**
     * Returns the default and the collation of a reference's column, which no annotation of an association can declare.
     */
    private static String clauses(Column column) {
        String clauses = column.serverDefault() == null
                ? ""
                : " default " + column.serverDefault().sql();
        return column.collation() == null
                ? clauses
                : clauses + " collate " + SqlNames.quotedUnlessPlain(column.collation());
    }

    /** Returns the clause of an identity column, beginning with a space. */
    private static String identityClause(Identity identity) {
        List<String> options = new ArrayList<>();
        if (identity.start() != null) {
            options.add("start with " + identity.start());
        }
        if (identity.increment() != null) {
            options.add("increment by " + identity.increment());
        }
        String mode = identity.mode() == Identity.Mode.ALWAYS ? "always" : "by default";
        return " generated " + mode + " as identity"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }
}
