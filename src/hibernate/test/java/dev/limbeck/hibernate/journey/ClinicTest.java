package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests two releases of an animal clinic application with snake case names; the second release is applied to a database
 * that already has rows.
 */
class ClinicTest {
    private static final Map<String, String> MINUTES = Map.of("visits.minutes_taken", "30");

    @TempDir
    Path folder;

    private Journey before;
    private Journey after;
    private Rows rows;

    @BeforeEach
    void releases() {
        before = release("before");
        after = release("after");
        rows = new Rows(before.url());
    }

    private Journey release(String name) {
        Path classes = Path.of("target", "test-classes").toAbsolutePath();
        return new Journey(folder, settings -> settings.modelClasspath(List.of(classes))
                .modelPackages(List.of("dev.limbeck.hibernate.journey.clinic." + name))
                .modelProperties(Map.of(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")));
    }

    private void firstReleaseWithRows() throws SQLException {
        before.autogenerate("first release");
        before.upgrade("head");
        rows.run(
                "insert into owners (id, first_name, last_name, address, city, telephone) values"
                        + " (1, 'George', 'Franklin', '110 W.', 'Madison', '6085551023'),"
                        + " (7, 'Betty', 'Davis', '638 C.', null, '6085551749')",
                "insert into types (id, name) values (1, 'cat'), (2, 'dog')",
                "insert into pets (id, name, birth_date, type_id, owner_id, weight_in_kilograms) values"
                        + " (1, 'Leo', '2020-09-07', 1, 1, 4.25), (2, 'Basil', '2022-08-06', 2, null, null)",
                "insert into vets (id, first_name, last_name, fax_number) values (3, 'James', 'Carter', '123'),"
                        + " (4, 'Helen', 'Leary', null)",
                "insert into specialties (id, name) values (1, 'radiology')",
                "insert into vet_specialties (vet_id, specialty_id) values (4, 1)",
                "insert into visits (id, visit_date, description, pet_id, vet_id) values"
                        + " (10, 1767225600000, 'rabies shot', 1, 3), (12, 1767225600000, 'neutered', 1, null)",
                "insert into invoices (visit_id, total_amount) values (10, 99.9)");
    }

    /**
     * Returns the rows of each table, with the columns sorted by name and without the columns that only one of the
     * releases has.
     */
    private Map<String, List<String>> commonRows() throws SQLException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String table : rows.query("select name from sqlite_schema where type = 'table' order by name")) {
            String columns = String.join(
                    ", ",
                    rows.query("select name from pragma_table_info('" + table + "') where name not in"
                            + " ('email_address', 'minutes_taken', 'fax_number') order by name"));
            if (!"alembic_version".equals(table)) {
                found.put(table, rows.query("select rowid, " + columns + " from " + table + " order by rowid"));
            }
        }
        return found;
    }

    /**
     * Returns the schema without the two tables in which something is dropped and recreated; comparing these tables
     * finds no difference.
     */
    private List<String> exactSchema() {
        return before.schema().stream()
                .filter(sql -> !sql.startsWith("CREATE TABLE vets ") && !sql.startsWith("CREATE TABLE visits "))
                .toList();
    }

    @Test
    void bothReleasesCanBeUpgradedAndDowngraded() {
        before.upgradeAndDowngrade();

        assertThat(before.tables())
                .contains("owners", "pets", "types", "visits", "vets", "specialties", "vet_specialties", "invoices");
    }

    @Test
    void allChangesOfTheSecondReleaseAreFound() throws SQLException {
        firstReleaseWithRows();

        RevisionResult second = after.autogenerate("second release", MINUTES);

        assertThat(second.changes())
                .extracting(change -> change.kind().code() + " " + change.table() + "." + change.name())
                .containsExactlyInAnyOrder(
                        "added_column owners.email_address",
                        "added_index pets.ix_pets_owner_birth",
                        "added_unique_constraint types.uk_types_name",
                        "dropped_column vets.fax_number",
                        "changed_column visits.state",
                        "dropped_foreign_key visits.fk_visits_pet",
                        "added_column visits.minutes_taken",
                        "changed_column visits.description",
                        "added_foreign_key visits.fk_visits_pet");
        assertThat(second.changes())
                .filteredOn(change -> change.name().equals("fax_number"))
                .flatExtracting(Change::hazards)
                .isNotEmpty();
    }

    @Test
    void aNewNotNullColumnNeedsABackfill() throws SQLException {
        firstReleaseWithRows();

        assertThatThrownBy(() -> after.autogenerate("second release"))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("visits.minutes_taken", "--backfill");
        assertThat(after.check().changes()).isNotEmpty();
    }

    @Test
    void rowsSurviveTheUpgradeAndTheDowngrade() throws SQLException, IOException {
        firstReleaseWithRows();
        Map<String, List<String>> filled = commonRows();
        List<String> schema = exactSchema();
        Path second = after.autogenerate("second release", MINUTES).file();
        assertThat(second).isNotNull();

        after.upgrade("head");

        assertThat(commonRows()).isEqualTo(filled);
        assertThat(rows.query("select distinct minutes_taken from visits")).containsExactly("30");
        assertThat(rows.query("pragma foreign_key_check")).isEmpty();
        assertThat(rows.query("pragma integrity_check")).containsExactly("ok");
        assertThat(after.check().changes()).isEmpty();
        assertThat(after.autogenerate("nothing").file()).isNull();

        after.downgrade("-1");

        assertThat(commonRows()).isEqualTo(filled);
        assertThat(exactSchema()).containsExactlyInAnyOrderElementsOf(schema);
        Files.delete(second);
        assertThat(before.check().changes()).isEmpty();
        assertThat(rows.query("select count(*) from vets where fax_number is null"))
                .containsExactly("2");
    }

    @Test
    void theRulesOfTheSecondReleaseAreEnforced() throws SQLException {
        firstReleaseWithRows();
        after.autogenerate("second release", MINUTES);
        after.upgrade("head");

        rows.run("update visits set state = 'CANCELLED'");
        assertThatThrownBy(() -> rows.run("insert into types (name) values ('cat')"))
                .hasMessageContaining("UNIQUE");
        assertThatThrownBy(() -> rows.run("insert into visits (visit_date, description, pet_id) values (0, 'x', 1)"))
                .hasMessageContaining("minutes_taken");
        rows.run("delete from invoices", "delete from pets where id = 1");
        assertThat(rows.query("select * from visits")).isEmpty();
    }

    @Test
    void aRowThatViolatesANewRuleStopsTheUpgradeBeforeAnyChange() throws SQLException {
        firstReleaseWithRows();
        rows.run("insert into types (name) values ('cat')");
        after.autogenerate("second release", MINUTES);
        Map<String, List<String>> filled = commonRows();
        List<String> schema = after.schema();

        assertThatThrownBy(() -> after.upgrade("head")).hasMessageContaining("types");

        assertThat(commonRows()).isEqualTo(filled);
        assertThat(after.schema()).isEqualTo(schema);
        rows.run("delete from types where id = 3");
        after.upgrade("head");
        assertThat(after.check().changes()).isEmpty();
    }
}
