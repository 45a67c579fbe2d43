package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the import of names that an Alembic project's naming convention generates. */
final class NamingConventionTest {
    @TempDir
    Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void createFolder() throws IOException {
        ScriptFolder.requirePython();
        scripts = new ScriptFolder(folder).create();
    }

    /** The expected names are those that Alembic 1.8 with SQLAlchemy 1.4 generates on SQLite. */
    @Test
    void theNamingConventionOfTheProjectNamesWhatTheScriptLeavesUnnamed() throws IOException {
        Files.writeString(
                folder.resolve("alembic/env.py"), "from models import metadata\ntarget_metadata = metadata\n");
        Files.writeString(
                folder.resolve("models.py"),
                """
                from sqlalchemy import MetaData

                NAMES = {
                    "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s",
                    "ck": "ck_%(table_name)s_%(constraint_name)s", "pk": "pk_%(table_name)s",
                    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"}
                metadata = MetaData(naming_convention=NAMES)
                """);
        scripts.upgrade(
                "aaaa",
                """
                op.create_table("owner", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"),
                    sa.Column("code", sa.String(9), unique=True), sa.Column("nick", sa.String(9), index=True),
                    sa.CheckConstraint("id > 0", name="positive"), sa.CheckConstraint("id < 9", name=op.f("own")))
                op.create_table("pet", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("x", sa.Integer()),
                    sa.Column("owner_id", sa.Integer(), sa.ForeignKey("owner.id")))
                with op.batch_alter_table("pet") as batch_op:
                    batch_op.create_check_constraint("small", "x < 5")
                    batch_op.create_unique_constraint(None, ["x"])
                with op.batch_alter_table("owner") as batch_op:
                    batch_op.drop_constraint("positive", type_="check")
                """);
        ImportResult result = scripts.run();
        assertThat(result.warnings()).isEmpty();
        assertThat(scripts.project().text("aaaa"))
                .contains("\"ck_owner_positive\"", "\"own\"", "\"uq_owner_code\"", "\"pk_owner\"", "\"ix_owner_nick\"")
                .contains("\"fk_pet_owner_id_owner\"", "\"pk_pet\"", "\"ck_pet_small\"", "\"uq_pet_x\"")
                .doesNotContain("\"positive\"", "ck_owner_own");
        scripts.project().upgrade("a.db", "head");
    }

    @Test
    void severalNamingConventionsAreNotUsed() throws IOException {
        Files.writeString(folder.resolve("alembic/env.py"), "target_metadata = metadata\n");
        for (String each : List.of("a", "b")) {
            Files.writeString(
                    folder.resolve(each + ".py"),
                    "MetaData(naming_convention={'pk': '" + each + "_%(table_name)s'})\n");
        }
        scripts.upgrade("aaaa", "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))");
        assertThat(scripts.run().warnings()).containsExactly("the project has 2 naming conventions, so none is used");
        assertThat(scripts.project().text("aaaa")).doesNotContain("a_t", "b_t");
    }
}
