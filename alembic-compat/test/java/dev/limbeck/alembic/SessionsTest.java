package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that SQLAlchemy's ORM sessions write the same rows, and at the same points, as with the real Alembic. */
final class SessionsTest {
    private static final String MODELS =
            """
            import sqlalchemy as sa
            from alembic import op
            from sqlalchemy import orm
            from sqlalchemy.orm import Session, sessionmaker

            revision = "%s"
            down_revision = %s

            Base = orm.declarative_base()


            class Sized:
                size = sa.Column(sa.Integer)


            class Kind(Base):
                __tablename__ = "kind"
                id = sa.Column(sa.Integer, primary_key=True)
                name = sa.Column(sa.String(20), nullable=False)


            class Box(Sized, Base):
                __tablename__ = "box"
                id = sa.Column("box_id", sa.Integer, primary_key=True)
                label = sa.Column("title", sa.String(20))
                state = sa.Column(sa.String(20), default="new", onupdate="changed")


            class Bag(Sized, Base):
                __tablename__ = "bag"
                id = sa.Column(sa.Integer, primary_key=True)


            class Lid(Base):
                __tablename__ = "lid"
                id = sa.Column(sa.Integer, primary_key=True)
                box_id = sa.Column(sa.Integer, sa.ForeignKey("box.box_id"))
                box = orm.relationship("Box", backref=orm.backref("lids", cascade="all"))


            def downgrade():
                raise NotImplementedError("only upgrades")


            def upgrade():
            """;

    private static final String FIRST =
            """
                Base.metadata.create_all(op.get_bind())
                session = Session(bind=op.get_bind())
                session.add_all([Kind(id=1, name="round"), Kind(id=2, name="flat"), Kind(id=3, name="flat")])
                session.add(Box(id=1, label="one", size=4))
                session.commit()
            """;

    @TempDir
    Path folder;

    private Alembic alembic;
    private ImportedProject imported;

    @BeforeEach
    void project() throws IOException {
        Alembic.require();
        alembic = new Alembic(folder.resolve("alembic"), folder.resolve("theirs.db"));
        imported = new ImportedProject(folder);
        alembic.write("1a00", MODELS.formatted("1a00", "None") + FIRST);
    }

    private ImportResult imported(String body) throws IOException {
        alembic.write("2b00", MODELS.formatted("2b00", "\"1a00\"") + body.indent(4));
        return imported.from(folder.resolve("alembic"));
    }

    private ImportResult same(String body) throws IOException, InterruptedException, SQLException {
        ImportResult result = imported(body);
        assertThat(result.untranslated()).isEmpty();
        assertThat(result.unproved()).isEmpty();
        alembic.run("upgrade", "head");
        imported.upgrade("ours.db", "head");
        assertThat(Picture.of(folder.resolve("ours.db"))).isEqualTo(Picture.of(folder.resolve("theirs.db")));
        return result;
    }

    private void refused(String body, String reason) throws IOException {
        imported = new ImportedProject(Files.createTempDirectory(folder, "imported"));
        assertThat(imported(body).untranslated().toString()).contains(reason);
    }

    @Test
    void addedRowsAreWrittenWhenTheSessionIsFlushed() throws IOException, InterruptedException, SQLException {
        same(
                """
                session = sessionmaker(bind=op.get_bind())()
                kind = Kind(id=7, name="late")
                session.add(kind)
                op.execute("UPDATE kind SET name = 'updated before'")
                kind.name = "later"
                session.flush()
                op.execute("UPDATE kind SET name = name || '!' WHERE id = 7")
                box = Box()
                box.label = "two"
                session.add(box)
                session.add(box)
                session.query(Box).filter(Box.label == "two").update({Box.label: "three", "size": 9})
                session.add(Box(label="three"))
                session.execute(sa.text("UPDATE box SET title = 'core' WHERE title = 'three'"))
                session.commit()
                """);
    }

    @Test
    void rowsThatAreNeverFlushedAreNotWritten() throws IOException, InterruptedException, SQLException {
        ImportResult result = same(
                """
                session = Session(bind=op.get_bind())
                session.add(Kind(name="never"))
                """);
        assertThat(result.warnings()).anyMatch(each -> each.contains("neither flushes nor commits the session"));
    }

