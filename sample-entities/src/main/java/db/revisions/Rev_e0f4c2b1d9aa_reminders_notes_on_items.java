package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** reminders, notes on items. */
@Revision(
        id = "e0f4c2b1d9aa",
        downRevision = "9b37d5e81c04",
        created = "2026-11-23T11:41:29Z",
        message = "reminders, notes on items")
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
                foreignKeyOn("list_id").named("fk_reminder_list").references("shop_list", "id").onDelete(CASCADE),
                foreignKeyOn("store_id").named("fk_reminder_store").references("store", "id"),
                check(text("kind in ('PLACE','TIME')")));

        op.batchAlterTable("item", batch -> {
            batch.addColumn(column("note", clob()));
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.batchAlterTable("item", batch -> {
            batch.dropColumn("note"); // hazard data-loss: loses data
        });

        op.dropTable("reminder"); // hazard data-loss: loses data
    }
}
