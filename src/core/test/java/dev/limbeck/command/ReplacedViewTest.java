package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.sqlite.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a view can be replaced by another view with the same name. */
final class ReplacedViewTest {
    private static final String SCHEMA = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";
    private static final String OLD = "create view adult as select * from person where age >= 18";
    private static final String NEW = "create view adult as select * from person where age >= 21";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history = new HistoryProject(Path.of("."));

    @BeforeEach
    void begin() {
        history = new HistoryProject(folder)
                .revision(
                        "1a1a",
                        "",
                        "op.createTable(\"person\", column(\"name\", varchar(20)), column(\"age\", integer()));"
                                + " op.createView(\"adult\", text(\"" + OLD + "\"));"
                                + " op.createView(\"old_adult\", text(\"create view old_adult as select * from adult"
                                + " where age > 60\"));"
                                + " op.createTrigger(\"gone\", \"adult\", text(\"create trigger gone instead of delete"
                                + " on adult begin delete from person where name = old.name; end\"));",
                        "op.dropView(\"old_adult\"); op.dropView(\"adult\"); op.dropTable(\"person\");")
                .revision("2b2b", "1a1a", replace(OLD, NEW), replace(NEW, OLD));
    }

    private static String replace(String before, String after) {
        return "op.replaceView(\"adult\", text(\"" + before + "\"), text(\"" + after + "\"));";
    }

    @Test
    void keepsItsTriggersAndTheViewsThatReadIt() {
        history.upgrade("1a1a");
        history.run("insert into person values ('a', 19), ('b', 70)");
        List<String> before = history.query(SCHEMA);
        history.upgrade("head");
        assertThat(history.query("select name from adult union all select name from old_adult"))
                .containsExactly("b", "b");
        assertThat(history.query("select name from sqlite_schema where type = 'trigger'"))
                .containsExactly("gone");
        history.downgrade("1a1a");
        assertThat(history.query(SCHEMA)).isEqualTo(before);
        assertThat(new Verify(history.project(), RunListener.SILENT)
                        .run(null, false)
                        .isBroken())
                .isFalse();
    }

    @Test
    void keepsTheTemporaryTriggersOfTheConnection() throws SQLException {
        history.upgrade("1a1a");
        SqliteDialect dialect = new SqliteDialect();
        TableName name = TableName.of("adult");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("create temp trigger mine instead of insert on adult begin select 1; end");
            Operation operation = new ReplaceView(new View(name, new SqlText(OLD)), new View(name, new SqlText(NEW)));
            var plan = dialect.planner().plan(operation, dialect.reflector().reflect(connection), PlanOptions.DEFAULT);
            for (var step : plan.statements()) {
                statement.execute(step.sql());
            }
            try (var rows = statement.executeQuery("select name from sqlite_temp_schema")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("mine");
            }
        }
    }

    @Test
    void theOldDefinitionIsCheckedFirst() {
        history.upgrade("1a1a");
        history.run("drop view adult", "create view adult as select name, age from person");
        List<String> before = history.query(SCHEMA);
        assertThatThrownBy(() -> history.upgrade("head"))
                .hasMessageContaining("The view adult is CREATE VIEW adult as select name, age from person")
                .hasMessageContaining("the revision expects " + OLD);
        assertThat(history.query(SCHEMA)).isEqualTo(before);
        history.run("drop view adult", "CREATE VIEW \"adult\" AS SELECT * FROM  person WHERE age >= 18");
        history.upgrade("head");
        assertThat(history.query("select sql from sqlite_schema where name = 'adult'"))
                .containsExactly(NEW.replace("create view", "CREATE VIEW"));
    }

    @Test
    void anotherNameAndAMissingViewAreErrors() {
        history.revision("2b2b", "1a1a", replace(OLD, NEW.replace("adult", "grown_up")), "");
        history.upgrade("1a1a");
        assertThatThrownBy(() -> history.upgrade("head"))
                .hasMessageContaining("The view adult cannot be replaced by a view named grown_up");
        history.revision("2b2b", "1a1a", replace(OLD, NEW).replace("(\"adult\"", "(\"none\""), "");
        assertThatThrownBy(() -> history.upgrade("head")).hasMessageContaining("There is no view none to replace");
        history.revision("2b2b", "1a1a", replace(OLD, "select 1"), "");
        assertThatThrownBy(() -> history.upgrade("head")).hasMessageContaining("select 1");
        assertThat(history.query("select sql from sqlite_schema where name = 'adult'"))
                .containsExactly(OLD.replace("create view", "CREATE VIEW"));
    }

    @Test
    void isInScriptsAndPlansAndCanBeSquashed() throws IOException {
        String script = new Upgrade(history.project(), RunListener.SILENT)
                .script("1a1a:head", "3.40")
                .script();
        assertThat(script).contains("-- replace the view adult", "DROP VIEW main.adult", NEW, "TRIGGER main.gone");
        history.revision("3c3c", "2b2b", "op.execute(\"insert into person values ('c', 30)\");", "");
        RevisionResult squashed =
                new Squash(history.project(), RunListener.SILENT).run(new Squash.Request("1a1a:head", "both", false));
        assertThat(Files.readString(squashed.file())).contains("op.replaceView(");
        history.upgrade("head");
        assertThat(history.query("select name from adult")).containsExactly("c");
    }
}
