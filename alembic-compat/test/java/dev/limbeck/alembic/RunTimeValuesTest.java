package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.ImportResult;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock and generated UUIDs in scripts become SQL that is computed when the revision runs. */
class RunTimeValuesTest {
    private static final String SCRIPT =
            """
            import uuid
            from datetime import date, datetime, timezone
            from alembic import op
            import sqlalchemy as sa

            revision = "1a00"
            down_revision = None
            STARTED = datetime.now(timezone.utc)


            def upgrade():
                event = op.create_table(
                    "event", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.Text()),
                    sa.Column("at", sa.DateTime()), sa.Column("day", sa.Date()), sa.Column("key", sa.Text()))
                op.bulk_insert(event, [
                    {"id": 1, "name": "bulk", "at": datetime.now(timezone.utc), "day": date.today(),
                     "key": str(uuid.uuid4())},
                    {"id": 2, "name": "hex", "at": datetime.utcnow(), "day": date.today(), "key": uuid.uuid4().hex},
                    {"id": 3, "name": "local", "at": datetime.now(), "day": datetime.now().date(), "key": None}])
                op.execute(f"INSERT INTO event (id, name) VALUES (4, '{STARTED}'), (5, '{STARTED.isoformat()}')")
                op.execute(f"INSERT INTO event (id, name) VALUES (6, '{STARTED:%d.%m.%Y %H:%M}')")
                op.execute(f"INSERT INTO event (id, name) VALUES (7, 'it''s {date.today()}, {datetime.utcnow()}!')")
                op.execute(sa.text("INSERT INTO event (id, name) VALUES (:i, :t)").bindparams(
                    i=8, t=STARTED.strftime("%Y-%m-%d") + "Z"))
                op.execute(event.update().where(event.c.key.is_(None)).values(key=uuid.uuid4().hex))


            def downgrade():
                op.drop_table("event")
            """;

    @TempDir
    Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void createFolder() throws IOException {
        ScriptFolder.requirePython();
        scripts = new ScriptFolder(folder).create();
    }

    @Test
    void theValuesAreComputedWhenTheRevisionRuns() throws IOException, SQLException {
        scripts.write("1a00", SCRIPT);
        ImportResult result = scripts.run();
        assertThat(result.untranslated()).isEmpty();
        assertThat(result.unproved()).isEmpty();
        assertThat(result.warnings())
                .contains("1a00: the clock is read when the revision runs, once in each statement");
        scripts.project().upgrade("ours.db", "head");
        String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
        String time = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}";
        assertThat(strings("select key from event where id = 1"))
                .singleElement()
                .asString()
                .matches(uuid);
        assertThat(strings("select key from event where id = 2"))
                .singleElement()
                .asString()
                .matches(uuid.replace("-4", "4").replace("-[", "[").replaceAll("-$", ""));
        assertThat(strings("select at from event where id < 4")).hasSize(3).allSatisfy(each -> assertThat(each)
                .matches(time));
        assertThat(strings("select abs(julianday(at) - julianday('now')) < 0.01 from event where id < 3"))
                .containsExactly("1", "1");
        assertThat(strings("select abs(julianday(at, 'utc') - julianday('now')) < 0.01 from event where id = 3"))
                .containsExactly("1");
        assertThat(strings("select day = date('now', 'localtime') from event where id < 4"))
                .containsExactly("1", "1", "1");
        assertThat(strings("select name from event where id > 3 and id < 9 order by id"))
                .satisfiesExactly(
                        each -> assertThat(each).matches(time + "\\+00:00"),
                        each -> assertThat(each).matches(time.replace("\\d\\d \\d", "\\d\\dT\\d") + "\\+00:00"),
                        each -> assertThat(each).matches("\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d"),
                        each -> assertThat(each).matches("it's \\d{4}-\\d\\d-\\d\\d, " + time + "!"),
                        each -> assertThat(each).matches("\\d{4}-\\d\\d-\\d\\dZ"));
        assertThat(strings("select count(distinct key) from event where id > 2"))
                .as("one UUID for all rows of a statement, as in Alembic")
                .containsExactly("1");
    }

    /** What cannot be computed by a statement is refused, and nothing is written in its place. */
    @Test
    void computationsWithTheValuesAreNotTranslated() throws IOException {
        List<String> bodies = List.of(
                "op.execute('DROP TABLE t') if datetime.now() > datetime(2024, 1, 1) else None",
                "op.execute(f\"INSERT INTO t VALUES ('{datetime.now() - timedelta(days=1)}')\")",
                "op.execute(f'INSERT INTO t VALUES ({datetime.now().year})')",
                "op.execute(f\"INSERT INTO t VALUES ('{str(uuid.uuid4())[:8]}')\")",
                "op.execute(f\"INSERT INTO t VALUES ('{uuid.uuid4().hex.upper()}')\")",
                "op.create_table('t_' + uuid.uuid4().hex, sa.Column('id', sa.Integer()))",
                "op.execute(f'INSERT INTO t VALUES ({datetime.now()})')",
                "op.execute(f'DROP TABLE \"{date.today()}\"')",
                "op.add_column('t', sa.Column('at', sa.Text(), server_default=str(datetime.now())))",
                "key = uuid.uuid4().hex\nop.execute(f\"INSERT INTO t VALUES ('{key}')\")\n"
                        + "op.execute(f\"INSERT INTO u VALUES ('{key}')\")");
        for (int i = 0; i < bodies.size(); i++) {
            scripts.upgrade("aa0" + i, "import uuid\nfrom datetime import date, datetime, timedelta\n" + bodies.get(i));
        }
        ImportResult result = scripts.run();
        assertThat(result.untranslated()).hasSize(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            assertThat(scripts.project().text("aa0" + i)).as(bodies.get(i)).contains("Not translated yet");
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ours.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
