package dev.limbeck.postgresql.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The columns that a table inherits and that have another default than in the table from which they are inherited. */
final class InheritedColumns {
    private final ServerRows rows;
    private final Map<String, Row> relations;

    InheritedColumns(ServerRows rows) {
        this.rows = rows;
        this.relations = rows.relationsByOid();
    }

    /** {@return the statements that give the inherited columns of the table their own properties} */
    List<String> changes(Row table) {
        List<String> changes = new ArrayList<>();
        if (!table.has("parents") || table.is("partition")) {
            return changes;
        }
        for (Row column : columns(table)) {
            String alter = "ALTER TABLE ONLY " + DefinitionTexts.quote(rows.name(table)) + " ALTER COLUMN "
                    + DefinitionTexts.quote(column.text("name"));
            if (column.is("local") || !column.text("generated").isEmpty()) {
                continue;
            }
            parent(table, column).ifPresent(inherited -> {
                String own = column.textOrNull("expression");
                if (!Objects.equals(own, inherited.textOrNull("expression"))) {
                    changes.add(alter + (own == null ? " DROP DEFAULT" : " SET DEFAULT " + own));
                }
                if (column.is("required") && !inherited.is("required")) {
                    changes.add(alter + " SET NOT NULL");
                }
            });
        }
        return changes;
    }

    private List<Row> columns(Row relation) {
        return rows.columns().getOrDefault(relation.number("oid"), List.of());
    }

    private Optional<Row> parent(Row table, Row column) {
        return table.list("parent_oids").stream()
                .map(relations::get)
                .filter(Objects::nonNull)
                .flatMap(parent -> columns(parent).stream())
                .filter(each -> each.text("name").equals(column.text("name")))
                .findFirst();
    }
}
