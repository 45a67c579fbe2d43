package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.hibernate.journey.adopted.Book;
import dev.limbeck.result.Change;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which tables are managed and can be dropped, and which are ignored. */
class ManagedTest {
    @TempDir
    private Path folder;

    @Test
    void unmanagedTablesAreReportedAndKept() throws SQLException {
        rows().run("create table QRTZ_LOCKS (a text)", "create table flyway_schema_history (a int)");
        library(UnaryOperator.identity()).autogenerate("everything");
        library(UnaryOperator.identity()).upgrade("head");

        assertThat(library(UnaryOperator.identity()).check().changes()).isEmpty();
        assertThat(library(UnaryOperator.identity()).check().unmanaged())
                .containsExactly("flyway_schema_history", "QRTZ_LOCKS");
        assertThat(library(settings -> settings.set(SettingKey.AUTOGENERATE_UNMANAGED_TABLES, "drop"))
                        .check()
                        .changes())
                .extracting(Change::description)
                .containsExactlyInAnyOrder("dropped table flyway_schema_history", "dropped table QRTZ_LOCKS");
    }

    @Test
    void aTableCreatedByARevisionIsManagedAfterARevisionThatUndoesAManualChange() throws IOException, SQLException {
        Journey library = library(UnaryOperator.identity());
        library.autogenerate("everything");
        library.upgrade("head");
        rows().run("create index by_hand on book (pages)");
        assertThat(library.autogenerate("hand undone").changes())
                .extracting(Change::description)
                .containsExactly("dropped index book.by_hand (pages)");
        library.upgrade("head");
        writeByHand("cccc00000001", library, "op.createTable(\"extra\", column(\"a\", integer()));");
        library.upgrade("head");

        assertThat(library.check().warnings()).isEmpty();
        assertThat(library.check().changes()).extracting(Change::description).containsExactly("dropped table extra");
    }

    @Test
    void aTableCreatedInARevisionThatCannotBeReplayedIsManaged() throws IOException, SQLException {
        Journey library = library(UnaryOperator.identity());
        library.autogenerate("everything");
        library.upgrade("head");
        rows().run("create index by_hand on book (pages)");
        writeByHand(
                "cccc00000002",
                library,
                "op.dropIndex(\"by_hand\", \"book\"); op.createTable(\"extra\", column(\"a\", integer()));");
        library.upgrade("head");

        assertThat(library.check().warnings()).isEmpty();
        assertThat(library.check().changes()).extracting(Change::description).containsExactly("dropped table extra");
    }

    @Test
    void aRevisionThatCannotBeReplayedIsReported() throws IOException, SQLException {
        Journey library = library(UnaryOperator.identity());
        rows().run("create table settings (name text)", "insert into settings values ('extra')");
        library.autogenerate("everything");
        library.upgrade("head");
        writeByHand(
                "cccc00000003",
                library,
                "try (var rows = op.connection().createStatement().executeQuery(\"select name from settings\")) {"
                        + " rows.next(); op.createTable(rows.getString(1), column(\"a\", integer())); }");
        library.upgrade("head");

        assertThat(library.check().changes()).isEmpty();
        assertThat(library.check().unmanaged()).containsExactly("extra", "settings");
        assertThat(library.check().warnings())
                .singleElement()
                .asString()
                .contains("Revision cccc00000003 does not run in an empty database")
                .contains("so autogenerate does not know which tables and views the rest of the revision creates");
    }

    @Test
    void patternsApplyToCheckToTheRevisionAndToItsProof() throws SQLException {
        rows().run(
                        "create table author (id integer primary key, name varchar(100) not null, email varchar(254)"
                                + " not null"
                                + " constraint uq_author_email unique, born date, joined timestamp not null, active"
                                + " boolean not"
                                + " null, biography text, rating float, legacy_code int constraint ck_legacy check"
                                + " (legacy_code > 0))",
                        "create index ix_legacy on author (legacy_code)",
                        "create table spatial_ref_sys (a int)");
        Journey library = library(settings -> settings.set(
                        SettingKey.AUTOGENERATE_EXCLUDE,
                        List.of("spatial_*", "author.legacy_*", "author.portrait", "book"))
                .set(SettingKey.AUTOGENERATE_UNMANAGED_TABLES, "drop"));

        assertThat(library.check().changes()).isEmpty();
        assertThat(library.autogenerate("nothing").file()).isNull();
        Journey only = library(settings -> settings.set(SettingKey.AUTOGENERATE_INCLUDE, List.of("author.portrait")));
        assertThat(only.autogenerate("portraits").changes())
                .extracting(Change::description)
                .containsExactly("added column author.portrait varbinary(255)");
        only.upgrade("head");
        assertThat(only.check().changes()).isEmpty();
        assertThat(rows().value("select sql like '%ck_legacy%' from sqlite_schema where name = 'author'"))
                .isEqualTo("1");
    }

    private void writeByHand(String id, Journey library, String body) throws IOException {
        String down = library.upgrade("head").current().get(0);
        Files.writeString(
                library.revisions().resolve("Rev_" + id + ".java"),
                """
                package app.revisions;

                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                /** By hand. */
                @Revision(id = "%s", downRevision = "%s", created = "2026-11-23T07:45:12Z")
                public final class Rev_%s extends Migration {
                    @Override
                    public void upgrade(Operations op) throws Exception {
                        %s
                    }

                    @Override
                    public void downgrade(Operations op) {}
                }
                """
                        .formatted(id, down, id, body));
    }

    private Rows rows() {
        return new Rows(library(UnaryOperator.identity()).url());
    }

    private Journey library(UnaryOperator<SettingsBuilder> more) {
        return new Journey(
                folder,
                settings -> more.apply(settings.modelClasspath(List.of(AdoptionTest.place()))
                        .modelPackages(List.of(Book.class.getPackageName()))));
    }
}
