package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the report about a script that follows a revision that is not translated. */
class UntranslatedPartTest {
    @TempDir
    Path folder;

    @BeforeEach
    void requirePython() {
        ScriptFolder.requirePython();
    }

    private List<String> warnings(String upgrade) throws IOException {
        Path versions = Files.createDirectories(folder.resolve("versions"));
        write(
                versions,
                "1a",
                "None",
                "op.create_table('shelf', sa.Column('id', sa.Integer(), primary_key=True))\n" + "    open('rows.csv')");
        write(versions, "2b", "'1a'", upgrade);
        return new ImportedProject(folder)
                .from(versions).warnings().stream()
                        .filter(each -> each.startsWith("2b: ") && !each.contains("Create Date"))
                        .toList();
    }

    private static void write(Path folder, String id, String down, String upgrade) throws IOException {
        Files.writeString(
                folder.resolve(id + ".py"),
                """
                import sqlalchemy as sa
                from alembic import op
                revision = "%s"
                down_revision = %s
                def upgrade():
                    %s
                def downgrade():
                    pass
                """
                        .formatted(id, down, upgrade));
    }

    @Test
    void aScriptThatAsksWhatExistsGetsAPartialAnswer() throws IOException {
        assertThat(warnings("if 'shelf' in sa.inspect(op.get_bind()).get_table_names():\n"
                        + "        op.drop_table('shelf')"))
                .containsExactly("2b: it asks what exists in the database; the answer includes only the translated part"
                        + " of 1a");
    }

    @Test
    void aScriptThatAsksNothingIsNotSaidToAsk() throws IOException {
        assertThat(warnings(
                        "with op.batch_alter_table('shelf', table_kwargs={'sqlite_autoincrement': True}) as batch_op:\n"
                                + "        batch_op.add_column(sa.Column('width', sa.Integer()))"))
                .containsExactly("2b: how it is translated depends on what exists; what exists includes only the"
                        + " translated part of 1a");
    }

    @Test
    void anOrdinaryScriptGetsNoWarning() throws IOException {
        assertThat(warnings("op.add_column('shelf', sa.Column('width', sa.Integer()))"))
                .isEmpty();
    }
}
