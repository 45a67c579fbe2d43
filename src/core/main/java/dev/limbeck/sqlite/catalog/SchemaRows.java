package dev.limbeck.sqlite.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
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

    /**
     * The combined values of the rows.
     *
     * @param count the number of rows
     * @param types the types, or null if there are no rows
     * @param names the names, or null
     * @param tables the names of the objects' tables, or null
     * @param texts the statements, or null
     */
    record Combined(
            int count,
            @Nullable String types,
            @Nullable String names,
            @Nullable String tables,
            @Nullable String texts) {

        /** {@return the separate rows; empty if the values cannot be separated} */
        Optional<List<SchemaRow>> separate() {
            Parts eachType = new Parts(types);
            Parts eachName = new Parts(names);
            Parts eachTable = new Parts(tables);
            Parts eachText = new Parts(texts);
            List<SchemaRow> rows = new ArrayList<>(count);
            while (rows.size() < count
                    && eachType.hasNext()
                    && eachName.hasNext()
                    && eachTable.hasNext()
                    && eachText.hasNext()) {
                String name = eachName.next();
                String table = eachTable.next();
                rows.add(
                        new SchemaRow(type(eachType.next()), name, table.equals(name) ? name : table, eachText.next()));
            }
            boolean whole = rows.size() == count
                    && !eachType.hasNext()
                    && !eachName.hasNext()
                    && !eachTable.hasNext()
                    && !eachText.hasNext();
            return whole ? Optional.of(List.copyOf(rows)) : Optional.empty();
        }
    }

    /**
     * {@return the rows in the given result; empty if the values cannot be separated}
     *
     * @param separation separates the values, or returns the result of an earlier separation
     */
    static Optional<Snapshot> read(ResultSet answer, Function<Combined, Optional<List<SchemaRow>>> separation)
            throws SQLException {
        Combined combined = new Combined(
                answer.getInt(1), answer.getString(2), answer.getString(3), answer.getString(4), answer.getString(5));
        State state = new State(answer.getInt(7), answer.getLong(6));
        boolean temporary = answer.getBoolean(8);
        return separation.apply(combined).map(rows -> new Snapshot(rows, state, temporary));
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
