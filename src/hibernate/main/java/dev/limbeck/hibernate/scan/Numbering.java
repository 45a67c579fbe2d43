package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Who gives a column its numbers: Hibernate's mapping says it, or the words of the column's definition do. */
record Numbering(Mapping mapping, Table table, Column column, ColumnDefinition definition) {
    /** PostgreSQL's names for an integer column with numbers of its own. */
    private static final Map<String, TypeName> SERIAL = Map.of(
            "serial", TypeName.INTEGER,
            "serial4", TypeName.INTEGER,
            "smallserial", TypeName.SMALLINT,
            "serial2", TypeName.SMALLINT,
            "bigserial", TypeName.BIGINT,
            "serial8", TypeName.BIGINT);

    /** {@return the integer type that such a word stands for, or null} */
    static @Nullable SqlType serial(String type) {
        TypeName name = SERIAL.get(type.toLowerCase(Locale.ROOT));
        return name == null ? null : SqlType.of(name);
    }

    /** {@return how the column is numbered, or null; words that promise what SQLite does not do are reported} */
    @Nullable
    Identity identity() {
        Identity said = definition.identity();
        if (said == null && serial(definition.type()) != null) {
            said = Identity.PLAIN;
        }
        if (said == null || column.isIdentity()) {
            return column.isIdentity() ? Objects.requireNonNullElse(said, Identity.PLAIN) : null;
        }
        var key = table.getPrimaryKey();
        boolean alone = key != null
                && key.getColumns().size() == 1
                && key.getColumns().get(0).equals(column);
        if (mapping.sqlite() && !alone) {
            mapping.warnings()
                    .add(mapping.owners().of(table, column) + ": \"" + mapping.definition(column)
                            + "\" numbers rows in other databases; SQLite numbers only a primary key of one integer"
                            + " column, so here nothing does");
            return null;
        }
        return said;
    }
}
