package dev.limbeck.sqlite.plan;

import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.catalog.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes the parts of a table on which its stored bytes depend, one per line. An in-place edit must not change this
 * description.
 */
final class StorageLayout {
    private StorageLayout() {}

    /**
     * {@return the columns by position and kind, the keys, the indexes with their collations, and the table options}
     */
    static List<String> describe(ScratchDatabase scratch, String table) {
        String name = Sql.literal(table);
        List<String> lines = new ArrayList<>(scratch.query(
                "SELECT cid || ' ' || name || ' ' || pk || ' ' || hidden FROM pragma_table_xinfo(" + name + ")"));
        lines.addAll(scratch.query("SELECT wr || ' ' || strict FROM pragma_table_list WHERE name = " + name));
        lines.addAll(
                scratch.query("SELECT l.name || ' ' || l.\"unique\" || ' ' || l.origin || ' ' || l.partial || ' ' ||"
                        + " x.seqno || ' ' || x.cid || ' ' || x.\"desc\" || ' ' || x.coll || ' ' || x.key"
                        + " FROM pragma_index_list(" + name
                        + ") l, pragma_index_xinfo(l.name) x ORDER BY l.name, x.seqno"));
        return lines;
    }

    /** {@return the complete descriptions of the columns, and the foreign keys} */
    static List<String> describeColumns(ScratchDatabase scratch, String table) {
        String name = Sql.literal(table);
        List<String> lines = new ArrayList<>(scratch.query(
                "SELECT name || ' ' || type || ' ' || \"notnull\" || ' ' || coalesce(dflt_value, '') || ' ' ||"
                        + " pk || ' ' || hidden FROM pragma_table_xinfo(" + name + ")"));
        lines.addAll(scratch.query("SELECT id || ' ' || seq || ' ' || \"table\" || ' ' || \"from\" || ' ' ||"
                + " coalesce(\"to\", '') || ' ' || on_update || ' ' || on_delete FROM pragma_foreign_key_list("
                + name + ")"));
        return lines;
    }
}
