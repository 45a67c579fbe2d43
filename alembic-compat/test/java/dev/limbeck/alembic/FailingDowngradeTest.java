package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.result.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests downgrades that fail in the real Alembic, and scripts that use the naming convention of env.py. */
class FailingDowngradeTest {
    private static final String SCRIPT =
            """
            import sqlalchemy as sa
            from alembic import context, op

            revision = "1a00"
            down_revision = None


            def upgrade():
                op.create_table("shelf", sa.Column("id", sa.Integer(), primary_key=True),
                                sa.Column("label", sa.String(40)), sa.UniqueConstraint("label", name="uq_label"))
                op.create_index("ix_label", "shelf", ["label"])


            def downgrade():
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void requireAlembic() {
        Alembic.require();
    }

    /**
     * The upgrade is translated; the downgrade is rejected with a message that explains why it fails in Alembic.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "with op.batch_alter_table('shelf') as batch: batch.drop_column('shelf', 'label')",
                "with op.batch_alter_table('shelf') as batch: batch.drop_index('ix_label', 'shelf')",
                "with op.batch_alter_table('shelf') as batch: batch.drop_constraint('uq_label', 'shelf')",
                "with op.batch_alter_table('shelf') as batch: batch.drop_constraint(None, type_='unique')",
                "op.drop_constraint(None, 'shelf', type_='unique')",
                "op.drop_index(None, table_name='shelf')",
                "op.rename_table('shelf', 'box', None, 'more')"
            })
    @Tag("slow")
    void aDowngradeThatFailsInAlembicIsIrreversible(String downgrade)
            throws IOException, InterruptedException, SQLException {
        Path theirs = folder.resolve("theirs.db");
        Alembic alembic = new Alembic(folder.resolve("alembic"), theirs);
        alembic.write("1a00", SCRIPT + "    " + downgrade + "\n");
        alembic.run("upgrade", "head");
        assertThatThrownBy(() -> alembic.run("downgrade", "base")).hasMessageContaining("failed");

        ImportedProject imported = new ImportedProject(folder);
        ImportResult result = imported.from(folder.resolve("alembic"));
        assertThat(result.untranslated()).isEmpty();
        assertThat(result.warnings())
                .anyMatch(each -> each.startsWith(
                        "1a00: the revision cannot be reverted, because its downgrade fails in Alembic too: "));
        imported.upgrade("ours.db", "head");
        assertThat(Picture.of(folder.resolve("ours.db"))).isEqualTo(Picture.of(theirs));
        assertThatThrownBy(() -> imported.downgrade("ours.db", "base")).hasMessageContaining("fails in Alembic too");
    }

    /** A script that catches the error continues as it does in Alembic. */
    @Test
    void aScriptCatchesTheErrorOfAlembic() throws IOException, InterruptedException, SQLException {
        Path theirs = folder.resolve("theirs.db");
        Alembic alembic = new Alembic(folder.resolve("alembic"), theirs);
        alembic.write(
                "1a00",
                SCRIPT
                        + """
                              try:
                                  op.drop_constraint(None, "shelf", type_="unique")
                              except Exception:
                                  op.drop_table("shelf")
                          """);
        alembic.run("upgrade", "head");
        alembic.run("downgrade", "base");
        ImportedProject imported = new ImportedProject(folder);
        ImportResult result = imported.from(folder.resolve("alembic"));
        assertThat(result.untranslated()).isEmpty();
        assertThat(result.unproved()).isEmpty();
        imported.upgrade("ours.db", "head");
        imported.downgrade("ours.db", "base");
        assertThat(Picture.of(folder.resolve("ours.db"))).isEqualTo(Picture.of(theirs));
    }

    @Test
    void theNamingConventionOfTheMetadataIsKnownToScripts() throws IOException, InterruptedException, SQLException {
        Path theirs = folder.resolve("theirs.db");
        Path project = folder.resolve("alembic");
        Alembic alembic = new Alembic(project, theirs);
        Path env = project.resolve("scripts/env.py");
        Files.writeString(
                env,
                Files.readString(env)
                        .replace(
                                "context.configure(connection=connection)",
                                "context.configure(connection=connection, target_metadata=target_metadata)")
                        .replace(
                                "engine =",
                                """
                                from sqlalchemy import MetaData
                                target_metadata = MetaData(naming_convention={
                                    "fk": "%(table_name)s_%(column_0_name)s_fkey", "pk": "%(table_name)s_pkey"})
                                engine ="""));
        alembic.write(
                "1a00",
                """
                import sqlalchemy as sa
                from alembic import context, op

                revision = "1a00"
                down_revision = None


                def upgrade():
                    metadata = context.get_context().opts["target_metadata"]
                    op.create_table("owner", sa.Column("id", sa.Integer(), nullable=False),
                                    sa.PrimaryKeyConstraint("id"))
                    op.create_table("pet", sa.Column("id", sa.Integer(), nullable=False),
                                    sa.Column("owner_id", sa.Integer(), nullable=True),
                                    sa.ForeignKeyConstraint(["owner_id"], ["owner.id"]), sa.PrimaryKeyConstraint("id"))
                    with op.batch_alter_table("pet", naming_convention=metadata.naming_convention) as batch:
                        batch.drop_constraint("pet_owner_id_fkey", type_="foreignkey")
                    with op.batch_alter_table("pet", naming_convention=metadata.naming_convention) as batch:
                        batch.create_foreign_key("pet_owner_id_fkey", "owner", ["owner_id"], ["id"], ondelete="CASCADE")


                def downgrade():
                    op.drop_table("pet")
                    op.drop_table("owner")
                """);
        alembic.run("upgrade", "head");
        ImportedProject imported = new ImportedProject(folder);
        ImportResult result = imported.from(project);
        assertThat(result.untranslated()).isEmpty();
        assertThat(result.unproved()).isEmpty();
        imported.upgrade("ours.db", "head");
        assertThat(Picture.of(folder.resolve("ours.db"))).isEqualTo(Picture.of(theirs));
    }
}
