package dev.limbeck.mariadb.read;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The indexes that the server creates for foreign keys. */
public final class ImplicitIndexes {
    private static final Pattern GENERATED = Pattern.compile(".*_ibfk_\\d+");

    private ImplicitIndexes() {}

    /** {@return whether the server created the index for the foreign key} */
    public static boolean belongs(Index index, ForeignKey key) {
        List<String> columns = index.parts().stream()
                .map(part -> String.valueOf(part.column()))
                .toList();
        boolean fits = !index.unique() && index.options().isEmpty() && columns.equals(key.columns());
        String name = Objects.requireNonNullElse(key.name(), "");
        return fits
                && (index.name().equals(name)
                        || (GENERATED.matcher(name).matches()
                                && index.name().matches(Pattern.quote(columns.get(0)) + "(_\\d+)?")));
    }

    /** {@return the name, in the definition of a table, of the index that the server created for the foreign key} */
    public static Optional<String> find(String createTable, ForeignKey key) {
        return createTable.startsWith("CREATE TABLE")
                ? MariadbTableText.indexes(createTable).stream()
                        .filter(index -> belongs(index, key))
                        .map(Index::name)
                        .findFirst()
                : Optional.empty();
    }
}
