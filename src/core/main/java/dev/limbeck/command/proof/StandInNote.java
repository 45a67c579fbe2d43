package dev.limbeck.command.proof;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.model.TableName;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Describes the limits of a proof in a scratch database that only imitates the collations and functions of the
 * application.
 */
public final class StandInNote {
    private StandInNote() {}

    /** {@return a line that lists the objects that need a definition from the application; empty if there are none} */
    public static Optional<String> of(ScratchDatabases scratches, Catalog catalog) {
        return of(find(scratches, catalog));
    }

    /** {@return a line that lists the given objects; empty if there are none} */
    static Optional<String> of(Map<TableName, String> objects) {
        return objects.isEmpty()
                ? Optional.empty()
                : Optional.of("some objects use definitions that belong to the application: "
                        + objects.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                                .collect(Collectors.joining(", "))
                        + ". The scratch database only imitates these, so values and sort orders that"
                        + " depend on them are not verified");
    }

    /** {@return the objects that need definitions from the application, with the names of these definitions} */
    static Map<TableName, String> find(ScratchDatabases scratches, Catalog catalog) {
        try {
            return scratches.dialect().scratches().findStandIns(catalog);
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be read", e);
        }
    }
}
