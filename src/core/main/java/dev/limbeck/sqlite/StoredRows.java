package dev.limbeck.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of {@code sqlite_schema} in one text. Each value asked of the driver costs as much as several definitions, and
 * the schema is read again for each change, so SQLite is asked for a single value. The lengths say where each part ends,
 * whatever is in it, and a mark stands behind each: where one is not where it should be, as with names that are no valid
 * UTF-8 and are counted in two ways, nothing is read, and the rows have to be asked for one by one.
 */
final class StoredRows {
    private static final char MARK = '|';

    private final String text;
    private int at;
    private boolean sound = true;
    /** Whether the row has as many bytes as characters, so that each is one {@code char}. */
    private boolean plain;

    private StoredRows(String text) {
        this.text = text;
    }

    /** {@return the question for the rows of that table that meet the condition; it gives one row with one text} */
    static String question(String from, String condition) {
        return "select group_concat(one, '') from (select length(cast(name || tbl_name || sql as blob)) || '|' || length(name)"
                + " || '|' || length(tbl_name) || '|' || length(sql) || '|' || type || '|' || name || '|' || tbl_name || '|'"
                + " || sql || '|' as one from " + from + " where sql is not null and " + condition + " order by rowid)";
    }

    /** {@return the rows in that text, or nothing where it does not read as it was written} */
    static Optional<List<Stored>> read(String text) {
        StoredRows rows = new StoredRows(text);
        List<Stored> read = new ArrayList<>();
        while (rows.sound && rows.at < text.length()) {
            read.add(rows.next());
        }
        return rows.sound ? Optional.of(read) : Optional.empty();
    }

    private Stored next() {
        int bytes = number();
        int nameLength = number();
        int tableLength = number();
        int sqlLength = number();
        plain = bytes == nameLength + tableLength + sqlLength;
        String type = type();
        String name = part(nameLength);
        String table = part(tableLength);
        String sql = part(sqlLength);
        return new Stored(type, name, table.equals(name) ? name : table, sql);
    }

    private int number() {
        int number = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = number * 10 + text.charAt(at++) - '0';
        }
        mark();
        return number;
    }

    private String type() {
        int end = text.indexOf(MARK, at);
        String found = end < 0 ? "" : text.substring(at, end);
        at = end < 0 ? text.length() : end + 1;
        for (String type : List.of("table", "index", "view", "trigger")) {
            if (found.equals(type)) {
                return type;
            }
        }
        sound = false;
        return "";
    }

    /** SQLite counts characters, of which Java needs two {@code char} for the rarer ones. */
    private String part(int characters) {
        int end = plain ? at + characters : at;
        for (int left = plain ? 0 : characters; left > 0 && end < text.length(); left--) {
            end += Character.isHighSurrogate(text.charAt(end)) ? 2 : 1;
        }
        end = Math.min(end, text.length());
        String part = text.substring(at, end);
        at = end;
        mark();
        return part;
    }

    private void mark() {
        if (at < text.length() && text.charAt(at) == MARK) {
            at++;
        } else {
            sound = false;
        }
    }
}
