package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Configuration;
import dev.limbeck.app.Limbeck;
import dev.limbeck.app.RevisionOptions;
import dev.limbeck.ops.Hazard;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.ProofVerdict.Status;
import dev.limbeck.result.RevisionResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests an application that writes, verifies and applies its own revisions. */
final class ApplicationRevisionTest {
    @TempDir
    Path folder;

    private Configuration configuration() {
        return Limbeck.configure()
                .databaseUrl(url())
                .revisions("shop.revisions")
                .revisionsFolder(folder.resolve("shop/revisions"))
                .entities("com.example.shoplist");
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("shop.db");
    }

    @Test
    void writesProvesAndAppliesARevisionOfItsEntities() {
        Limbeck limbeck = configuration().load();
        RevisionResult first = limbeck.revision("shop lists");
        assertThat(first.file()).isNotNull().exists();
        assertThat(limbeck.pending()).hasSize(1);
        assertThat(limbeck.verify().verdicts()).extracting(ProofVerdict::status).containsOnly(Status.PASSED);
        assertThat(limbeck.upgrade("head").current()).containsExactly(first.id());
        assertThat(limbeck.check().changes()).isEmpty();
        assertThat(limbeck.drift().changes()).isEmpty();
        assertThat(limbeck.revision("nothing").file()).isNull();
    }

    @Test
    void whatCannotBeDetectedIsAnOption() throws Exception {
        Limbeck limbeck = configuration().load();
        limbeck.revision("shop lists");
        limbeck.upgrade("head");
        // The rename is detected in a database whose schema is older than the release that renamed the column.
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("alter table tag rename column name to label");
        }
        assertThatThrownBy(() -> limbeck.revision("renamed"))
                .isInstanceOfSatisfying(LimbeckException.class, undecided -> assertThat(undecided.code())
                        .isEqualTo("undecided"));
        RevisionOptions renamed = RevisionOptions.autogenerate("renamed").renames(Map.of("tag.label", "tag.name"));
        RevisionResult written = limbeck.revision(renamed.id("abcd"));
        assertThat(written.id()).isEqualTo("abcd");
        assertThat(Files.readString(written.file())).contains("from(\"label\").to(\"name\")");
    }

    @Test
    void aHazardCanBeRefused() throws Exception {
        Limbeck limbeck = configuration().load();
        limbeck.revision("shop lists");
        limbeck.upgrade("head");
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("alter table tag add column extra text");
        }
        RevisionOptions dropped = RevisionOptions.autogenerate("dropped").noRenames("tag.extra");
        assertThatThrownBy(() -> limbeck.revision(dropped.failOnHazard(Hazard.Kind.DATA_LOSS)))
                .isInstanceOfSatisfying(LimbeckException.class, refused -> assertThat(refused.code())
                        .isEqualTo("hazard-refused"));
        assertThat(limbeck.revision(dropped).file()).isNotNull();
    }
}
