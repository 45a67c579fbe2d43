package dev.limbeck.hibernate.generate;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import dev.limbeck.spi.EntityRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says columns in annotations: by Java type, length, precision and scale where that means what the column declares, and
 * by a column definition where it does not.
 */
final class Definitions {
    private final EntityRequest request;
    private final Relations relations;
    private final Notes notes;

    Definitions(EntityRequest request, Relations relations, Notes notes) {
        this.request = request;
        this.relations = relations;
        this.notes = notes;
    }

    /** Whether an association that is only read has the column too, which Hibernate would take from there. */
    private boolean alsoTold(Table table, Column column) {
        return ColumnTypes.spell(column.type()).contains("(")
                && relations.references(table.name()).stream()
                        .filter(one -> Columns.contains(one.columns(), column.name()))
                        .anyMatch(one -> told(one, column.name()));
    }

    /** Whether the column of a reference has another type than Hibernate takes from the column it refers to. */
    private boolean told(Reference reference, String name) {
        Column column = Columns.of(reference.source(), name);
        String referenced = reference.referenced().get(reference.columns().indexOf(name));
        Column target = Columns.of(reference.target(), referenced);
        JavaType type = type(reference.target(), target);
        String declared = ColumnTypes.key(ColumnTypes.spell(column.type()));
        // It takes no length into a key, and none from an association in a key.
        boolean sized = declared.contains("(");
        return relations.parent(reference.target().name()) != null
                || definition(reference.target(), target, type, true) != null
                || definition(reference.target(), target, type, false) != null
                || column.identity() != null
                || (relations.inKey(reference) && sized)
                || !declared.equals(implied(target, type))
                || relations.references(reference.target().name()).stream()
                        .filter(inner -> relations.inKey(inner) && Columns.contains(inner.columns(), referenced))
                        .anyMatch(inner -> sized || told(inner, referenced));
    }

    /** {@return the Java type of that column} */
    JavaType type(Table table, Column column) {
        ColumnContents held = request.contents(table.name(), column.name());
        if (column.identity() == null) {
            return read(table, column, held);
        }
        boolean narrow = relations
                .all()
                .filter(reference -> reference.target().name().equals(table.name()))
                .flatMap(reference -> reference.columns().stream().map(name -> Columns.of(reference.source(), name)))
                .anyMatch(key -> ColumnTypes.key(ColumnTypes.spell(key.type())).equals("integer"));
        return narrow ? ColumnTypes.of(SqlType.of(TypeName.INTEGER), held) : JavaType.LONG;
    }

    private JavaType read(Table table, Column column, ColumnContents held) {
        JavaType type = ColumnTypes.of(column.type(), held);
        if (type.equals(JavaType.MOMENT_MICROS) && Columns.contains(Columns.key(table), column.name())) {
            // Nothing converts a part of a key (Jakarta Persistence 3.2, 11.1.10).
            type = JavaType.STRING;
        }
        if (!type.temporal() && ColumnTypes.temporal(column.type())) {
            notes.add(
                    table.name(),
                    column.name() + " is declared " + ColumnTypes.spell(column.type()) + " and holds "
                            + (type.equals(JavaType.STRING) ? "text" : "numbers")
                            + " that the JDBC driver would not read as such, so that it is a " + type.simpleName());
        }
        boolean key = Columns.contains(Columns.key(table), column.name()) && !held.reals();
        boolean whole = column.type() instanceof Portable portable
                && (portable.arguments().isEmpty()
                        || portable.arguments().get(portable.arguments().size() - 1) == 0);
        return key && type.equals(JavaType.DECIMAL) && whole ? JavaType.LONG : type;
    }

    /** Adds length, precision, scale or definition of a column that holds no reference. */
    void define(Annotation annotation, Table table, Column column, JavaType type, boolean generated) {
        String definition = definition(table, column, type, generated);
        if (definition == null && alsoTold(table, column)) {
            definition = ColumnTypes.spell(column.type());
        }
        if (definition != null) {
            annotation.text("columnDefinition", definition);
        } else if (column.type() instanceof Portable portable && column.identity() == null) {
            List<Integer> arguments = portable.arguments();
            if (type.equals(JavaType.STRING) && arguments.get(0) != 255) {
                annotation.with("length", String.valueOf(arguments.get(0)));
            } else if (type.equals(JavaType.DECIMAL)) {
                annotation.with("precision", String.valueOf(arguments.get(0)));
                annotation.with("scale", String.valueOf(arguments.get(1)));
            }
        }
    }

