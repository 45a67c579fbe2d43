package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.ProofVerdict.ProofKind;
import dev.limbeck.result.ProofVerdict.Status;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that both correct and faulty histories are recognized without a database. */
final class VerifyTest {
    private static final String CREATE =
            "op.createTable(\"account\", column(\"id\", bigint()).identity(), column(\"name\", varchar(50)),"
                    + " primaryKey(\"id\"));";
    private static final String DROP = "op.dropTable(\"account\");";
    private static final String ADD =
            "op.batchAlterTable(\"account\", b -> b.addColumn(column(\"email\", varchar(320))));";
    private static final String REMOVE = "op.batchAlterTable(\"account\", b -> b.dropColumn(\"email\"));";

    @TempDir
    private Path folder = Path.of(".");

    private VerifyResult verify(String... range) {
        Project project = Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .modelClasspath(List.of())
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .load());
        return new Verify(project, RunListener.SILENT).run(range.length == 0 ? null : range[0], false);
    }

    private void write(String id, String down, String upgrade, String downgrade) throws IOException {
        write(id, down, "", upgrade, downgrade);
    }

    private void write(String id, String down, String more, String upgrade, String downgrade) throws IOException {
        String text =
                """
                package db.revisions;
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;
                /** step %s. */
                @Revision(id = "%s", downRevision = {%s}, created = "2026-01-01T00:00:00Z"%s)
                public final class Rev_%s extends Migration {
                    @Override
                    public void upgrade(Operations op) throws Exception {
                        %s
                    }
                    @Override
                    public void downgrade(Operations op) throws Exception {
                        %s
                    }
                }
                """
                        .formatted(id, id, down, more, id, upgrade, downgrade);
        Files.createDirectories(folder.resolve("revisions"));
        Files.writeString(folder.resolve("revisions").resolve("Rev_" + id + ".java"), text);
    }

    private static ProofVerdict verdict(VerifyResult result, ProofKind proof) {
        return result.verdicts().stream()
                .filter(verdict -> verdict.proof() == proof)
                .findFirst()
                .orElseThrow();
    }

    private static List<Status> statuses(VerifyResult result) {
        return result.verdicts().stream().map(ProofVerdict::status).toList();
    }

    @Test
    void aSoundHistoryIsProvedWithoutADatabase() throws IOException {
        write("a1a1", "", CREATE, DROP);
        write("b2b2", "\"a1a1\"", ADD, REMOVE);
        VerifyResult result = verify();
        assertThat(statuses(result))
                .containsExactly(Status.PASSED, Status.PASSED, Status.PASSED, Status.PASSED, Status.SKIPPED);
        assertThat(result.isBroken()).isFalse();
        assertThat(result.warnings()).isEmpty();
        assertThat(verdict(result, ProofKind.SINGLE_HEAD).text()).isEqualTo("b2b2");
        assertThat(verdict(result, ProofKind.DOWNGRADE).text()).isEqualTo("2 revisions");
    }

    @Test
    void anEmptyHistoryIsSound() throws IOException {
        Files.createDirectories(folder.resolve("revisions"));
        assertThat(verify().isBroken()).isFalse();
    }

    @Test
    void namesTheFirstRevisionThatCannotBeAppliedAndWhy() throws IOException {
        write("a1a1", "", CREATE, DROP);
        write("b2b2", "\"a1a1\"", ADD.replace("account", "acount"), REMOVE);
        VerifyResult result = verify();
        ProofVerdict up = verdict(result, ProofKind.UPGRADE);
        assertThat(up.status()).isEqualTo(Status.FAILED);
        assertThat(up.revision()).isEqualTo("b2b2");
        assertThat(up.text()).isEqualTo("revision b2b2 (step b2b2): There is no table acount. Did you mean account?");
        assertThat(verdict(result, ProofKind.DOWNGRADE).status()).isEqualTo(Status.SKIPPED);
        assertThat(result.isBroken()).isTrue();
    }

    @Test
    void anIncompleteDowngradeReportsTheDifference() throws IOException {
        write("a1a1", "", CREATE, DROP);
        write("b2b2", "\"a1a1\"", ADD, "");
        write("c3c3", "\"b2b2\"", "op.execute(text(\"update account set email = ''\"));", "");
        ProofVerdict down = verdict(verify(), ProofKind.DOWNGRADE);
        assertThat(down.revision()).isEqualTo("b2b2");
        assertThat(down.text())
                .isEqualTo("revision b2b2 (step b2b2): its downgrade does not restore the schema that existed before"
                        + " its upgrade");
        assertThat(down.gap())
                .isEqualTo(new SchemaMismatch("no column account.email", "column account.email varchar(320)"));
    }

    @Test
    void aDifferentDowngradeReportsBothSchemas() throws IOException {
        write("a1a1", "", CREATE, DROP);
        write(
                "b2b2",
                "\"a1a1\"",
                "op.batchAlterTable(\"account\", b -> b.alterColumn(\"name\", c -> c.type(varchar(80))));",
                "op.batchAlterTable(\"account\", b -> b.alterColumn(\"name\", c -> c.type(varchar(40))));");
        assertThat(verdict(verify(), ProofKind.DOWNGRADE).gap())
                .isEqualTo(new SchemaMismatch("column account.name varchar(50)", "column account.name varchar(40)"));
    }

    @Test
    void aFailedDowngradeIsReported() throws IOException {
        write("a1a1", "", CREATE, DROP + DROP);
        ProofVerdict down = verdict(verify(), ProofKind.DOWNGRADE);
        assertThat(down.revision()).isEqualTo("a1a1");
        assertThat(down.text()).contains("There is no table account");
    }

    @Test
    void differencesThatAModelComparisonIgnoresAreFound() throws IOException {
        write("a1a1", "", CREATE, DROP);
        write(
                "b2b2",
                "\"a1a1\"",
                "op.dropTable(\"account\");",
                "op.execute(text(\"CREATE TABLE account (id bigint, name varchar(50), PRIMARY KEY (id)) STRICT\"));"
                        .replace("bigint", "INTEGER")
                        .replace("varchar(50)", "TEXT"));
        assertThat(verdict(verify(), ProofKind.DOWNGRADE).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void remainingTriggersAndViewsAreFound() throws IOException {
        write("a1a1", "", CREATE, DROP);
        write("b2b2", "\"a1a1\"", "op.execute(text(\"CREATE VIEW v AS SELECT id FROM account\"));", "");
        assertThat(verdict(verify(), ProofKind.DOWNGRADE).gap()).isEqualTo(new SchemaMismatch("no view v", "view v"));
    }

    @Test
    void anIrreversibleRevisionIsListedAndThoseBelowItAreStillProved() throws IOException {
        write("a1a1", "", CREATE, "");
        write("b2b2", "\"a1a1\"", ", irreversible = \"the old values are gone\"", ADD, "");
        write(
                "c3c3",
                "\"b2b2\"",
                "op.createIndex(\"ix\", \"account\", \"email\");",
                "op.dropIndex(\"ix\", \"account\");");
        VerifyResult result = verify();
        assertThat(result.irreversible()).containsExactly("b2b2 (irreversible: the old values are gone)");
        assertThat(verdict(result, ProofKind.DOWNGRADE).revision()).isEqualTo("a1a1");
        write("a1a1", "", CREATE, DROP);
        assertThat(verify().isBroken()).isFalse();
    }

    @Test
    void branchesAndTheirMergeAreRevertedInReverseOrder() throws IOException {
        write("a1a1", "", CREATE, DROP);
        write("b2b2", "\"a1a1\"", ADD, REMOVE);
        write("c3c3", "\"a1a1\"", "op.createTable(\"other\", column(\"id\", integer()));", "op.dropTable(\"other\");");
        VerifyResult two = verify();
        assertThat(verdict(two, ProofKind.SINGLE_HEAD).status()).isEqualTo(Status.FAILED);
        assertThat(verdict(two, ProofKind.SINGLE_HEAD).text()).contains("2 heads: ", "b2b2", "c3c3");
        assertThat(verdict(two, ProofKind.UPGRADE_AGAIN).status()).isEqualTo(Status.PASSED);
        assertThat(verify("base:heads").isBroken()).isFalse();
        write("d4d4", "\"b2b2\", \"c3c3\"", "", "");
        assertThat(verify().isBroken()).isFalse();
    }

    @Test
    void aRangeProvesOnlyItsOwnRevisions() throws IOException {
        write("a1a1", "", CREATE, "");
        write("b2b2", "\"a1a1\"", ADD, REMOVE);
        write("c3c3", "\"b2b2\"", "", "");
        assertThat(verify().isBroken()).isTrue();
        assertThat(verify("b2b2:head").isBroken()).isFalse();
        assertThat(verify("-1:").isBroken()).isFalse();
        assertThat(verdict(verify("b2b2"), ProofKind.UPGRADE).text()).isEqualTo("1 revision");
        assertThat(verdict(verify(":a1a1"), ProofKind.DOWNGRADE).revision()).isEqualTo("a1a1");
    }

    @Test
    void aFailureOnlyWithRowsIsAWarning() throws IOException {
        write("a1a1", "", CREATE, DROP);
        write(
                "b2b2",
                "\"a1a1\"",
                "op.batchAlterTable(\"account\", b -> b.addColumn(column(\"login\", varchar(9)).nullable(false)));",
                "op.batchAlterTable(\"account\", b -> b.dropColumn(\"login\"));");
        VerifyResult result = verify();
        assertThat(result.isBroken()).isFalse();
        assertThat(result.warnings()).anySatisfy(warning -> assertThat(warning)
                .startsWith("The upgrade of revision b2b2 works on empty tables, but fails with a sample row in"
                        + " each"));
    }

    @Test
    void seedRowsAreKeptForTheRevisionsThatReadThem() throws IOException {
        write("a1a1", "", CREATE + "op.execute(text(\"insert into account (id, name) values (1, 'root')\"));", DROP);
        String reads =
                "try (var s = op.connection().createStatement(); var r = s.executeQuery(\"select name from account"
                        + " where id = 1\"))"
                        + " { r.next(); if (!\"root\".equals(r.getString(1))) throw new IllegalStateException(\"no"
                        + " root\"); }";
        write("b2b2", "\"a1a1\"", reads, "");
        VerifyResult result = verify();
        assertThat(result.isBroken()).as(result.toString()).isFalse();
        assertThat(result.warnings()).anySatisfy(warning -> assertThat(warning).contains("b2b2 uses op.connection()"));
    }
}
