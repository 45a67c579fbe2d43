package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ReferentialAction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the forms now written by autogenerate have the same effect as the older forms, which existing files use.
 */
final class EquivalentFormsTest {
    @TempDir
    private Path folder = Path.of(".");

    private int files;

    /** A revision that uses one of the two forms; it gets the builders from {@code super}. */
    private abstract static class Forms extends Migration {
        final List<Consumer<Operations>> older = new ArrayList<>();
        final List<Consumer<Operations>> newer = new ArrayList<>();
        private final boolean isNew;

        Forms(boolean isNew) {
            this.isNew = isNew;
        }

        void same(Consumer<Operations> before, Consumer<Operations> now) {
            older.add(before);
            newer.add(now);
        }

        @Override
        public void upgrade(Operations op) {
            (isNew ? newer : older).forEach(call -> call.accept(op));
        }

        @Override
        public void downgrade(Operations op) {}
    }

    private static final class Constraints extends Forms {
        Constraints(boolean isNew) {
            super(isNew);
            same(
                    op -> op.createTable(
                            "tag",
                            column("id", bigint()).nullable(false),
                            column("name", varchar(40)),
                            column("item_id", integer()),
                            primaryKey("id"),
                            uniqueConstraint("uk_name", "name", "id"),
                            uniqueConstraint(null, "name"),
                            foreignKey("fk_item", "item_id").references("item", "id"),
                            foreignKey(null, "item_id").references("item"),
                            checkConstraint("ck_id", text("id > 0")),
                            checkConstraint(null, text("id < 9"))),
                    op -> op.createTable(
                            "tag",
                            column("id", bigint()).nullable(false),
                            column("name", varchar(40)),
                            column("item_id", integer()),
                            primaryKey("id"),
                            unique("name", "id").named("uk_name"),
                            unique("name"),
                            foreignKeyOn("item_id").named("fk_item").references("item", "id"),
                            foreignKeyOn("item_id").references("item"),
                            check(text("id > 0")).named("ck_id"),
                            check(text("id < 9"))));
            same(
                    op -> op.createUniqueConstraint("uk_item", "item", "name", "price"),
                    op -> op.createConstraint("item", unique("name", "price").named("uk_item")));
            same(
                    op -> op.createCheckConstraint(null, "item", text("price <> 'x'")),
                    op -> op.createConstraint("item", check(text("price <> 'x'"))));
            same(
                    op -> op.createForeignKey(
                            "part",
                            foreignKey("fk_part", "id")
                                    .references("item", "id")
                                    .onDelete(ReferentialAction.CASCADE)
                                    .deferrable(Deferrability.INITIALLY_DEFERRED)),
                    op -> op.createConstraint(
                            "part",
                            foreignKeyOn("id")
                                    .references("item", "id")
                                    .onDelete(ReferentialAction.CASCADE)
                                    .deferrable(Deferrability.INITIALLY_DEFERRED)
                                    .named("fk_part")));
            same(
                    op -> op.batchAlterTable("log", batch -> batch.createPrimaryKey("pk_log", "what")),
                    op -> op.createConstraint("log", primaryKey("what").named("pk_log")));
            same(
                    op -> op.dropConstraint(uniqueConstraint(null, "name"), "tag"),
                    op -> op.dropConstraint(unique("name"), "tag"));
        }
    }

    private static final class Names extends Forms {
        Names(boolean isNew) {
            super(isNew);
            same(
                    op -> op.createIndex("ix_1", "part", "item_id", desc("id")),
                    op -> op.createIndex("ix_1", "part", asc("item_id"), desc("id")));
            same(
                    op -> op.createUniqueIndex("ux_1", "item", part("name").collate("NOCASE"), "id"),
                    op -> op.createUniqueIndex("ux_1", "item", asc("name").collate("NOCASE"), asc("id")));
            same(
                    op -> op.renameIndex("ix_1", "ix_part", "part"),
                    op -> op.renameIndex("part", from("ix_1").to("ix_part")));
            same(
                    op -> op.createCheckConstraint("ck_1", "item", text("price <> 'x'")),
                    op -> op.createConstraint(
                            "item", check(text("price <> 'x'")).named("ck_1")));
            same(
                    op -> op.renameConstraint("ck_1", "ck_price", "item"),
                    op -> op.renameConstraint("item", from("ck_1").to("ck_price")));
            same(
                    op -> op.batchAlterTable("item", batch -> batch.renameColumn("price", "cost")),
                    op -> op.renameColumn("item", from("price").to("cost")));
            same(
                    op -> op.createTable("tag", column("id", integer()), column("part_id", integer())),
                    op -> op.createTable("tag", column("id", integer()), column("part_id", integer())));
            same(
                    op -> op.renameTable("tag", "label"),
                    op -> op.renameTable(from("tag").to("label")));
            same(
                    op -> op.batchAlterTable("item", batch -> {
                        batch.renameColumn("cost", "price");
                        batch.renameConstraint("ck_price", "ck_2");
                        batch.renameIndex("ux_1", "ux_2");
                    }),
                    op -> op.batchAlterTable("item", batch -> {
                        batch.renameColumn(from("cost").to("price"));
                        batch.renameConstraint(from("ck_price").to("ck_2"));
                        batch.renameIndex(from("ux_1").to("ux_2"));
                    }));
        }
    }

    @Test
    void definitionsOfConstraintsHaveTheSameEffect() throws SQLException {
        assertThat(result(new Constraints(true)))
                .isEqualTo(result(new Constraints(false)))
                .anyMatch(line -> line.contains("uk_name") && line.contains("fk_item"))
                .anyMatch(line -> line.contains("fk_part") && line.contains("DEFERRED") && line.contains("CASCADE"))
                .anyMatch(line -> line.contains("uk_item"))
                .anyMatch(line -> line.contains("pk_log"));
    }

    @Test
    void renamesAndIndexesHaveTheSameEffect() throws SQLException {
        assertThat(result(new Names(true)))
                .isEqualTo(result(new Names(false)))
                .anyMatch(line -> line.contains("ix_part"))
                .anyMatch(line -> line.contains("ux_2") && line.contains("NOCASE"))
                .anyMatch(line -> line.contains("ck_2") && line.contains("price"))
                .anyMatch(line -> line.startsWith("table|label"));
    }

    @Test
    void aForeignKeyWithoutAReferencedTableIsRefused() {
        assertThatThrownBy(() -> result(new Forms(true) {
                    @Override
                    public void upgrade(Operations op) {
                        op.createConstraint("part", foreignKeyOn("id").named("fk"));
                    }
                }))
                .hasMessageContaining("references");
    }

    private List<String> result(Migration migration) throws SQLException {
        Shop shop = new Shop(folder.resolve(files++ + ".db"), "delete").create(3);
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, new RunListener() {}, migration);
        }
        return shop.dump();
    }
}
