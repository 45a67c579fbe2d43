package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the translation of scripts that query the database, depend on its kind, or import modules from their project.
 * The result is compared with that of the real Alembic.
 */
class AnswersTest {
    private static final String FIRST =
            """
            import sqlalchemy as sa
            from alembic import context, op
            from sqlalchemy.engine.reflection import Inspector
            from stock.words import HOME, KINDS, only_elsewhere
            from stock.kinds import Code

            revision = "1a00"
            down_revision = None


            def exists(table, column=None):
                inspector = sa.inspect(op.get_bind())
                if table not in inspector.get_table_names():
                    return False
                return column is None or column in [each["name"] for each in inspector.get_columns(table)]


            def upgrade():
                if exists("shelf"):
                    return
                op.create_table(
                    "shelf", sa.Column("id", sa.Integer(), primary_key=True),
                    sa.Column("label", sa.String(40), server_default=HOME.code),
                    sa.Column("code", Code(), nullable=True), sa.Column("kind", sa.Enum(*KINDS)),
                    sa.UniqueConstraint("label", name="uq_label"))
                if not exists("shelf", "width"):
                    op.add_column("shelf", sa.Column("width", sa.Integer()))
                if not exists("shelf", "label"):
                    op.add_column("shelf", sa.Column("label", sa.Integer()))
                if op.get_bind().dialect.name == "postgresql":
                    op.execute("create extension pg_trgm")
                if op.get_context().dialect.name == "sqlite" and op.get_bind().engine.name == "sqlite":
                    op.create_index("ix_width", "shelf", ["width"])
                if context.get_impl().dialect.name != "sqlite" or context.is_offline_mode():
                    op.drop_table("shelf")
                only_elsewhere("shelf")


            def downgrade():
                if "ix_width" in [each["name"] for each in Inspector.from_engine(op.get_bind()).get_indexes("shelf")]:
                    op.drop_index("ix_width", table_name="shelf")
                if exists("shelf"):
                    op.drop_table("shelf")
            """;

    private static final String SECOND =
            """
            import sqlalchemy as sa
            from alembic import op
            from sqlalchemy import orm

            revision = "2b00"
            down_revision = "1a00"

            Base = orm.declarative_base()


            class Shelf(Base):
                __tablename__ = "shelf"
                id = sa.Column(sa.Integer, primary_key=True)
                label = sa.Column(sa.String(40))
                width = sa.Column("width", sa.Integer)
                boxes = orm.relationship("Box")


            class Box(Base):
                __tablename__ = "box"
                id = sa.Column(sa.Integer, primary_key=True)
                shelf_id = sa.Column(sa.Integer, sa.ForeignKey("shelf.id"))


            def upgrade():
                bind = op.get_bind()
                Base.metadata.create_all(bind)
                session = orm.Session(bind=bind)
                session.execute(sa.text("INSERT INTO shelf (id, label, width) VALUES (101, 'a', 3), (102, 'b', NULL)"))
                session.query(Shelf).filter(Shelf.width.is_(None)).update({"width": 9}, synchronize_session=False)
                meta = sa.MetaData()
                meta.reflect(bind, only=("shelf",))
                shelf = sa.Table("shelf", meta)
                op.execute(shelf.update().where(shelf.c.label == "a").values(
                    label=sa.case((shelf.c.width > 5, "wide"), else_="narrow")))
                box = sa.Table("box", sa.MetaData(), sa.Column("shelf_id", sa.Integer))
                op.execute(box.insert().from_select(["shelf_id"], sa.select(shelf.c.id).where(shelf.c.width > 5)))
                if bind.execute(sa.text("SELECT name FROM sqlite_master WHERE name = :n"), {"n": "box"}).fetchone():
                    op.add_column("box", sa.Column("weight", sa.Integer()))
                with op.batch_alter_table("shelf") as batch_op:
                    batch_op.alter_column("label", existing_type=sa.String(40), autoincrement=False, nullable=False,
                                          existing_server_default=sa.text("'home'"))


            def downgrade():
                with op.batch_alter_table("shelf") as batch_op:
                    batch_op.alter_column("label", existing_type=sa.String(40), nullable=True)
                op.drop_table("box")
                op.execute("DELETE FROM shelf WHERE id > 100")
            """;

    private static final String THIRD =
            """
            import sqlalchemy as sa
            from alembic import op

            revision = "3c00"
            down_revision = "2b00"


            def upgrade():
                with op.batch_alter_table("shelf", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
                    batch_op.alter_column("id", autoincrement=True)
                    batch_op.alter_column("width", existing_type=sa.Integer(), type_=sa.BigInteger())


            def downgrade():
                raise NotImplementedError("only upgrades")
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void requireAlembic() {
        Alembic.require();
    }

    private void project(Path alembic) throws IOException {
        Files.createDirectories(alembic.resolve("stock"));
        Files.writeString(
                alembic.resolve("stock/words.py"),
                """
                import os
                from collections import namedtuple
                from functools import wraps
                from alembic import op

                Money = namedtuple("Money", "code")
                HOME = Money(code="home")
                KINDS = ["box", "bag"]
                KINDS.append("crate")
                SECRET = os.environ["NO_SUCH_VARIABLE"] if "NO_SUCH_VARIABLE" in os.environ else None


                def skipped(function):
                    @wraps(function)
                    def call(*args):
                        return None if op.get_bind().dialect.name == "sqlite" else function(*args)
                    return call


                @skipped
                def only_elsewhere(table):
                    op.drop_table(table)
                """);
        Files.writeString(
                alembic.resolve("stock/kinds.py"),
                """
                from sqlalchemy.types import CHAR, TypeDecorator
                from sqlalchemy.dialects.postgresql import UUID


                class Code(TypeDecorator):
                    impl = CHAR
                    cache_ok = True

                    def load_dialect_impl(self, dialect):
                        if dialect.name == "postgresql":
                            return dialect.type_descriptor(UUID())
                        return dialect.type_descriptor(CHAR(32))
                """);
        String ini = Files.readString(alembic.resolve("alembic.ini"));
        Files.writeString(alembic.resolve("alembic.ini"), ini + "prepend_sys_path = .\n");
    }

    @Test
    @Tag("slow")
    void answersFromTheHistoryGiveAlembicsSchemaAndRows() throws IOException, InterruptedException, SQLException {
        Path theirs = folder.resolve("theirs.db");
        Alembic alembic = new Alembic(folder.resolve("alembic"), theirs);
        project(folder.resolve("alembic"));
        alembic.write("1a00", FIRST);
        alembic.write("2b00", SECOND);
        alembic.write("3c00", THIRD);
        ImportedProject imported = new ImportedProject(folder);
        ImportResult result = imported.from(folder.resolve("alembic"));
        assertThat(result.untranslated()).isEmpty();
        assertThat(result.unproved()).isEmpty();
        assertThat(result.warnings()).anyMatch(each -> each.startsWith("1a00: only its part for SQLite is translated"));

        for (String step :
                new String[] {"upgrade 1a00", "upgrade 2b00", "downgrade 1a00", "downgrade base", "upgrade 3c00"}) {
            String[] words = step.split(" ", -1);
            alembic.run(words);
            if (words[0].equals("upgrade")) {
                imported.upgrade("ours.db", words[1]);
            } else {
                imported.downgrade("ours.db", words[1]);
            }
            assertThat(Picture.of(folder.resolve("ours.db"))).as(step).isEqualTo(Picture.of(theirs));
        }
    }
}
