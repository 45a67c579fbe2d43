package dev.limbeck.execute.failure;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.TableName;
import dev.limbeck.text.NearestName;
import java.util.List;

/** Explains that a table used by a revision does not exist. */
public final class MissingTable {

    private MissingTable() {}

    /**
     * {@return an exception whose message mentions a leftover of the table, or the table that was probably meant}
     *
     * @param name the name in the revision
     * @param catalog the existing schema
     * @param leftovers the tables that look like copies of the missing table, left behind by another tool
     * @param words writes the statement that renames a leftover
     */
    public static UnsupportedChange refuse(String name, Catalog catalog, List<Leftover> leftovers, SqlSyntax words) {
        if (!leftovers.isEmpty()) {
            Leftover one = leftovers.get(0);
            return new UnsupportedChange("There is no table " + name + ", but there is " + one.name()
                    + ", which " + one.tool() + " seems to have left behind when it was interrupted while copying "
                    + name + ". If it contains the rows, rename it: " + words.renameTable(one.name(), name) + ".");
        }
        List<String> names =
                catalog.tableNames().stream().map(TableName::toString).toList();
        return new UnsupportedChange("There is no table " + name + ". "
                + NearestName.find(name, names)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("The database has "
                                + (names.isEmpty() ? "no tables." : String.join(", ", names) + ".")));
    }
}
