package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fixed order in which Hibernate declares the key columns of an association table: by size, and by name if they
 * have the same size (see Hibernate's ColumnOrderingStrategyStandard).
 */
final class AssociationKeyOrder {
    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)");

    private AssociationKeyOrder() {}

    /** {@return whether the table's key has the fixed order} */
    static boolean isHibernateOrder(Table table) {
        List<Column> key = ColumnNames.primaryKey(table).stream()
                .map(name -> ColumnNames.find(table, name))
                .toList();
        return key.stream()
                .sorted(Comparator.comparingInt(AssociationKeyOrder::size).thenComparing(Column::name))
                .toList()
                .equals(key);
    }

    private static int size(Column column) {
        String declared = ColumnTypes.normalize(ColumnTypes.format(column.type()));
        Matcher length = LENGTH.matcher(declared);
        return switch (declared.split("[ (]", 2)[0]) {
            case "boolean", "tinyint", "smallint", "integer", "date", "time" -> 4;
            case "bigint", "timestamp", "double" -> 8;
            case "uuid" -> 16;
            default -> length.find() ? Integer.parseInt(length.group(1)) : Integer.MAX_VALUE;
        };
    }
}
