package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shoplist.User;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelSource;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SampleScanTest {
    private final Model model = Scan.scanPackage(User.class);

    private Table table(String name) {
        return Scan.table(model, name);
    }

    @Test
    void theServiceLoaderFindsTheScanner() {
        assertThat(ServiceLoader.load(ModelSource.class)).hasAtLeastOneElementOfType(EntityScanner.class);
    }

    @Test
    void allTablesAreReadSortedByName() {
        assertThat(model.schema().tables())
                .extracting(table -> table.name().name())
                .containsExactly(
                        "fresh_product",
                        "item",
                        "item_seq",
                        "item_tag",
                        "packaged_product",
                        "price",
                        "product",
                        "receipt",
                        "reminder",
                        "shop_list",
                        "shop_list_member",
                        "store",
                        "store_opening_hours",
                        "tag",
                        "tag_SEQ",
                        "user",
                        "user_phone_number");
        assertThat(model.entities()).contains("com.example.shoplist.User").hasSize(13);
        assertThat(model.warnings()).isEmpty();
        assertThat(model.provider()).startsWith("Hibernate ORM ");
    }

    @Test
    void theUserHasAHashedPassword() {
        assertThat(Scan.column(model, "user", "hashed_password"))
                .isEqualTo(new Column("hashed_password", SqlType.of(TypeName.VARCHAR, 100), true));
        assertThat(table("user").uniqueConstraints())
                .containsExactly(new UniqueConstraint("uk_user_email", List.of("email")));
    }

    @Test
    void theShopListHasWhatItsAnnotationsDeclare() {
        Table list = table("shop_list");
        assertThat(Scan.column(list, "id").identity()).isEqualTo(Identity.PLAIN);
        assertThat(Scan.column(list, "state").serverDefault()).isEqualTo(new SqlText("'OPEN'"));
        assertThat(Scan.column(list, "version").nullable()).isFalse();
        assertThat(list.checks())
                .containsExactly(
                        new CheckConstraint(null, new SqlText("state in ('OPEN','SHOPPING','DONE','ARCHIVED')")));
        assertThat(list.foreignKeys())
                .containsExactly(
                        new ForeignKey("fk_list_owner", List.of("owner_id"), TableName.of("user"), List.of("id"))
                                .withOnDelete(ReferentialAction.CASCADE));
        assertThat(list.indexes())
                .containsExactly(new Index(
                        "ix_list_owner_created",
                        List.of(
                                IndexPart.column("owner_id"),
                                IndexPart.column("created_at").desc()),
                        false,
                        null));
    }

    @Test
    void theItemsHaveASequenceTable() {
        assertThat(table("item_seq").initialRows())
                .containsExactly(new SqlText("insert into item_seq ( next_val ) values ( 1000 )"));
    }

    @Test
    void theSameEntitiesGiveTheSameModel() {
        assertThat(Scan.scanPackage(User.class)).isEqualTo(model);
    }

    @Test
    void aNamingStrategyFromTheSettingsIsUsed() {
        var request = Scan.request(
                List.of(Scan.location(User.class)),
                List.of("com.example.shoplist"),
                Map.of(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"));
        Model snake = new EntityScanner().scan(request);

        assertThat(snake.schema().table(TableName.of("tag_seq")).orElseThrow().initialRows())
                .containsExactly(new SqlText("insert into tag_seq ( next_val ) values ( 1 )"));
    }
}
