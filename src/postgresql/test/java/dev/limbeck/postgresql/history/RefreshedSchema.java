package dev.limbeck.postgresql.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.model.Table;
import dev.limbeck.model.View;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.testing.StatementObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An observer that checks after each statement that reading only the changes gives the same schema as reading
 * everything.
 */
final class RefreshedSchema extends StatementObserver {
    private final Reflector reflector = new PostgresqlDialect().reflector();
    private @Nullable Catalog last;

    @Override
    protected void ran(Connection connection, String sql) throws SQLException {
        Catalog fresh = reflector.reflect(connection);
        Catalog before = last;
        Catalog now = reflector.refresh(connection, before == null ? fresh : before);
        last = now;
        assertThat(now.schema()).as(sql).isEqualTo(fresh.schema());
        assertThat(now.definitions()).as(sql).isEqualTo(fresh.definitions());
        assertThat(details(now)).as(sql).isEqualTo(details(fresh));
    }

    private static List<String> details(Catalog catalog) {
        return Stream.of(
                        catalog.schema().tables().stream()
                                .map(Table::name)
                                .map(name -> name + " " + catalog.definition(name) + catalog.columnUsers(name)),
                        catalog.schema().views().stream()
                                .map(View::name)
                                .map(name -> name + " " + catalog.definition(name)),
                        Stream.of(
                                catalog.otherObjects().toString(),
                                catalog.otherNames().toString(),
                                catalog.enumerations().toString()))
                .flatMap(lines -> lines)
                .toList();
    }
}
