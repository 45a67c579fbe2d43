package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.shoplist.Address;
import com.example.shoplist.FreshProduct;
import com.example.shoplist.Item;
import com.example.shoplist.ListState;
import com.example.shoplist.Money;
import com.example.shoplist.OpeningHours;
import com.example.shoplist.PackagedProduct;
import com.example.shoplist.PlaceReminder;
import com.example.shoplist.Price;
import com.example.shoplist.Product;
import com.example.shoplist.Receipt;
import com.example.shoplist.Reminder;
import com.example.shoplist.ShopList;
import com.example.shoplist.Store;
import com.example.shoplist.Tag;
import com.example.shoplist.TimeReminder;
import com.example.shoplist.Unit;
import com.example.shoplist.User;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs Hibernate on a database created by the sample's revisions, with foreign keys on. */
class HibernateRunsTest {
    private static final LocalDateTime DUE = LocalDateTime.of(2026, 11, 24, 8, 30, 15, 123_456_000);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    private Journey sample;
    private Rows rows;
    private SessionFactory hibernate;

    @BeforeEach
    void upgrade() throws IOException {
        sample = CommittedSample.copyTo(folder);
        sample.upgrade("head");
        sample.autogenerate("hashed_password added");
        sample.upgrade("head");
        rows = new Rows(sample.url());
        hibernate = boot(sample.url());
    }

    @AfterEach
    void close() {
        hibernate.close();
    }

    private static SessionFactory boot(String url) {
        return new Configuration()
                .addAnnotatedClasses(
                        User.class,
                        ShopList.class,
                        Item.class,
                        Tag.class,
                        Store.class,
                        Product.class,
                        FreshProduct.class,
                        PackagedProduct.class,
                        Price.class,
                        Receipt.class,
                        Reminder.class,
                        TimeReminder.class,
                        PlaceReminder.class)
                .setProperty("jakarta.persistence.jdbc.url", url + "?foreign_keys=true")
                .setProperty("hibernate.hbm2ddl.auto", "none")
                .buildSessionFactory();
    }

    @Test
    void storesIdentityEmbeddedAndElementCollection() {
        User ada = user();
        ada.setHashedPassword("x".repeat(100));
        ada.setHome(new Address("Rue 1", "1000", "Ville"));
        ada.getPhoneNumbers().addAll(List.of("+1", "+2"));
        persist(ada);

        hibernate.inSession(session -> {
            User read = session.find(User.class, ada.getId());
            assertThat(read.getHashedPassword()).hasSize(100);
            assertThat(read.getHome().getCity()).isEqualTo("Ville");
            assertThat(read.getPhoneNumbers()).containsExactlyInAnyOrder("+1", "+2");
            assertThat(read.getCreatedAt()).isEqualTo(ada.getCreatedAt().truncatedTo(ChronoUnit.MILLIS));
        });
    }

    @Test
    void sequenceIdsStartAtTheDeclaredValueAndDoNotRepeat() throws SQLException {
        User ada = user();
        ShopList list = new ShopList(ada, "week");
        persist(ada, list);
        for (int i = 0; i < 45; i++) {
            add(list, "thing " + i);
        }

        assertThat(rows.query("select count(distinct id), min(id) from item")).containsExactly("45|1000");
        hibernate.close();
        hibernate = boot(sample.url());
        add(list, "one more");
        assertThat(rows.query("select count(distinct id) from item")).containsExactly("46");
    }

    @Test
    void storesConverterLobAndTreeOfTags() {
        User ada = user();
        ShopList list = new ShopList(ada, "week");
        persist(ada, list);
        Tag food = new Tag("food", null);
        Tag vegetables = new Tag("vegetables", food);
        persist(food, vegetables);
        Item item = add(list, "carrots");
        hibernate.inTransaction(session -> {
            Item read = session.find(Item.class, item.getId());
            read.setUnit(Unit.KILOGRAM);
            read.setNote("long ".repeat(10_000));
            read.getTags().addAll(List.of(food, vegetables));
        });

        hibernate.inSession(session -> {
            Item read = session.find(Item.class, item.getId());
            assertThat(read.getUnit()).isEqualTo(Unit.KILOGRAM);
            assertThat(read.getNote()).hasSize(50_000);
            assertThat(read.isDone()).isFalse();
            assertThat(read.getTags()).extracting(Tag::getName).containsExactlyInAnyOrder("food", "vegetables");
            assertThat(session.find(Tag.class, vegetables.getId()).getParent().getName())
                    .isEqualTo("food");
        });
    }

