package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.execute.RunListener;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the names that the settings in {@code [revisions.naming]} give to unnamed constraints. */
final class NamingTest {
    private static final Map<String, String> NAMING = Map.of(
            "pk", "pk_{table}",
            "uq", "uq_{table}_{columns}",
            "fk", "fk_{table}_{column}_{referred_table}",
            "ck", "ck_{table}",
            "ix", "ix_{table}_{columns}");
    private static final String MODEL =
            """
            CREATE TABLE owner (id integer, email varchar(50) NOT NULL, age integer,
                PRIMARY KEY (id), UNIQUE (email, age), CHECK (age >= 0), CHECK (age < 200));
            CREATE TABLE pet (id bigint NOT NULL, owner_id integer, PRIMARY KEY (id),
                CONSTRAINT mine UNIQUE (owner_id), FOREIGN KEY (owner_id) REFERENCES owner (id));
            """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void namesUnnamedConstraintsOfTheModelWithoutADifferenceAfterwards() {
        SqlProject project =
                new SqlProject(folder).settings(settings -> settings.set(SettingKey.REVISIONS_NAMING, NAMING));
        project.model(MODEL);
        assertThat(project.revision(Decisions.NONE))
                .contains(
                        "\"uq_owner_email_age\"",
                        "\"ck_owner\"",
                        "\"ck_owner_2\"",
                        "\"fk_pet_owner_id_owner\"",
                        "pk_pet",
                        "\"mine\"");
        project.upgrade();
        assertThat(project.check().changes()).isEmpty();
    }

    @Test
    void findsNoDifferenceInADatabaseFromBeforeTheConvention() {
        SqlProject project = new SqlProject(folder).released(MODEL);
        assertThat(project.settings(settings -> settings.set(SettingKey.REVISIONS_NAMING, NAMING))
                        .check()
                        .changes())
                .isEmpty();
    }

    @Test
    void namesUnnamedConstraintsOfARevision() {
        HistoryProject history = new HistoryProject(folder)
                .settings(settings -> settings.set(SettingKey.REVISIONS_NAMING, NAMING))
                .revision(
                        "1a1a",
                        "",
                        "op.createTable(\"a\", column(\"id\", bigint()).autoincrement(), column(\"b\", integer()),"
                                + " uniqueConstraint(\"own\", \"b\"));"
                                + " op.createCheckConstraint(null, \"a\", text(\"b > 0\"));"
                                + " op.createCheckConstraint(null, \"a\", text(\"b < 9\"));"
                                + " op.createUniqueConstraint(null, \"a\", \"b\", \"id\");"
                                + " op.dropConstraint(\"ck_a_2\", \"a\");",
                        "op.dropTable(\"a\");");
        history.upgrade("head");
        assertThat(history.query("SELECT sql FROM sqlite_schema WHERE name = 'a'")
                        .get(0))
                .contains(
                        "CONSTRAINT pk_a PRIMARY KEY AUTOINCREMENT", "CONSTRAINT own", "CONSTRAINT ck_a CHECK (b > 0)")
                .contains("CONSTRAINT uq_a_b_id UNIQUE")
                .doesNotContain("b < 9");
        assertThat(new Drift(history.project()).run().changes()).isEmpty();
        assertThat(new Verify(history.project(), RunListener.SILENT)
                        .run(null, false)
                        .isBroken())
                .isFalse();
    }

    @Test
    void refusesAnUnknownKindOrPlaceholder() {
        HistoryProject history = new HistoryProject(folder).revision("1a1a", "", "", "");
        assertThatThrownBy(
                        () -> history.settings(settings -> settings.set(SettingKey.REVISIONS_NAMING, Map.of("xy", "a")))
                                .upgrade("head"))
                .hasMessageContaining("revisions.naming: there is no kind of constraint \"xy\"; the kinds are pk");
        assertThatThrownBy(() -> history.settings(
                                settings -> settings.set(SettingKey.REVISIONS_NAMING, Map.of("ck", "{columns}")))
                        .upgrade("head"))
                .hasMessageContaining("{columns}, which is unknown there; use {hash}, {table}");
    }
}
