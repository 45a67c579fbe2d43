package db.published;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;
import dev.limbeck.ops.Recreate;

/** Every step of a batch, and every change of a column. */
@Revision(id = "a003", downRevision = {"a002"}, created = "2026-11-23T07:47:12Z")
public final class Rev_a003_batches extends Migration {
    @Override
    public void upgrade(Operations op) {
        op.createTable("item",
                column("id", integer()),
                column("code", varchar(20)),
                column("price", varchar(20)),
                column("amount", integer()).nullable(false).serverDefault(text("1")),
                column("unit", varchar(8)).collate("NOCASE"),
                column("total", integer()).computed(text("amount * 2")),
                column("note", varchar(200)).comment("free text"),
                column("owner_id", bigint()),
                primaryKey("id"));

        op.batchAlterTable("item", batch -> {
            batch.addColumn(column("number", integer()).nullable(false).backfill(text("id * 10")).after("id"));
            batch.addColumn(column("position", integer()).first());
            batch.addColumnIfNotExists(column("position", bigint()));
            batch.renameColumn("code", "sku");
            batch.alterColumn("sku", c -> c.existingType(varchar(20))
                    .existingNullable(true)
                    .type(varchar(30))
                    .nullable(false)
                    .backfill(text("''")));
            batch.alterColumn("price", c -> c.type(integer()).using(text("cast(price as integer)")));
            batch.alterColumn("amount", c -> c.existingServerDefault(text("1")).serverDefault(text("2")));
            batch.alterColumn("unit", c -> c.dropCollation().newColumnName("measure"));
            batch.alterColumn("total", c -> c.dropComputed());
            batch.alterColumn("note", c -> c.existingComment("free text").comment("text").collate("NOCASE"));
            batch.createUniqueConstraint("uk_item_sku", "sku");
            batch.createUniqueConstraint(null, "number");
            batch.createForeignKey(foreignKey("fk_item_owner", "owner_id").references("user", "id"));
            batch.createCheckConstraint("ck_item", text("amount > 0"));
            batch.createCheckConstraint(null, text("price > 0"));
            batch.renameConstraint("ck_item", "ck_item_amount");
            batch.createIndex("ix_item_price", "price", desc("amount"));
            batch.createIndexIfNotExists("ix_item_price", "note");
            batch.createUniqueIndex("ux_item_note", part("note"));
            batch.createUniqueIndexIfNotExists("ux_item_note", part(text("lower(note)")));
            batch.renameIndex("ix_item_price", "ix_item_cost");
        });

        op.batchAlterTable("item", Recreate.AUTO, batch -> {
            if (batch.table().column("measure").isPresent()) {
                batch.dropColumn("measure");
            }
            batch.dropColumnIfExists("measure");
            batch.dropConstraint("ck_item_amount");
            batch.dropConstraint(checkConstraint(null, text("price > 0")));
            batch.dropConstraintIfExists("ck_item_amount");
            batch.dropIndex("ix_item_cost");
            batch.dropIndexIfExists("ix_item_cost");
            batch.alterColumn("amount", c -> c.dropServerDefault().computed(text("price / 2")));
            batch.alterColumn("total", c -> c.computedStored(text("price + 1")).after("sku"));
            batch.alterColumn("note", c -> c.dropComment().first());
            batch.dropPrimaryKey();
            batch.createPrimaryKey("pk_item", "id");
            batch.alterColumn("id", c -> c.nullable(false));
        });

        op.createTable("counter", column("id", integer()), column("n", textType()), primaryKey("id"));
        op.batchAlterTable("counter", batch -> batch.alterColumn("id", c -> c.identity()));
        op.batchAlterTable("counter", batch -> batch.alterColumn("id", c -> c.dropIdentity()));
        op.batchAlterTable("counter", batch -> batch.alterColumn("id", c -> c.autoincrement()));
        op.batchAlterTable("counter", batch -> batch.options(strict()));
        op.createTable("ratio", column("a", integer()), primaryKey("a"), tableComment("of two numbers"));
        op.batchAlterTable("ratio", batch -> batch.options(strict(), withoutRowid()));
        op.batchAlterTable("ratio", batch -> batch.options());
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("ratio");
        op.dropTable("counter");
        op.dropTable("item");
    }
}
