package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** shop lists. */
@Revision(id = "4f1c0a6be2d7", downRevision = {}, created = "2026-11-23T11:41:11Z")
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
                foreignKey("fk_fresh_product", "product_id").references("product", "id"));

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
                uniqueConstraint("uk_user_email", "email"));

        op.createTable("shop_list",
                column("version", integer()).nullable(false),
                column("created_at", timestamp(6)).nullable(false),
                column("id", bigint()).identity(),
                column("owner_id", bigint()).nullable(false),
                column("state", varchar(10)).nullable(false).serverDefault(text("'OPEN'")),
                column("title", varchar(120)).nullable(false),
                primaryKey("id"),
                uniqueConstraint("uk_list_owner_title", "owner_id", "title"),
                foreignKey("fk_list_owner", "owner_id").references("user", "id").onDelete(CASCADE),
                checkConstraint(null, text("state in ('OPEN','SHOPPING','DONE','ARCHIVED')")));
        op.createIndex("ix_list_owner_created", "shop_list", "owner_id", desc("created_at"));

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
                foreignKey("fk_item_list", "list_id").references("shop_list", "id").onDelete(CASCADE),
                foreignKey("fk_item_product", "product_id").references("product", "id").onDelete(SET_NULL),
                checkConstraint(null, text("unit in ('pc','g','kg','l')")),
                checkConstraint("ck_item_quantity", text("quantity > 0")));
        op.createIndex("ix_item_list_position", "item", "list_id", "position");

        op.createTable("item_seq",
                column("next_val", bigint()));
        op.execute(text("insert into item_seq ( next_val ) values ( 1000 )"));

        op.createTable("packaged_product",
                column("net_weight", numeric(8, 3)),
                column("product_id", bigint()).nullable(false),
                column("barcode", varchar(14)).nullable(false),
                primaryKey("product_id"),
                uniqueConstraint("UK7ais02hgb6n6n9bt7wyugyhpu", "barcode"),
                foreignKey("fk_packaged_product", "product_id").references("product", "id"));

        op.createTable("shop_list_member",
                column("list_id", bigint()).nullable(false),
                column("user_id", bigint()).nullable(false),
                primaryKey("list_id", "user_id"),
                foreignKey("fk_list_member_list", "list_id").references("shop_list", "id"),
                foreignKey("fk_list_member_user", "user_id").references("user", "id"));

        op.createTable("user_phone_number",
                column("user_id", bigint()).nullable(false),
                column("phone_number", varchar(32)).nullable(false),
                primaryKey("user_id", "phone_number"),
                foreignKey("fk_phone_number_user", "user_id").references("user", "id").onDelete(CASCADE));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("user_phone_number"); // hazard: loses data
        op.dropTable("shop_list_member"); // hazard: loses data
        op.dropTable("packaged_product"); // hazard: loses data
        op.dropTable("item_seq"); // hazard: loses data
        op.dropTable("item"); // hazard: loses data
        op.dropTable("shop_list"); // hazard: loses data
        op.dropTable("user"); // hazard: loses data
        op.dropTable("fresh_product"); // hazard: loses data
        op.dropTable("product"); // hazard: loses data
    }
}
