package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Table;
import java.util.Objects;

/** Checks the lengths of new names. */
final class NameLengths {
    private static final int MAXIMUM = 64;

    private NameLengths() {}

    static void check(Table table) {
        check("table", table.name().name());
        table.columns().forEach(column -> check("column", column.name()));
        table.indexes().forEach(index -> check("index", index.name()));
        table.constraints().map(Constraint::name).filter(Objects::nonNull).forEach(name -> check("constraint", name));
    }

    /**
     * Checks a name.
     *
     * @throws UnsupportedChange if the name is too long or empty
     */
    static void check(String what, String name) {
        int length = name.codePointCount(0, name.length());
        if (length > MAXIMUM || name.isEmpty()) {
            throw new UnsupportedChange("The name of the " + what + " \"" + name + "\" has " + length
                    + " characters; MariaDB accepts 1 to " + MAXIMUM + ".");
        }
    }
}
