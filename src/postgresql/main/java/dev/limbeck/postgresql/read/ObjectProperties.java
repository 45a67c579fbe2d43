package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Catalog.ObjectProperty;
import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.postgresql.query.PropertyQueries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The properties of objects that the model does not represent. */
final class ObjectProperties {
    private final ServerRows rows;
    private final ObjectNeeds objects;

    ObjectProperties(ServerRows rows) {
        this.rows = rows;
        this.objects = new ObjectNeeds(rows);
    }

    /** {@return the properties of those objects that the rows contain} */
    List<ObjectProperty> read(CatalogQueries queries) throws SQLException {
        List<ObjectProperty> found = new ArrayList<>();
        found.addAll(identities());
        InheritedColumns inherited = new InheritedColumns(rows);
        for (Row relation : rows.relations()) {
            CreatedObject object = CreatedObject.relation(rows.name(relation));
            inherited.changes(relation).forEach(sql -> found.add(new ObjectProperty(object, null, sql)));
        }
        for (Row row : queries.rows(PropertyQueries.PROPERTIES)) {
            add(row, found);
        }
        for (Row row : queries.rows(PropertyQueries.COMMENTS)) {
            add(row, found);
        }
        return found;
    }

    private void add(Row row, List<ObjectProperty> found) {
        objects.find(row.text("class"), row.number("oid"))
                .ifPresent(object -> found.add(new ObjectProperty(object, row.textOrNull("name"), row.text("sql"))));
    }

    /** Returns the options of the sequences of identity and serial columns that the model does not represent. */
    private List<ObjectProperty> identities() {
        Map<Long, Row> relations =
                rows.relations().stream().collect(Collectors.toMap(row -> row.number("oid"), Function.identity()));
        OwnedSequences owned = new OwnedSequences(rows.others().sequences());
        List<ObjectProperty> found = new ArrayList<>();
        for (Row sequence : rows.others().sequences()) {
            Optional<Row> table =
                    Optional.ofNullable(sequence.has("owner") ? relations.get(sequence.number("owner")) : null);
            table.filter(row -> rows.isPlain(row) && owned.isPartOf(rows, sequence))
                    .ifPresent(row -> {
                        CreatedObject object = CreatedObject.relation(rows.name(row));
                        String column = sequence.text("owner_column");
                        owned.changes(rows, sequence)
                                .forEach(sql -> found.add(new ObjectProperty(object, column, sql)));
                    });
        }
        return found;
    }
}
