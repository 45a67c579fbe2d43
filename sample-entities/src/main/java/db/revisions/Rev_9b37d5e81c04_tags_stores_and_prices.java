package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** tags, stores and prices. */
@Revision(
        id = "9b37d5e81c04",
        downRevision = "4f1c0a6be2d7",
        created = "2026-11-23T11:41:20Z",
        message = "tags, stores and prices")
public final class Rev_9b37d5e81c04_tags_stores_and_prices extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("tag",
                column("id", bigint()).nullable(false),
                column("parent_id", bigint()),
                column("name", varchar(40)).nullable(false),
                primaryKey("id"),
                unique("name").named("UKjhsskogott48402sr2wjiudr"),
                foreignKeyOn("parent_id").named("fk_tag_parent").references("tag", "id").onDelete(SET_NULL));

        op.createTable("item_tag",
                column("item_id", bigint()).nullable(false),
                column("tag_id", bigint()).nullable(false),
                primaryKey("item_id", "tag_id"),
                foreignKeyOn("tag_id").named("FKde89ewingaktwyec3nh82pirt").references("tag", "id"),
                foreignKeyOn("item_id").named("FKjjb157o07631yt4a1h2fi2i4s").references("item", "id"));

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
                unique("product_id", "store_id", "valid_from").named("uk_price_product_store_day"),
                foreignKeyOn("product_id").named("fk_price_product").references("product", "id").onDelete(CASCADE),
                foreignKeyOn("store_id").named("fk_price_store").references("store", "id"),
                check(text("amount >= 0")).named("ck_price_amount"),
                check(text("valid_until is null or valid_until > valid_from")).named("ck_price_period"));
        op.createIndex("ix_price_valid_from", "price", desc("valid_from"));

        op.createTable("receipt",
                column("total", floating(53)).nullable(false),
                column("buyer_id", bigint()).nullable(false),
                column("paid_at", timestampWithTimeZone(6)).nullable(false),
                column("store_id", bigint()),
                column("id", uuid()).nullable(false),
                column("photo", bytes(1000000)),
                primaryKey("id"),
                foreignKeyOn("store_id").named("FKj5lygah8p90itgt15u9slnevl").references("store", "id"),
                foreignKeyOn("buyer_id").named("fk_receipt_buyer").references("user", "id"));

        op.createTable("store_opening_hours",
                column("closes", time(0)).nullable(false),
                column("line", integer()).nullable(false),
                column("opens", time(0)).nullable(false),
                column("store_id", bigint()).nullable(false),
                column(
                        "day_of_week",
                        enumeration("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
                                .length(9))
                        .nullable(false),
                primaryKey("line", "store_id"),
                foreignKeyOn("store_id").named("FK7j87ektsjqoj99qgoeg8fopbp").references("store", "id"),
                check(text("line>=0")));

        op.createSequence(sequence("tag_SEQ").start(1).increment(50));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropSequence("tag_SEQ"); // hazard data-loss: loses data
        op.dropTable("store_opening_hours"); // hazard data-loss: loses data
        op.dropTable("receipt"); // hazard data-loss: loses data
        op.dropTable("price"); // hazard data-loss: loses data
        op.dropTable("store"); // hazard data-loss: loses data
        op.dropTable("item_tag"); // hazard data-loss: loses data
        op.dropTable("tag"); // hazard data-loss: loses data
    }
}
