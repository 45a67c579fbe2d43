package dev.limbeck.hibernate.generate;

import dev.limbeck.model.NameRules;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Quotes names of tables and columns where needed: with backticks in annotations and double quotes in SQL. */
final class SqlNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * Words that are reserved in at least one common database and that are likely to be names. They are quoted for every
     * database, because the entities can also be used with another database. The dialect knows the other reserved words
     * of its database, see {@link NameRules#quoted}.
     */
    private static final Set<String> RESERVED =
            Set.of(("add all alter and as asc autoincrement between by case cast check collate column "
                            + "commit constraint create cross cube current_date current_time current_timestamp "
                            + "database default deferrable deferred delete dense_rank desc distinct drop else empty "
                            + "end escape except exists false fetch first_value for foreign from full function "
                            + "grant group grouping groups having if in index inner insert intersect into is isnull "
                            + "join key lag last_value lateral lead left like limit manual natural not nothing "
                            + "notnull ntile null of offset on or order outer over parallel partition percent_rank "
                            + "primary qualify rank recursive references returning right row rows select set stored "
                            + "system table then to transaction trigger true union unique update user using value "
                            + "values view virtual when where window with")
                    .split(" "));

    /** Words that can be names, but also begin a clause of a column definition. */
    private static final Set<String> CLAUSES = Set.of("generated", "identity", "auto_increment", "comment", "charset");

    private static final String TYPE_WORD =
            "(?:[\\p{L}_][\\p{L}\\p{N}_$]*+|\"(?:[^\"]|\"\")+\"|`[^`]+`|'[^']+'|\\[[^\\]]*\\])";

    /** A type in SQLite: names, which may be quoted, then one or two numbers (https://www.sqlite.org/syntax/type-name.html). */
    private static final Pattern TYPE = Pattern.compile(
            TYPE_WORD + "(?:\\s*+" + TYPE_WORD + ")*+(?:\\s*\\(\\s*[+-]?[\\d.]+\\s*(?:,\\s*[+-]?[\\d.]+\\s*)?\\))?");

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")+\"|`[^`]+`|'[^']+'|\\[[^\\]]*\\]");

    private static final Pattern WORDS = Pattern.compile("\\W+");

    private SqlNames() {}

    /** {@return whether the text begins and ends with quotation marks or brackets} */
    static boolean isQuoted(String text) {
        int opening = text.length() > 1 ? "\"`'[".indexOf(text.charAt(0)) : -1;
        return opening >= 0 && text.charAt(text.length() - 1) == "\"`']".charAt(opening);
    }

    /** {@return whether the text is a single name in double quotes} */
    static boolean isQuotedName(String text) {
        return text.startsWith("\"") && QUOTED.matcher(text).matches();
    }

    /** {@return whether the text is only a type, and contains no word that begins a clause of a column definition} */
    static boolean isType(String text) {
        return TYPE.matcher(text).matches()
                && WORDS.splitAsStream(
                                QUOTED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "))
                        .noneMatch(word -> RESERVED.contains(word) || CLAUSES.contains(word));
    }

    /** {@return the name, in backticks unless it needs no quotes by the rules of the database} */
    static String backquotedUnlessPlain(NameRules rules, String name) {
        return isPlain(rules, name) ? name : "`" + name + "`";
    }

    /** {@return the name, in double quotes unless it needs no quotes by the rules of the database} */
    static String quotedUnlessPlain(NameRules rules, String name) {
        return isPlain(rules, name) ? name : quoted(name);
    }

    private static boolean isPlain(NameRules rules, String name) {
        return isPlain(name)
                && rules.others().store(name).equals(name)
                && !rules.quoted().contains(name);
    }

    /** {@return whether the name needs no quotes} */
    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** {@return the name, in double quotes unless it needs no quotes} */
    static String quotedUnlessPlain(String name) {
        return isPlain(name) ? name : quoted(name);
    }

    /** {@return the name in double quotes} */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
