package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** tags, stores and prices. */
@Revision(id = "9b37d5e81c04", downRevision = "4f1c0a6be2d7", created = "2026-11-23T11:41:20Z")
public final class Rev_9b37d5e81c04_tags_stores_and_prices extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("tag",
                column("id", bigint()).nullable(false),
                column("parent_id", bigint()),
                column("name", varchar(40)).nullable(false),
                primaryKey("id"),
                uniqueConstraint("UKjhsskogott48402sr2wjiudr", "name"),
                foreignKey("fk_tag_parent", "parent_id").references("tag", "id").onDelete(SET_NULL));

        op.createTable("item_tag",
                column("item_id", bigint()).nullable(false),
                column("tag_id", bigint()).nullable(false),
                primaryKey("item_id", "tag_id"),
                foreignKey("FKde89ewingaktwyec3nh82pirt", "tag_id").references("tag", "id"),
                foreignKey("FKjjb157o07631yt4a1h2fi2i4s", "item_id").references("item", "id"));

        op.createTable("store",
                column("id", bigint()).identity(),
                column("postal_code", varchar(12)),
                column("city", varchar(80)),
                column("name", varchar(120)).nullable(false),
                column("street", varchar(120)),
                primaryKey("id"));

        op.createTable("price",
                column("amount", numeric(12, 2)).nullable(false),
                column("currency", varchar(3)).nullable(false),
                column("valid_from", date()).nullable(false),
                column("valid_until", date()),
                column("id", bigint()).identity(),
                column("product_id", bigint()).nullable(false),
                column("store_id", bigint()).nullable(false),
                primaryKey("id"),
                uniqueConstraint("uk_price_product_store_day", "product_id", "store_id", "valid_from"),
                foreignKey("fk_price_product", "product_id").references("product", "id").onDelete(CASCADE),
                foreignKey("fk_price_store", "store_id").references("store", "id"),
                checkConstraint("ck_price_amount", text("amount >= 0")),
                checkConstraint("ck_price_period", text("valid_until is null or valid_until > valid_from")));
        op.createIndex("ix_price_valid_from", "price", desc("valid_from"));

        op.createTable("receipt",
                column("total", floating(53)).nullable(false),
                column("buyer_id", bigint()).nullable(false),
                column("paid_at", timestampWithTimeZone(6)).nullable(false),
                column("store_id", bigint()),
                column("id", uuid()).nullable(false),
                column("photo", blob()),
                primaryKey("id"),
                foreignKey("FKj5lygah8p90itgt15u9slnevl", "store_id").references("store", "id"),
                foreignKey("fk_receipt_buyer", "buyer_id").references("user", "id"));

        op.createTable("store_opening_hours",
                column("closes", time(0)).nullable(false),
                column("line", integer()).nullable(false),
                column("opens", time(0)).nullable(false),
                column("store_id", bigint()).nullable(false),
                column("day_of_week", varchar(9)).nullable(false),
                primaryKey("line", "store_id"),
                foreignKey("FK7j87ektsjqoj99qgoeg8fopbp", "store_id").references("store", "id"),
                checkConstraint(null, text("line>=0")),
                checkConstraint(
                        null,
                        text("day_of_week in ('MONDAY','TUESDAY','WEDNESDAY','THURSDAY','FRIDAY','SATURDAY"
                                + "','SUNDAY')")));

        op.createTable("tag_SEQ",
                column("next_val", bigint()));
        op.execute(text("insert into tag_SEQ ( next_val ) values ( 1 )"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("tag_SEQ"); // hazard: loses data
        op.dropTable("store_opening_hours"); // hazard: loses data
        op.dropTable("receipt"); // hazard: loses data
        op.dropTable("price"); // hazard: loses data
        op.dropTable("store"); // hazard: loses data
        op.dropTable("item_tag"); // hazard: loses data
        op.dropTable("tag"); // hazard: loses data
    }
}
