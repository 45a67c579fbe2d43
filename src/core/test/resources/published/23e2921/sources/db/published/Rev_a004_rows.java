package db.published;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Rows, SQL and what a revision can ask for. */
@Revision(
        id = "a004",
        downRevision = "a003",
        created = "2026-11-23T07:48:12Z",
        irreversible = "")
public final class Rev_a004_rows extends Migration {
    @Override
    public void upgrade(Operations op) throws Exception {
        op.createTable("state", column("id", integer()), column("name", varchar(20)), column("slug", varchar(20)));
        op.bulkInsert("state", List.of(
                row("id", 1, "name", "open"),
                row("id", 2, "name", "done")));
        op.execute("insert into state (id, name) values (3, 'Left Over')");
        op.execute(text("update state set name = 'Done' where id = 2"));
        op.execute(new SqlText("update state set name = 'Open' where id = 1"));
        op.execute("update state set name = ? where id = ?", "O'Hara", 3);
        SqlText quoted = op.inlineLiteral("it's");
        op.execute("insert into state (id, name) values (4, " + quoted + ")");
        long changed = op.migrateRows(
                "select id, name from state where slug is null",
                "update state set slug = ? where id = ?",
                row -> new Object[] {slug(row.getString("name")), row.getLong("id")});
        try (PreparedStatement insert =
                op.connection().prepareStatement("insert into state (id, name, slug) values (5, ?, ?)")) {
            insert.setLong(1, changed);
            insert.setString(2, op.tag().orElse("no tag"));
            insert.executeUpdate();
        }
        op.invoke(new AuditTrigger("state"));
        if (op.schema().table(TableName.of("state")).isPresent() && op.dialect().equals("sqlite") && !op.isOffline()) {
            op.execute("insert into state (id, name) values (6, '" + op.argument("tenant").orElse("main") + "')");
            op.execute("insert into state (id, name) values (7, '" + op.arguments().size() + "')");
        }
    }

    private static String slug(String name) throws SQLException {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    @Override
    public void downgrade(Operations op) throws Exception {
        op.invoke(new AuditTrigger("state").reverse());
        op.dropTable("state");
    }
}
