package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** reminders, notes on items. */
@Revision(id = "e0f4c2b1d9aa", downRevision = "9b37d5e81c04", created = "2026-11-23T11:41:29Z")
public final class Rev_e0f4c2b1d9aa_reminders_notes_on_items extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("reminder",
                column("radius_metres", integer()),
                column("due_at", timestamp(6)),
                column("id", bigint()).identity(),
                column("list_id", bigint()).nullable(false),
                column("store_id", bigint()),
                column("kind", varchar(16)).nullable(false),
                column("message", varchar(200)),
                primaryKey("id"),
                foreignKey("fk_reminder_list", "list_id").references("shop_list", "id").onDelete(CASCADE),
                foreignKey("fk_reminder_store", "store_id").references("store", "id"),
                checkConstraint(null, text("kind in ('PLACE','TIME')")));

        op.batchAlterTable("item", batch -> {
            batch.addColumn(column("note", clob()));
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.batchAlterTable("item", batch -> {
            batch.dropColumn("note"); // hazard: loses data
        });

        op.dropTable("reminder"); // hazard: loses data
    }
}
