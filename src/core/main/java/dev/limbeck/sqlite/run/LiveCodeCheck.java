package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.sqlite.catalog.CodeCheck;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TriggerText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the views and triggers of the real database: if SQLite could prepare a view or trigger before a revision, it
 * must still be able to prepare it afterwards. The draft of a batch is checked in the same way before it runs; this
 * check covers all changes of a revision.
 */
final class LiveCodeCheck {
    private final Connection connection;
    private final int version;
    private final Map<String, String> broken;

    /** Records which views and triggers are broken now. */
    LiveCodeCheck(Connection connection) throws SQLException {
        this.connection = connection;
        this.version = version();
        this.broken = broken();
    }

    /**
     * Checks the views and triggers again if the schema has changed.
     *
     * @throws BrokenSchema if a view or trigger that could be prepared before can no longer be prepared
     */
    void refuseNewlyBroken() throws SQLException {
        if (version() == version) {
            return;
        }
        Map<String, String> now = broken();
        now.keySet().removeAll(broken.keySet());
        if (!now.isEmpty()) {
            throw new BrokenSchema("The change breaks " + String.join("; ", now.keySet()) + " ("
                    + now.values().iterator().next() + "). Drop or change "
                    + (now.size() == 1 ? "it" : "them") + " in the same revision.");
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA main.schema_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /**
     * {@return the views and triggers that SQLite cannot prepare, with the reason; objects that need definitions of the
     * application are not included}
     */
    private Map<String, String> broken() throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        for (SchemaRow one : stored()) {
            Optional<String> problem = one.isType("view") ? view(one) : trigger(one);
            problem.filter(why -> !CodeCheck.needsApplication(why))
                    .ifPresent(why -> found.put("the " + one.type() + " " + one.name(), why));
        }
        return found;
    }

    private List<SchemaRow> stored() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select type, name, tbl_name, sql from main.sqlite_schema"
                        + " where type in ('view', 'trigger') order by type desc, name")) {
            List<SchemaRow> stored = new java.util.ArrayList<>();
            while (row.next()) {
                stored.add(new SchemaRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
            return stored;
        }
    }

    private Optional<String> view(SchemaRow view) {
        return problem("EXPLAIN SELECT * FROM main." + SqliteNames.quote(view.name()));
    }

    /**
     * Checks a trigger by preparing a statement that fires it, since SQLite prepares the trigger with that statement.
     */
    private Optional<String> trigger(SchemaRow trigger) {
        try {
            TriggerText text = TriggerText.parse(trigger.sql());
            return problem("EXPLAIN "
                    + CodeCheck.firingStatement(text, "main." + SqliteNames.quote(trigger.table()), this::plainColumn));
        } catch (UnreadableSchema e) {
            return Optional.empty();
        }
    }

    private String plainColumn(String table) {
        try (PreparedStatement statement =
                connection.prepareStatement("select name from pragma_table_xinfo(?, 'main') where hidden = 0")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "rowid";
            }
        } catch (SQLException unknown) {
            return "rowid";
        }
    }

    private Optional<String> problem(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(ErrorExplanation.findMessage(e));
        }
    }
}
