package dev.limbeck.sqlite.run;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The views and triggers of a database. SQLite stores them even if it can no longer prepare them. */
public final class StoredCode {
    private final Connection connection;

    /** Creates an object that reads the views and triggers again on each request. */
    public StoredCode(Connection connection) {
        this.connection = connection;
    }

    /**
     * {@return which of the given views and triggers SQLite cannot prepare, with the reason; objects that need definitions of the
     * application are not included}
     */
    Map<String, String> findBroken(List<SchemaRow> stored) {
        Map<String, String> found = new LinkedHashMap<>();
        for (SchemaRow one : stored) {
            problem(one).ifPresent(why -> found.put("the " + one.type() + " " + one.name(), why));
        }
        return found;
    }

    /**
     * {@return the names of the triggers that SQLite cannot prepare, with the reason; triggers that need definitions of
     * the application are not included} SQLite prepares all triggers that a statement fires, so each trigger is checked
     * while the others are dropped. The check must therefore run on a scratch database, which contains the same
     * triggers afterwards.
     */
    public Map<String, String> findBrokenTriggers() throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        List<SchemaRow> triggers =
                stored().stream().filter(one -> one.isType("trigger")).toList();
        for (SchemaRow one : triggers) {
            if (problem(one).isPresent()) {
                problemAlone(one, triggers).ifPresent(why -> found.put(one.name(), why));
            }
        }
        return found;
    }

    private Optional<String> problemAlone(SchemaRow trigger, List<SchemaRow> all) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT alone");
            try {
                for (SchemaRow other : all) {
                    if (!other.name().equals(trigger.name())) {
                        statement.execute("DROP TRIGGER main." + SqliteNames.quote(other.name()));
                    }
                }
                return problem(trigger);
            } finally {
                statement.execute("ROLLBACK TO alone");
                statement.execute("RELEASE alone");
            }
        }
    }

    private Optional<String> problem(SchemaRow one) {
        Optional<String> problem = one.isType("view") ? view(one) : trigger(one);
        return problem.filter(why -> !CodeCheck.needsApplication(why));
    }

    /** {@return the views and triggers} */
    List<SchemaRow> stored() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select type, name, tbl_name, sql from main.sqlite_schema"
                        + " where type in ('view', 'trigger') order by type desc, name")) {
            List<SchemaRow> stored = new ArrayList<>();
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
