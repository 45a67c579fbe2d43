package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The objects that the earlier steps of a revision create, change, rename, or drop. */
final class ChangedTables {
    private final Set<String> touched = new HashSet<>();
    private final Set<TableName> gone = new HashSet<>();

    /** Adds an operation with a known effect. */
    void add(Operation operation, NameRules names) {
        operation.tables().forEach(name -> touched.add(lower(name.name())));
        if (operation instanceof DropTable drop) {
            gone.add(drop.table().name());
        } else if (operation instanceof DropView drop) {
            gone.add(drop.view().name());
        } else if (operation instanceof RenameTable rename) {
            gone.add(rename.from());
            remove(rename.to(), names);
        } else if (operation instanceof CreateTable create) {
            remove(create.table().name(), names);
        } else if (operation instanceof CreateView create) {
            remove(create.view().name(), names);
        }
    }

    private void remove(TableName created, NameRules names) {
        gone.removeIf(name -> names.same(name, created));
    }

    /** Adds a statement that might create, change, or drop anything that it mentions. */
    void add(String sql) {
        Set<String> named = names(sql);
        touched.addAll(named);
        gone.removeIf(name -> named.contains(lower(name.name())));
    }

    /** Forgets which objects were dropped or renamed, because an unknown statement may have created them again. */
    void addAnything() {
        gone.clear();
    }

    /** {@return a table or view that the text uses even though an earlier step drops or renames it} */
    Optional<TableName> findGone(String sql, NameRules names) {
        Set<String> named = gone.isEmpty() ? Set.of() : names(sql);
        return gone.stream()
                .filter(table -> named.contains(lower(table.name())))
                .filter(table ->
                        MariadbTableUsers.uses(new SqlText(sql), name -> names.same(TableName.of(name), table)))
                .findFirst();
    }

    /** {@return the names, in lower case, of those objects in the text that an earlier step affects} */
    Set<String> in(String sql) {
        Set<String> named = names(sql);
        named.retainAll(touched);
        return named;
    }

    /**
     * {@return the tables with the given names in lower case, as the earlier steps leave them, to the extent that this
     * is known}
     */
    static List<Table> tables(Set<String> named, Catalog catalog) {
        List<Table> tables = new ArrayList<>();
        for (TableName name : catalog.tableNames()) {
            if (named.contains(lower(name.name())) && !catalog.mayHaveChanged(name)) {
                catalog.table(name).ifPresent(tables::add);
            }
        }
        return tables;
    }

    /** {@return all names in the text, in lower case} */
    static Set<String> names(String sql) {
        Set<String> names = new HashSet<>();
        MariadbTokens.meaningful(sql).stream()
                .filter(SqlToken::isName)
                .forEach(token -> names.add(lower(token.name(NameRule.EXACT))));
        return names;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
