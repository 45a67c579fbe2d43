package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** shop lists. */
@Revision(id = "4f1c0a6be2d7", downRevision = {}, created = "2026-11-23T11:41:11Z", message = "shop lists")
public final class Rev_4f1c0a6be2d7_shop_lists extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("product",
                column("id", bigint()).identity(),
                column("name", varchar(120)).nullable(false),
                primaryKey("id"));

        op.createTable("fresh_product",
                column("shelf_life_days", integer()).nullable(false),
                column("product_id", bigint()).nullable(false),
                primaryKey("product_id"),
                foreignKeyOn("product_id").named("fk_fresh_product").references("product", "id"));

        op.createTable("user",
                column("version", integer()).nullable(false),
                column("created_at", timestampWithTimeZone(6)).nullable(false),
                column("id", bigint()).identity(),
                column("home_postal_code", varchar(12)),
                column("home_city", varchar(80)),
                column("name", varchar(80)).nullable(false),
                column("home_street", varchar(120)),
                column("email", varchar(255)).nullable(false),
                primaryKey("id"),
                unique("email").named("uk_user_email"));

        op.createTable("shop_list",
                column("version", integer()).nullable(false),
                column("created_at", timestamp(6)).nullable(false),
                column("id", bigint()).identity(),
                column("owner_id", bigint()).nullable(false),
                column("state", enumeration("OPEN", "SHOPPING", "DONE", "ARCHIVED").length(10))
                        .nullable(false)
                        .serverDefault(text("'OPEN'")),
                column("title", varchar(120)).nullable(false),
                primaryKey("id"),
                unique("owner_id", "title").named("uk_list_owner_title"),
                foreignKeyOn("owner_id").named("fk_list_owner").references("user", "id").onDelete(CASCADE));
        op.createIndex("ix_list_owner_created", "shop_list", asc("owner_id"), desc("created_at"));

        op.createTable("item",
                column("done", bool()).nullable(false).serverDefault(text("false")),
                column("position", integer()).nullable(false),
                column("quantity", integer()).nullable(false),
                column("version", integer()).nullable(false),
                column("id", bigint()).nullable(false),
                column("list_id", bigint()).nullable(false),
                column("product_id", bigint()),
                column("unit", varchar(8)),
                column("name", varchar(120)).nullable(false),
                primaryKey("id"),
                foreignKeyOn("list_id").named("fk_item_list").references("shop_list", "id").onDelete(CASCADE),
                foreignKeyOn("product_id").named("fk_item_product").references("product", "id").onDelete(SET_NULL),
                check(text("unit in ('pc','g','kg','l')")),
                check(text("quantity > 0")).named("ck_item_quantity"));
        op.createIndex("ix_item_list_position", "item", asc("list_id"), asc("position"));

        op.createSequence(sequence("item_seq").start(1000).increment(20));

        op.createTable("packaged_product",
                column("net_weight", numeric(8, 3)),
                column("product_id", bigint()).nullable(false),
                column("barcode", varchar(14)).nullable(false),
                primaryKey("product_id"),
                unique("barcode").named("UK7ais02hgb6n6n9bt7wyugyhpu"),
                foreignKeyOn("product_id").named("fk_packaged_product").references("product", "id"));

        op.createTable("shop_list_member",
                column("list_id", bigint()).nullable(false),
                column("user_id", bigint()).nullable(false),
                primaryKey("list_id", "user_id"),
                foreignKeyOn("list_id").named("fk_list_member_list").references("shop_list", "id"),
                foreignKeyOn("user_id").named("fk_list_member_user").references("user", "id"));

        op.createTable("user_phone_number",
                column("user_id", bigint()).nullable(false),
                column("phone_number", varchar(32)).nullable(false),
                primaryKey("user_id", "phone_number"),
                foreignKeyOn("user_id").named("fk_phone_number_user").references("user", "id").onDelete(CASCADE));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("user_phone_number"); // hazard data-loss: loses data
        op.dropTable("shop_list_member"); // hazard data-loss: loses data
        op.dropTable("packaged_product"); // hazard data-loss: loses data
        op.dropSequence("item_seq"); // hazard data-loss: loses data
        op.dropTable("item"); // hazard data-loss: loses data
        op.dropTable("shop_list"); // hazard data-loss: loses data
        op.dropTable("user"); // hazard data-loss: loses data
        op.dropTable("fresh_product"); // hazard data-loss: loses data
        op.dropTable("product"); // hazard data-loss: loses data
    }
}
