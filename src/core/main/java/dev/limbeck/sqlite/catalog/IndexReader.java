package dev.limbeck.sqlite.catalog;

import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.KeyPart;
import dev.limbeck.sqlite.ddl.TableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts the text of a CREATE INDEX statement to an index of the model. */
public final class IndexReader {
    private IndexReader() {}

    /** {@return the index that the text defines on the given table} */
    public static Index read(IndexText text, TableText table) {
        SqlText where = text.where() == null ? null : new SqlText(text.where().extractFrom(text.sql()));
        List<IndexPart> parts = new ArrayList<>(text.parts().size());
        for (KeyPart part : text.parts()) {
            parts.add(part(text, part, table));
        }
        return new Index(text.name().name(), parts, text.unique(), where);
    }

    /**
     * Converts a part of an index. If the part is a single name, it is a column only if the table has a column with
     * this name; otherwise SQLite treats the name as a string, so the part is an expression.
     */
    private static IndexPart part(IndexText text, KeyPart part, TableText table) {
        String name = part.column() == null ? null : part.column().name();
        String collation = part.collation() == null ? null : part.collation().name();
        Optional<ColumnText> column = name == null ? Optional.empty() : table.column(name);
        if (column.isPresent()) {
            return new IndexPart(column.get().name().name(), null, collation, part.isDescending());
        }
        SqlText expression = new SqlText(part.expression().extractFrom(text.sql()));
        return new IndexPart(null, expression, collation, part.isDescending());
    }
}