    @Test
    void storesEnumVersionAndMembers() {
        User ada = user();
        User bob = new User("Bob", "bob@example.com");
        ShopList list = new ShopList(ada, "week");
        list.getMembers().add(bob);
        persist(ada, bob, list);

        hibernate.inTransaction(
                session -> session.find(ShopList.class, list.getId()).setState(ListState.SHOPPING));

        hibernate.inSession(session -> {
            ShopList read = session.find(ShopList.class, list.getId());
            assertThat(read.getState()).isEqualTo(ListState.SHOPPING);
            assertThat(read.getMembers()).extracting(User::getName).containsExactly("Bob");
            assertThat(read.getCreatedAt()).isEqualToIgnoringNanos(list.getCreatedAt());
        });
        list.setTitle("too late");
        assertThatThrownBy(() -> hibernate.inTransaction(session -> session.merge(list)))
                .isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void storesJoinedInheritanceAndDecimals() {
        FreshProduct carrot = new FreshProduct("carrot", 9);
        PackagedProduct rice = new PackagedProduct("rice", "04012345678901", new BigDecimal("1.250"));
        Store store = new Store("Corner", new Address("Main 1", "1000", "Ville"));
        store.getOpeningHours().add(new OpeningHours(DayOfWeek.SATURDAY, LocalTime.of(9, 0), LocalTime.of(18, 30)));
        store.getOpeningHours().add(new OpeningHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.NOON));
        Price price = new Price(rice, store, new Money(new BigDecimal("12345678.90"), "EUR"), MONDAY);
        persist(carrot, rice, store, price);

        hibernate.inSession(session -> {
            List<Product> products = session.createSelectionQuery("from Product order by name", Product.class)
                    .getResultList();
            assertThat(products).hasExactlyElementsOfTypes(FreshProduct.class, PackagedProduct.class);
            assertThat(((PackagedProduct) products.get(1)).getNetWeight()).isEqualByComparingTo("1.250");
            Price read = session.find(Price.class, price.getId());
            assertThat(read.getPrice().getAmount()).isEqualByComparingTo("12345678.90");
            assertThat(read.getValidFrom()).isEqualTo(MONDAY);
            assertThat(session.find(Store.class, store.getId()).getOpeningHours())
                    .extracting(OpeningHours::getDay)
                    .containsExactly(DayOfWeek.SATURDAY, DayOfWeek.MONDAY);
        });
    }

    @Test
    void storesUuidBytesAndZonedTime() throws SQLException {
        User ada = user();
        byte[] photo = new byte[100_000];
        photo[99_999] = 7;
        Receipt receipt = new Receipt(ada, null, 12.34, photo);
        persist(ada, receipt);

        hibernate.inSession(session -> {
            Receipt read = session.find(Receipt.class, receipt.getId());
            assertThat(read.getTotal()).isEqualTo(12.34);
            assertThat(read.getPaidAt().toEpochSecond())
                    .isEqualTo(receipt.getPaidAt().toEpochSecond());
            assertThat(read.getBuyer().getName()).isEqualTo("Ada");
            assertThat(read.getPhoto()).isEqualTo(photo);
        });
        assertThat(rows.query("select typeof(photo), length(photo), hex(substr(photo, -1)) from receipt"))
                .containsExactly("blob|100000|07");
    }

    @Test
    void storesSingleTableInheritance() {
        User ada = user();
        ShopList list = new ShopList(ada, "week");
        Store store = new Store("Corner", null);
        persist(ada, list, store, new TimeReminder(list, "now", DUE), new PlaceReminder(list, "there", store, 200));

        hibernate.inSession(session -> {
            List<Reminder> reminders = session.createSelectionQuery("from Reminder order by id", Reminder.class)
                    .getResultList();
            assertThat(reminders).hasExactlyElementsOfTypes(TimeReminder.class, PlaceReminder.class);
            assertThat(((TimeReminder) reminders.get(0)).getDueAt()).isEqualToIgnoringNanos(DUE);
            assertThat(((PlaceReminder) reminders.get(1)).getStore().getName()).isEqualTo("Corner");
        });
    }

    @Test
    void theDatabaseEnforcesTheRulesOfTheModel() throws SQLException {
        User ada = user();
        ShopList list = new ShopList(ada, "week");
        ada.getPhoneNumbers().add("+1");
        persist(ada, list);
        add(list, "carrots");

        assertThat(rows.value("pragma foreign_keys")).isEqualTo("1");
        assertRefused("update item set quantity = 0", "CHECK");
        assertRefused("update item set unit = 'mile'", "CHECK");
        assertRefused("update shop_list set state = 'LOST'", "CHECK");
        assertRefused("update shop_list set owner_id = 4711", "FOREIGN KEY");
        assertRefused(
                "insert into \"user\" (version, created_at, name, email) select 0, 0, 'x', email from \"user\"",
                "UNIQUE");
        rows.run("delete from \"user\"");
        assertThat(rows.query("select * from item")).isEmpty();
        assertThat(rows.query("select * from user_phone_number")).isEmpty();
    }

    @Test
    void rowsSurviveRevertingAndReapplyingTheLastRevision() {
        User ada = user();
        ShopList list = new ShopList(ada, "week");
        persist(ada, list);
        Item item = add(list, "carrots");
        hibernate.close();

        sample.downgrade("-1");
        sample.upgrade("head");

        hibernate = boot(sample.url());
        hibernate.inSession(session -> {
            assertThat(session.find(Item.class, item.getId()).getName()).isEqualTo("carrots");
            assertThat(session.find(User.class, ada.getId()).getHashedPassword())
                    .isNull();
        });
    }

    private void assertRefused(String sql, String rule) {
        assertThatThrownBy(() -> rows.run(sql)).isInstanceOf(SQLException.class).hasMessageContaining(rule);
    }

    private static User user() {
        return new User("Ada", "ada@example.com");
    }

    /** Adds an item in a new transaction, because Hibernate fetches the next id on a separate connection. */
    private Item add(ShopList list, String name) {
        Item item = list.add(name, 3);
        persist(item);
        return item;
    }

    private void persist(Object... entities) {
        hibernate.inTransaction((Session session) -> List.of(entities).forEach(session::persist));
    }
}
