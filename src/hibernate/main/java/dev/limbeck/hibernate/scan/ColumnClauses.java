package dev.limbeck.hibernate.scan;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a {@code columnDefinition} or of a column's {@code options}. Both often contain a whole column
 * definition ({@code text not null default 'x'}) rather than just a type, so they are read clause by clause.
 *
 * @param type the words before the first clause; may be empty
 * @param acceptsNull whether NULL is declared, which on SQLite allows it even in a primary key
 * @param notNull whether NOT NULL or PRIMARY KEY is declared
 * @param unique whether UNIQUE is declared
 * @param identity how the database numbers rows (AUTOINCREMENT, IDENTITY, GENERATED AS IDENTITY), or null
 * @param serverDefault the expression after DEFAULT, or null
 * @param generated the expression after GENERATED ALWAYS AS, or null
 * @param collation the name after COLLATE, or null
 * @param checks the CHECK clauses
 * @param references the REFERENCES clauses, each with the clauses after it and preceded by the name of the constraint
 *     if it has one
 * @param mysql the clauses that only MariaDB and MySQL have
 * @param unknownWords the words that do not belong to a known clause
 */
record ColumnClauses(
        String type,
        boolean acceptsNull,
        boolean notNull,
        boolean unique,
        @Nullable Identity identity,
        @Nullable SqlText serverDefault,
        @Nullable Generated generated,
        @Nullable String collation,
        List<CheckConstraint> checks,
        List<String> references,
        Mysql mysql,
        String unknownWords) {
    /** No clauses. */
    static final ColumnClauses NONE = read("", false);

    /**
     * The clauses that only MariaDB and MySQL have. The character set is part of the type.
     *
     * @param onUpdate the expression after ON UPDATE, or null
     * @param comment the text after COMMENT, or null
     */
    record Mysql(@Nullable String onUpdate, @Nullable String comment) {
        private static final Mysql NONE = new Mysql(null, null);
    }

    /** Options of an identity column (https://www.postgresql.org/docs/current/sql-createsequence.html). */
    private static final Pattern START = Pattern.compile("(?i)\\bstart(?:\\s+with)?\\s+(-?\\d{1,18})\\b");

    private static final Pattern INCREMENT = Pattern.compile("(?i)\\bincrement(?:\\s+by)?\\s+(-?\\d{1,18})\\b");

    private static final Set<String> IN_REFERENCE = Set.of(
            "on",
            "delete",
            "update",
            "set",
            "null",
            "default",
            "cascade",
            "restrict",
            "no",
            "action",
            "match",
            "simple",
            "partial",
            "full",
            "deferrable",
            "initially",
            "deferred",
            "immediate");

    private static final String WORD =
            "(?:[\\p{L}_][\\p{L}\\p{N}_$]*+|\"(?:[^\"]|\"\")+\"|`[^`]+`|'[^']+'|\\[[^\\]]*\\])";

    // The type-name rule of https://www.sqlite.org/syntax/type-name.html: names, which may be quoted, then one or two
    // signed numbers.
    private static final Pattern SQLITE_TYPE = Pattern.compile(
            WORD + "(?:\\s*+" + WORD + ")*+" + "(\\s*\\(\\s*[+-]?[\\d.]+\\s*(,\\s*[+-]?[\\d.]+\\s*)?\\))?");

    /**
     * {@return the clauses of the text}
     *
     * @param mysql whether the clauses of MariaDB and MySQL are known
     */
    static ColumnClauses read(String text, boolean mysql) {
        return new Reader(SqlTokens.split(text), mysql).read();
    }

    /** {@return whether SQLite accepts the type's text} */
    boolean hasSqliteType() {
        return SQLITE_TYPE.matcher(type).matches();
    }

    /**
     * {@return the part of the type that SQLite accepts, if the type has more words after its length ({@code tinyint(1)
     * unsigned}); otherwise null}
     */
    @Nullable
    String sqliteTypePrefix() {
        Matcher start = SQLITE_TYPE.matcher(type);
        boolean hasRest = start.lookingAt() && type.charAt(start.end() - 1) == ')' && type.charAt(start.end()) == ' ';
        return hasRest ? start.group() : null;
    }

    /**
     * {@return whether the definition declares a column without a type, which only SQLite allows: it consists of NULL
     * or NOT NULL, and possibly a generation expression, UNIQUE and REFERENCES}
     */
    boolean isUntyped() {
        return (acceptsNull || notNull)
                && equals(new ColumnClauses(
                        "",
                        acceptsNull,
                        notNull,
                        unique,
                        null,
                        null,
                        generated,
                        null,
                        List.of(),
                        references,
                        Mysql.NONE,
                        ""));
    }

    /** Reads the words in one pass. */
    private static final class Reader {
        private final List<String> words;
        private final boolean mysql;
        private final StringBuilder type = new StringBuilder();
        private final StringBuilder rest = new StringBuilder();
        private final List<CheckConstraint> checks = new ArrayList<>();
        private int at;
        private boolean inType = true;
        private boolean takesNull;
        private boolean notNull;
        private boolean unique;
        private @Nullable Identity identity;
        private @Nullable String constraint;
        private @Nullable SqlText serverDefault;
        private @Nullable Generated generated;
        private @Nullable String collation;
        private @Nullable String onUpdate;
        private @Nullable String comment;
        private final List<String> references = new ArrayList<>();

        Reader(List<String> words, boolean mysql) {
            this.words = words;
            this.mysql = mysql;
        }

        ColumnClauses read() {
            while (at < words.size()) {
                boolean known = clause(words.get(at++));
                inType &= !known;
            }
            return new ColumnClauses(
                    type.toString(),
                    takesNull,
                    notNull,
                    unique,
                    identity,
                    serverDefault,
                    generated,
                    collation,
                    checks,
                    references,
                    new Mysql(onUpdate, comment),
                    rest.toString());
        }

        private boolean clause(String word) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case "constraint" -> constraint = SqlTokens.unquoted(next());
                case "not" -> notNull |= accept("null");
                case "null" -> takesNull = true;
                case "primary" -> notNull |= accept("key");
                case "unique" -> unique = true;
                case "autoincrement", "auto_increment" -> identity = Identity.AUTOINCREMENT;
                case "identity" -> identity(Identity.Mode.BY_DEFAULT);
                case "default" -> serverDefault = new SqlText(expression());
                case "collate" -> collation = SqlTokens.unquoted(next());
                case "check" -> check();
                case "references" -> references.add(references(word));
                case "generated" -> generated();
                case "as" -> as();
                case "comment" -> comment(word);
                case "on" -> {
                    return onUpdate(word);
                }
                case "character", "charset" -> {
                    boolean set = word.equalsIgnoreCase("charset") || accept("set");
                    if (!set) {
                        other(word);
                        return false;
                    }
                    characterSet(word.equalsIgnoreCase("charset") ? word : word + " set");
                }
                default -> {
                    other(word);
                    return false;
                }
            }
            return true;
        }

        private void other(String word) {
            StringBuilder into = inType ? type : rest;
            boolean attached = into.isEmpty()
                    || word.startsWith("(")
                    || word.startsWith("[")
                    || word.startsWith(".")
                    || into.charAt(into.length() - 1) == '.';
            into.append(attached ? "" : " ").append(word);
        }

        private void comment(String word) {
            if (mysql) {
                String text = next();
                comment =
                        text.length() > 1 ? text.substring(1, text.length() - 1).replace("''", "'") : text;
            } else {
                leaveOut(word);
            }
        }

        /** MariaDB accepts the character set only after the type. */
        private void characterSet(String words) {
            if (mysql && !type.isEmpty()) {
                type.append(" character set ").append(next());
            } else {
                leaveOut(words);
            }
        }

        private boolean onUpdate(String word) {
            if (mysql && accept("update")) {
                onUpdate = expression();
                return true;
            }
            other(word);
            return false;
        }

        /** Adds a word that SQLite does not support, and the word after it, to the unknown words. */
        private void leaveOut(String word) {
            rest.append(rest.isEmpty() ? "" : " ").append(word).append(' ').append(next());
        }

        /** Records that the database numbers rows; a group with start and increment may follow. */
        private void identity(Identity.Mode mode) {
            Identity numbering = Identity.PLAIN.withMode(mode);
            if (at < words.size() && words.get(at).startsWith("(")) {
                String options = next();
                OptionalLong start = number(START, options);
                OptionalLong increment = number(INCREMENT, options);
                numbering = start.isPresent() ? numbering.withStart(start.getAsLong()) : numbering;
                numbering = increment.isPresent() ? numbering.withIncrement(increment.getAsLong()) : numbering;
            }
            identity = numbering;
        }

        private static OptionalLong number(Pattern option, String options) {
            Matcher matcher = option.matcher(options);
            return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
        }

        private void check() {
            checks.add(new CheckConstraint(constraint, new SqlText(SqlTokens.withoutParentheses(next()))));
            constraint = null;
        }

        /** Reads REFERENCES and the clauses that may follow it (sqlite.org/syntax/foreign-key-clause.html). */
        private String references(String word) {
            StringBuilder clauses = new StringBuilder(constraint == null ? "" : "constraint \"" + constraint + "\" ");
            constraint = null;
            clauses.append(word).append(' ').append(next());
            while (at < words.size() && inReference(words.get(at))) {
                clauses.append(' ').append(next());
            }
            return clauses.toString();
        }

        private boolean inReference(String word) {
            boolean negated = at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("deferrable");
            return word.startsWith("(")
                    || IN_REFERENCE.contains(word.toLowerCase(Locale.ROOT))
                    || (word.equalsIgnoreCase("not") && negated);
        }

        private void generated() {
            boolean always = accept("always");
            if ((always || (accept("by") && accept("default"))) && accept("as")) {
                if (accept("identity")) {
                    identity(always ? Identity.Mode.ALWAYS : Identity.Mode.BY_DEFAULT);
                } else {
                    as();
                }
            }
        }

        private void as() {
            String expression = SqlTokens.withoutParentheses(next());
            boolean stored = accept("stored") || accept("persisted");
            if (!stored) {
                accept("virtual");
            }
            generated = new Generated(new SqlText(expression), stored, true);
        }

        /**
         * Reads a default: a literal, a signed number, a name, a call or a group; a cast ({@code ::text}) may follow.
         */
        private String expression() {
            StringBuilder expression = new StringBuilder(next());
            boolean literal = expression.toString().matches("(?i)[bnx]")
                    && at < words.size()
                    && words.get(at).startsWith("'");
            if (literal
                    || expression.toString().equals("-")
                    || expression.toString().equals("+")) {
                expression.append(next());
            }
            while (at < words.size()
                    && (words.get(at).startsWith("(") || words.get(at).equals(":"))) {
                boolean cast = words.get(at).equals(":");
                expression.append(next());
                if (cast && at < words.size() && !words.get(at).equals(":")) {
                    expression.append(next());
                }
            }
            return expression.toString();
        }

        private String next() {
            return at < words.size() ? words.get(at++) : "";
        }

        private boolean accept(String word) {
            boolean matches = at < words.size() && words.get(at).equalsIgnoreCase(word);
            at += matches ? 1 : 0;
            return matches;
        }
    }
}
