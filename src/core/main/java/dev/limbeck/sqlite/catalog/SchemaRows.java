package dev.limbeck.sqlite.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of {@code sqlite_schema} as a few concatenated strings. Fetching one value through the driver takes as
 * long as parsing a definition, and the schema is read again for each change. Therefore, a single query returns one
 * string with all types, one with all names, and so on. The values are separated by NUL, which no statement can
 * contain. If the number of parts nevertheless differs from the number of rows, the result is empty, and the rows must
 * be read one by one.
 */
final class SchemaRows {
    private static final String[] TYPES = {"table", "index", "view", "trigger"};

    private SchemaRows() {}

    /**
     * The result of reading the schema.
     *
     * @param rows the rows, in the order of creation
     * @param state the state of the schema
     * @param temporary whether the connection has temporary objects
     */
    record Snapshot(List<SchemaRow> rows, State state, boolean temporary) {}

    /**
     * A state of the schema.
     *
     * @param version the {@code schema_version} of the database, which every statement that changes the schema
     *     increments
     * @param lastRow the rowid of the last row of the schema; a new row gets a higher rowid
     */
    record State(int version, long lastRow) {
        /** The state of a schema that was not read from a database table and therefore has no last row. */
        static final State UNKNOWN = new State(-1, 0);

        boolean isKnown() {
            return version != UNKNOWN.version;
        }
    }

    /** {@return a query that combines the rows of the given table that meet the condition into a single row} */
    static String query(String from, String condition) {
        return "select count(*), group_concat(type, char(0)), group_concat(name, char(0)), group_concat(tbl_name,"
                + " char(0)), group_concat(sql, char(0)), max(rowid), (select schema_version from pragma_schema_version),"
                + " exists (select 1 from temp.sqlite_master) from (select rowid, type, name, tbl_name, sql from "
                + from
                + " where sql is not null and " + condition + " order by rowid)";
    }

    /** {@return a query that selects the given number of rows with the highest rowids, without visiting the others} */
    static String newest(String from, int count) {
        return "(select rowid, type, name, tbl_name, sql from " + from
                + " where sql is not null order by rowid desc limit " + count + ")";
    }

    /** {@return the rows in the given result; empty if the values cannot be separated} */
    static Optional<Snapshot> read(ResultSet answer) throws SQLException {
        int count = answer.getInt(1);
        Parts types = new Parts(answer.getString(2));
        Parts names = new Parts(answer.getString(3));
        Parts tables = new Parts(answer.getString(4));
        Parts texts = new Parts(answer.getString(5));
        List<SchemaRow> rows = new ArrayList<>(count);
        while (rows.size() < count && types.hasNext() && names.hasNext() && tables.hasNext() && texts.hasNext()) {
            String name = names.next();
            String table = tables.next();
            rows.add(new SchemaRow(type(types.next()), name, table.equals(name) ? name : table, texts.next()));
        }
        boolean whole =
                rows.size() == count && !types.hasNext() && !names.hasNext() && !tables.hasNext() && !texts.hasNext();
        return whole
                ? Optional.of(new Snapshot(rows, new State(answer.getInt(7), answer.getLong(6)), answer.getBoolean(8)))
                : Optional.empty();
    }

    private static String type(String read) {
        for (String type : TYPES) {
            if (type.equals(read)) {
                return type;
            }
        }
        return read;
    }

    /** Splits the text at the separators; a null text has no parts. */
    private static final class Parts implements Iterator<String> {
        private final String text;
        private int at;

        Parts(@Nullable String text) {
            this.text = text == null ? "" : text;
            this.at = text == null ? 1 : 0;
        }

        @Override
        public boolean hasNext() {
            return at <= text.length();
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int end = text.indexOf('\0', at);
            String part = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() + 1 : end + 1;
            return part;
        }
    }
}
