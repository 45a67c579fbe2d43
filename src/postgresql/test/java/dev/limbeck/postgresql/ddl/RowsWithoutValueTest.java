package dev.limbeck.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.postgresql.read.PostgresqlReflector;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Tests that a row is not written if its value in a new column is NULL. */
class RowsWithoutValueTest {
    @Test
    void rowsWithoutAValueStayAsTheyAre() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id int, name text)");
            statement.execute("insert into thing values (1, 'a'), (2, null)");
            AddColumn step =
                    new AddColumn(Column.of("upper", SqlType.of(TypeName.TEXT)), new SqlText("upper(name)"), null);
            AlterTable batch = AlterTable.of(TableName.of("thing"), step);
            for (var each : OnlineBatch.plan(batch, new PostgresqlReflector(SqlType::raw).reflect(connection), 18)) {
                statement.execute(each.sql());
            }
            try (ResultSet rows = statement.executeQuery("select upper, ctid::text from thing order by id")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("A");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isNull();
                assertThat(rows.getString(2)).isEqualTo("(0,2)");
            }
        }
    }
}
