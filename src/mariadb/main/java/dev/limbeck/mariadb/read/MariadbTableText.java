package dev.limbeck.mariadb.read;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a table from the output of {@code SHOW CREATE TABLE}. */
final class MariadbTableText {
    private static final Options HASH = Options.NONE.with(MariadbOptions.WITH, "USING HASH");

    private final List<Column> columns = new ArrayList<>();
    private @Nullable PrimaryKey primaryKey;
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<ForeignKey> keys = new ArrayList<>();
    private final List<CheckConstraint> checks = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final @Nullable String collation;
    private final Map<String, Column> known;

    private MariadbTableText(@Nullable String collation, Map<String, Column> known) {
        this.collation = collation;
        this.known = known;
    }

    /**
     * {@return the table}
     *
     * @param sql the definition that the server printed
     * @param collation the collation of the table
     * @param databaseCollation the collation of the database
     * @param known a cache of columns by their definitions, to which columns are added; many columns in a schema have
     *     the same definition
     */
    static Table read(
            TableName name,
            String sql,
            @Nullable String collation,
            String databaseCollation,
            NameRules names,
            Map<String, Column> known) {
        MariadbText text = MariadbText.of(sql);
        while (!text.isGroup()) {
            text.next();
        }
        MariadbTableText read = new MariadbTableText(collation, known);
        text.inside().split().forEach(read::item);
        TableOptionText options = TableOptionText.read(text);
        Options all = options.options();
        if (collation != null && !collation.equals(databaseCollation)) {
            all = all.with(MariadbOptions.COLLATE, collation);
        }
        if (all.get(MariadbOptions.ENGINE).isEmpty()) {
            read.acceptHashes();
        }
        return new Table(
                name,
                read.columns,
                read.primaryKey,
                read.uniques,
                read.keys,
                read.checks,
                read.ownIndexes(),
                all,
                options.comment(),
                List.of(),
                options.isPlain() ? null : new SqlText(sql),
                names);
    }

    /** {@return all indexes in a table's definition, except for unique constraints} */
    static List<Index> indexes(String sql) {
        MariadbText text = MariadbText.of(sql);
        while (!text.isGroup()) {
            text.next();
        }
        MariadbTableText read = new MariadbTableText(null, new HashMap<>());
        text.inside().split().forEach(read::item);
        return read.indexes;
    }

    private void item(MariadbText text) {
        if (text.peek().filter(token -> token.kind() == SqlToken.Kind.NAME).isPresent()) {
            columns.add(column(text));
        } else if (text.take("PRIMARY", "KEY")) {
            primaryKey = new PrimaryKey(null, text.names());
        } else if (text.take("UNIQUE", "KEY")) {
            unique(text);
        } else if (text.take("FULLTEXT", "KEY")) {
            indexes.add(index(text, false, Options.NONE.with(MariadbOptions.KIND, "fulltext")));
        } else if (text.take("SPATIAL", "KEY")) {
            indexes.add(index(text, false, Options.NONE.with(MariadbOptions.KIND, "spatial")));
        } else if (text.take("KEY")) {
            indexes.add(index(text, false, Options.NONE));
        } else if (text.take("CONSTRAINT")) {
            constraint(text);
        }
    }

    private Column column(MariadbText text) {
        String key = collation + " " + text.rest();
        Column found = known.get(key);
        if (found != null) {
            return found;
        }
        int before = checks.size();
        Column column = MariadbColumnText.read(text, collation, checks);
        if (checks.size() == before) {
            known.put(key, column);
        }
        return column;
    }

    private void unique(MariadbText text) {
        Index index = index(text, true, Options.NONE);
        boolean plain = index.options().isEmpty()
                && index.parts().stream().allMatch(part -> part.column() != null && !part.descending());
        if (plain) {
            uniques.add(unique(index));
        } else {
            indexes.add(index);
        }
    }

    private static UniqueConstraint unique(Index index) {
        return new UniqueConstraint(
                index.name(),
                index.parts().stream()
                        .map(part -> String.valueOf(part.column()))
                        .toList());
    }

    /**
     * Turns unique indexes with hash values into unique constraints. InnoDB decides by the length of a key whether it
     * uses hash values.
     */
    private void acceptHashes() {
        for (Index index : List.copyOf(indexes)) {
            boolean plain = index.parts().stream().allMatch(part -> part.column() != null && !part.descending());
            if (index.unique() && plain && index.options().equals(HASH)) {
                indexes.remove(index);
                uniques.add(unique(index));
            }
        }
    }

    private static Index index(MariadbText text, boolean unique, Options options) {
        String name = text.name();
        MariadbText columns = text.inside();
        List<IndexPart> parts = new ArrayList<>();
        boolean lengths = false;
        for (MariadbText part : columns.split()) {
            IndexPart column = IndexPart.column(part.name());
            if (part.isGroup()) {
                lengths = true;
                part.group();
            }
            parts.add(part.take("DESC") ? column.desc() : column);
        }
        Options all = lengths ? options.with(MariadbOptions.PARTS, columns.rest()) : options;
        String rest = text.rest();
        return new Index(name, parts, unique, null, rest.isEmpty() ? all : all.with(MariadbOptions.WITH, rest));
    }

    private void constraint(MariadbText text) {
        String name = text.name();
        if (text.take("CHECK")) {
            checks.add(new CheckConstraint(name, new SqlText(text.group())));
        } else if (text.take("FOREIGN", "KEY")) {
            foreignKey(name, text);
        }
    }

    private void foreignKey(String name, MariadbText text) {
        List<String> own = text.names();
        text.take("REFERENCES");
        String first = text.name();
        TableName table = text.take(".") ? new TableName(first, text.name()) : TableName.of(first);
        List<String> referenced = text.names();
        ReferentialAction onDelete = ReferentialAction.NO_ACTION;
        ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
        while (!text.atEnd()) {
            boolean delete = text.take("ON", "DELETE");
            if (!delete && !text.take("ON", "UPDATE")) {
                break;
            }
            String action = text.next().text().toUpperCase(Locale.ROOT);
            boolean two = action.equals("SET") || action.equals("NO");
            ReferentialAction found = ReferentialAction.valueOf(
                    two ? action + "_" + text.next().text().toUpperCase(Locale.ROOT) : action);
            onDelete = delete ? found : onDelete;
            onUpdate = delete ? onUpdate : found;
        }
        keys.add(new ForeignKey(
                name, own, table, referenced, onDelete, onUpdate, Deferrability.NOT_DEFERRABLE, null, Options.NONE));
    }

    /** Returns the indexes, except for those that the server created for a foreign key. */
    private List<Index> ownIndexes() {
        return indexes.stream()
                .filter(index -> keys.stream().noneMatch(key -> ImplicitIndexes.belongs(index, key)))
                .toList();
    }
}