    @Test
    void aQueryFlushesTheSessionUnlessThatIsSwitchedOff() throws IOException, InterruptedException, SQLException {
        same(
                """
                session = sessionmaker(autoflush=False)(bind=op.get_bind())
                session.add(Kind(id=8, name="flat"))
                session.query(Kind).filter_by(name="flat").delete()
                session.commit()
                with Session(op.get_bind()) as other, other.begin():
                    other.add(Kind(id=9, name="round"))
                    other.execute(sa.delete(Kind).where(Kind.name == "round"))
                    other.add(Bag(size=3))
                """);
    }

    @Test
    void columnsOfABaseClassBelongToEachTable() throws IOException, InterruptedException, SQLException {
        same(
                """
                session = Session(bind=op.get_bind())
                session.query(Box).filter(Box.size == 4).update({"size": 5}, synchronize_session=False)
                session.query(Box).filter_by(label="one").update({"label": "first"}, synchronize_session=False)
                op.execute(sa.update(Box).where(Box.size > 1).values(size=Box.size + 1))
                session.bulk_insert_mappings(Box, [{"label": "by mapping", "size": 1}])
                session.bulk_save_objects([Box(label="by object"), Bag(size=2)])
                session.commit()
                """);
    }

    @Test
    void whetherARowExistsMayBeAskedIfItMakesNoDifference() throws IOException, InterruptedException, SQLException {
        ImportResult result = same(
                """
                session = Session(bind=op.get_bind())
                old = session.query(Kind).filter_by(name="flat").order_by(Kind.id.desc()).first()
                other = session.query(Kind).filter(Kind.name == "none").first()
                if old:
                    session.delete(old)
                if other is not None:
                    session.delete(other)
                op.add_column("kind", sa.Column("more", sa.Integer()))
                """);
        assertThat(result.warnings()).anyMatch(each -> each.contains("neither flushes nor commits the session"));
    }

    @Test
    void whatDependsOnARowIsNotTranslated() throws IOException {
        String found = "session = Session(bind=op.get_bind())\nrow = session.query(Kind).filter_by(id=1).first()\n";
        for (String use : new String[] {
            "if row:\n    op.drop_table('bag')",
            "if row is None:\n    raise ValueError('no row')",
            "if row:\n    session.delete(row)\nsession.commit()",
            "if row:\n    session.delete(row)\nsession.query(Box).update({'size': 1})",
            "op.execute('DELETE FROM bag' if row else 'DELETE FROM box')",
        }) {
            refused(found + use, "the ORM session queries the database (line 47)");
        }
        refused(
                "session = Session(bind=op.get_bind())\nbox = session.query(Box).first()\nif box:\n    session.delete(box)",
                "the ORM session queries the database");
    }

    @Test
    void aNameThatCannotBeComputedIsRefusedOnlyWhereItIsUsed() throws IOException, InterruptedException, SQLException {
        String unknown = MODELS.formatted("2b00", "\"1a00\"")
                .replace("Base =", "import numerics\n\nLIMIT = numerics.finfo(1).max\nBase =");
        String added = "    op.add_column('kind', sa.Column('more', sa.Integer()))\n";
        alembic.write("2b00", unknown + added + "    if False:\n        op.execute(LIMIT)\n");
        assertThat(imported.from(folder.resolve("alembic")).untranslated()).isEmpty();

        alembic.write("2b00", unknown + added + "    op.execute('UPDATE kind SET more = %d' % LIMIT)\n");
        ImportedProject again = new ImportedProject(Files.createDirectories(folder.resolve("again")));
        ImportResult result = again.from(folder.resolve("alembic"));
        assertThat(result.untranslated().toString())
                .contains("numerics.finfo(1).max is used in a computation (line 50)");
        assertThat(Files.readString(again.folder().resolve("revisions/Rev_2b00.java")))
                .contains("batch.addColumn(column(\"more\", integer()))");
    }
}