    /**
     * Adds the definition of a column that refers to another one, whose type it takes unless it is told; in a key it
     * takes no length.
     */
    void define(Annotation annotation, Reference reference, String name) {
        Column column = Columns.of(reference.source(), name);
        boolean rowid = column.identity() != null;
        boolean told = told(reference, name);
        boolean nullable =
                nullableKey(reference.source(), column) && !column.type().equals(SqlType.NONE);
        String extra =
                clauses(column) + (nullable ? " null" : "") + relations.inColumn(reference.source(), column.name());
        boolean untyped = column.type().equals(SqlType.NONE);
        if (told || untyped || !extra.isEmpty()) {
            String bare = column.nullable() ? "null" : "not null";
            String spelled = rowid ? "integer" : untyped ? bare : ColumnTypes.spell(column.type());
            annotation.text("columnDefinition", (spelled + extra).strip());
        }
    }

    private @Nullable String definition(Table table, Column column, JavaType type, boolean generated) {
        String said = words(table, column, type, generated);
        String references = relations.inColumn(table, column.name());
        if (references.isEmpty() || said != null) {
            return said == null ? null : said + references;
        }
        return (column.identity() != null ? "integer" : ColumnTypes.spell(column.type())) + references;
    }

    private @Nullable String words(Table table, Column column, JavaType type, boolean generated) {
        String nullable = nullableKey(table, column) ? " null" : "";
        if (column.identity() != null) {
            if (column.identity() == Identity.AUTOINCREMENT && generated) {
                return "integer autoincrement";
            }
            return generated || type.equals(JavaType.INTEGER) ? null : "integer";
        }
        boolean untyped = column.type().equals(SqlType.NONE);
        String spelled = untyped ? "" : ColumnTypes.spell(column.type());
        if (column.generated() != null && !column.generated().stored()) {
            return (untyped ? "null" : spelled) + " generated always as ("
                    + column.generated().expression().sql() + ") virtual";
        }
        if (untyped) {
            return column.nullable() ? "null" : "not null";
        }
        boolean key = Columns.key(table).size() == 1
                && CaseFolding.same(Columns.key(table).get(0), column.name());
        if (key && !table.options().withoutRowid() && spelled.equalsIgnoreCase("integer")) {
            // A key of that type that is not the rowid, for it descends; any other spelling keeps it so.
            spelled = "int";
        }
        boolean implied = ColumnTypes.key(spelled).equals(implied(column, type));
        return implied && nullable.isEmpty() && !(key && type.whole()) ? null : spelled + nullable;
    }

    /** {@return the key of the type that Hibernate declares for the Java type, with the column's own length or scale} */
    private static String implied(Column column, JavaType type) {
        if (column.identity() == null && column.type() instanceof Portable portable) {
            int count = portable.arguments().size();
            // Hibernate takes a length of 0 for a long one.
            boolean length = count == 1 && portable.arguments().get(0) > 0;
            if ((type.equals(JavaType.STRING) && portable.name() == TypeName.VARCHAR && length)
                    || (type.equals(JavaType.DECIMAL) && count == 2)) {
                return ColumnTypes.key(ColumnTypes.spell(column.type()));
            }
        }
        return type.declared();
    }

    /** SQLite lets a key hold NULL where it is not told otherwise (sqlite.org/lang_createtable.html, 3.5). */
    private static boolean nullableKey(Table table, Column column) {
        return column.nullable() && column.identity() == null && Columns.contains(Columns.key(table), column.name());
    }

    /** What a reference's column says beside its type: no annotation of an association does. */
    private static String clauses(Column column) {
        String clauses = column.serverDefault() == null
                ? ""
                : " default " + column.serverDefault().sql();
        return column.collation() == null
                ? clauses
                : clauses + " collate " + SqlNames.quotedUnlessPlain(column.collation());
    }
}
