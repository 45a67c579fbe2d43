package dev.limbeck.postgresql.syntax;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keywords that must be quoted when they are used as names
 * (https://www.postgresql.org/docs/current/sql-keywords-appendix.html).
 */
final class ReservedWords {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** The words that cannot be the name of a column or table. */
    private static final Set<String> RESERVED =
            Set.of(("all analyse analyze and any array as asc asymmetric authorization binary both "
                            + "case cast check collate collation column concurrently constraint create cross "
                            + "current_catalog current_date current_role current_schema current_time "
                            + "current_timestamp current_user default deferrable desc distinct do else end "
                            + "except false fetch for foreign freeze from full grant group having ilike in "
                            + "initially inner intersect into is isnull join lateral leading left like limit "
                            + "localtime localtimestamp natural not notnull null offset on only or order outer "
                            + "overlaps placing primary references returning right select session_user similar "
                            + "some symmetric system_user table tablesample then to trailing true union unique "
                            + "user using variadic verbose when where window with")
                    .split(" "));

    /** The words that can be the name of a column or table, but not of a function or type. */
    private static final Set<String> COLUMN_NAMES =
            Set.of(("between bigint bit boolean char character coalesce dec decimal exists extract "
                            + "float greatest grouping inout int integer interval json json_array json_arrayagg "
                            + "json_exists json_object json_objectagg json_query json_scalar json_serialize "
                            + "json_table json_value least merge_action national nchar none normalize nullif "
                            + "numeric out overlay position precision real row setof smallint substring time "
                            + "timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists "
                            + "xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable")
                    .split(" "));

    private ReservedWords() {}

    /** {@return whether the word, in lower or upper case, can be the name of a column or table only in quotes} */
    static boolean isReserved(String word) {
        return RESERVED.contains(word.toLowerCase(Locale.ROOT));
    }

    /** {@return whether the name, if unquoted, would be read as a different name or would not be a name} */
    static boolean needsQuotes(String name) {
        return !PLAIN.matcher(name).matches() || RESERVED.contains(name) || COLUMN_NAMES.contains(name);
    }
}
