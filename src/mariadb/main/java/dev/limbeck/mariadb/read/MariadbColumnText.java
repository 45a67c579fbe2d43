package dev.limbeck.mariadb.read;

import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the definition of a column in the output of {@code SHOW CREATE TABLE}. */
final class MariadbColumnText {
    private static final List<String> CLAUSES = List.of(
            "NOT",
            "NULL",
            "DEFAULT",
            "AUTO_INCREMENT",
            "ON",
            "COMMENT",
            "CHECK",
            "GENERATED",
            "INVISIBLE",
            "CHARACTER",
            "COLLATE",
            "COMPRESSED",
            "WITHOUT",
            "WITH",
            "REF_SYSTEM_ID",
            "VIRTUAL",
            "STORED",
            "PERSISTENT");

    /** The clauses that can follow a default; the default itself can be NULL. */
    private static final List<String> AFTER_DEFAULT =
            CLAUSES.stream().filter(word -> !word.equals("NULL")).toList();

    private final String name;
    private final String type;
    private @Nullable String charset;
    private @Nullable String collation;
    private boolean nullable = true;
    private @Nullable SqlText value;
    private @Nullable Identity identity;
    private @Nullable Generated generated;
    private @Nullable String comment;
    private @Nullable String check;
    private Options options = Options.NONE;
    private String others = "";

    private MariadbColumnText(MariadbText text) {
        name = text.name();
        type = text.until(CLAUSES);
        while (!text.atEnd()) {
            clause(text);
        }
    }

    /**
     * {@return the column}
     *
     * @param defaultCollation the collation of the table
     * @param checks receives the column's check, which has no name
     */
    static Column read(MariadbText text, @Nullable String defaultCollation, List<CheckConstraint> checks) {
        MariadbColumnText read = new MariadbColumnText(text);
        return read.column(defaultCollation, checks);
    }

    private Column column(@Nullable String defaultCollation, List<CheckConstraint> checks) {
        boolean json = type.equalsIgnoreCase("longtext")
                && check != null
                && check.equalsIgnoreCase("json_valid(\"" + name.replace("\"", "\"\"") + "\")");
        if (check != null && !json) {
            checks.add(new CheckConstraint(null, new SqlText(check)));
        }
        Options all = others.isEmpty() ? options : options.with(MariadbOptions.CLAUSES, others.strip());
        SqlType known = json ? SqlType.of(TypeName.JSON) : MariadbTypes.parse(type);
        String own = json || collation == null || collation.equals(defaultCollation) ? null : collation;
        return new Column(name, known, nullable, value, identity, generated, own, comment, all);
    }

    private void clause(MariadbText text) {
        if (text.take("CHARACTER", "SET")) {
            charset = text.name();
        } else if (text.take("COLLATE")) {
            collation = text.name();
        } else if (text.take("NOT", "NULL")) {
            nullable = false;
        } else if (text.take("NULL")) {
            nullable = true;
        } else if (text.take("DEFAULT")) {
            String sql = text.until(AFTER_DEFAULT);
            value = sql.equalsIgnoreCase("NULL") ? null : new SqlText(sql);
        } else if (text.take("AUTO_INCREMENT")) {
            identity = Identity.PLAIN;
        } else if (text.take("ON", "UPDATE")) {
            options = options.with(MariadbOptions.ON_UPDATE, text.until(CLAUSES));
        } else if (text.take("COMMENT")) {
            comment = MariadbText.value(text.next());
        } else if (text.take("CHECK")) {
            check = text.group();
        } else if (text.take("GENERATED", "ALWAYS", "AS")) {
            String expression = text.group();
            generated = new Generated(new SqlText(expression), text.take("STORED"));
            text.take("VIRTUAL");
        } else if (text.take("INVISIBLE")) {
            options = options.with(MariadbOptions.INVISIBLE, true);
        } else {
            others += " " + text.next().text().toUpperCase(Locale.ROOT);
            others += text.isGroup() ? "(" + text.group() + ")" : "";
        }
    }

    @Override
    public String toString() {
        return name + " " + type + " " + charset;
    }
}
