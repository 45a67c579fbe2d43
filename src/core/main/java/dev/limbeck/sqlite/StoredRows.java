package dev.limbeck.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code sqlite_schema} in a few texts. Each value asked of the driver costs as much as reading a definition, and
 * the schema is read again for each change, so SQLite is asked for a text with all types, one with all names, and so on.
 * Between two stands the character that no statement can hold, NUL; where the parts are not as many as the rows all the
 * same, nothing is read, and the rows have to be asked for one by one.
 */
final class StoredRows {
    private static final String[] TYPES = {"table", "index", "view", "trigger"};

    private StoredRows() {}

    /**
     * What was read.
     *
     * @param rows the rows, in the order of creation
     * @param moment when
     */
    record Answer(List<Stored> rows, Moment moment) {}

    /**
     * A moment of a schema.
     *
     * @param version its {@code schema_version}, which every statement that changes the schema raises by one
     * @param last the number of its last row; a new one gets a higher number
     */
    record Moment(int version, long last) {
        /** Of rows that cannot be numbered. */
        static final Moment UNKNOWN = new Moment(-1, 0);

        boolean isKnown() {
            return version != UNKNOWN.version;
        }
    }

    /** {@return the question for the rows of that table that meet the condition; its answer is one row} */
    static String question(String from, String condition) {
        return "select count(*), group_concat(type, char(0)), group_concat(name, char(0)), group_concat(tbl_name, char(0)),"
                + " group_concat(sql, char(0)), max(rowid), (select schema_version from pragma_schema_version)"
                + " from (select rowid, type, name, tbl_name, sql from " + from
                + " where sql is not null and " + condition + " order by rowid)";
    }

    /** {@return the rows in that answer, or nothing where it cannot be told apart} */
    static Optional<Answer> read(ResultSet answer) throws SQLException {
        int count = answer.getInt(1);
        Parts types = new Parts(answer.getString(2));
        Parts names = new Parts(answer.getString(3));
        Parts tables = new Parts(answer.getString(4));
        Parts texts = new Parts(answer.getString(5));
        List<Stored> rows = new ArrayList<>(count);
        while (rows.size() < count && types.hasNext() && names.hasNext() && tables.hasNext() && texts.hasNext()) {
            String name = names.next();
            String table = tables.next();
            rows.add(new Stored(type(types.next()), name, table.equals(name) ? name : table, texts.next()));
        }
        boolean whole =
                rows.size() == count && !types.hasNext() && !names.hasNext() && !tables.hasNext() && !texts.hasNext();
        return whole
                ? Optional.of(new Answer(rows, new Moment(answer.getInt(7), answer.getLong(6))))
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

    /** What stands between the separators; nothing where there is no text. */
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
