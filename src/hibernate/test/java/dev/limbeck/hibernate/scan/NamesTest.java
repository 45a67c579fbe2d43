package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // Hibernate fills the entities
class NamesTest {
    private final Model model = Scan.scanNested(NamesTest.class);

    @Entity
    @jakarta.persistence.Table(name = "\"order\"", schema = "app")
    static class Order {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders")
        @SequenceGenerator(name = "orders", sequenceName = "order_seq", schema = "app")
        long id;

        @Column(name = "`group by`")
        String group;

        String select;

        @ManyToOne
        Order previous;
    }

    @Entity
    @jakarta.persistence.Table(name = "shop", catalog = "main_catalog")
    static class Shop {
        @Id
        long id;
    }

    @Entity
    @Immutable
    @Subselect("select 1 as id")
    static class NotATable {
        @Id
        long id;
    }

    @Entity
    @jakarta.persistence.Table(name = "open_order")
    @org.hibernate.annotations.View(query = "select id, \"group by\" as name from \"order\"")
    static class OpenOrder {
        @Id
        long id;

        String name;
    }

    static class Wrong {
        private Wrong() {}

        @Entity
        @jakarta.persistence.Table(name = "twice", schema = "a")
        static class One {
            @Id
            long id;
        }

        @Entity
        @jakarta.persistence.Table(name = "twice", schema = "b")
        static class Two {
            @Id
            long id;
        }
    }

    static class Reserved {
        private Reserved() {}

        @Entity
        @jakarta.persistence.Table(name = "User")
        static class User {
            @Id
            long id;

            @Column(name = "`order`")
            String order;

            @ElementCollection
            @CollectionTable(name = "User_values")
            List<String> values;
        }
    }

    static class Abstract {
        private Abstract() {}

        @Entity(name = "Order")
        @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
        abstract static class Order {
            @Id
            long id;

            @Column(name = "user")
            String buyer;
        }

        @Entity
        @jakarta.persistence.Table(name = "web_order")
        static class WebOrder extends Order {}
    }

    /** If an abstract class has subclasses with one table each, the class itself has no table. */
    @Test
    void aReservedWordIsNoWarningWithoutATable() {
        assertThat(Scan.scanClasses(List.of(Abstract.Order.class, Abstract.WebOrder.class), Map.of())
                        .warnings())
                .singleElement()
                .asString()
                .contains("WebOrder (column user of table web_order): the column name is a reserved word");
    }

    @Test
    void aReservedWordWithoutQuotesIsAWarning() {
        assertThat(Scan.scanClasses(List.of(Reserved.User.class), Map.of()).warnings())
                .containsExactly(
                        Reserved.User.class.getName() + ": the table name User is a reserved word in SQLite;"
                                + " Hibernate does not quote it, so its queries fail. Write @Table(name ="
                                + " \"`User`\"), or"
                                + " set hibernate.auto_quote_keyword to true.",
                        Reserved.User.class.getName() + ".values (column values of table User_values): the column"
                                + " name is a reserved word in SQLite; Hibernate does not quote it, so its queries"
                                + " fail. Write @Column(name = \"`values`\"), or set hibernate.auto_quote_keyword to"
                                + " true.");
        assertThat(Scan.scanClasses(List.of(Reserved.User.class), Map.of("hibernate.auto_quote_keyword", "true"))
                        .warnings())
                .isEmpty();
        assertThat(Scan.scanClasses(
                                List.of(Reserved.User.class), Map.of("hibernate.globally_quoted_identifiers", "true"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void namesAreReadWithoutQuotes() {
        Table order = Scan.table(model, "order");
        assertThat(order.columns())
                .extracting(dev.limbeck.model.Column::name)
                .contains("group by", "select", "previous_id");
        assertThat(order.foreignKeys()).singleElement().satisfies(key -> assertThat(key.referencedTable())
                .isEqualTo(TableName.of("order")));
    }

    @Test
    void schemasAreLeftOutWithOneWarning() {
        assertThat(model.schema().tables())
                .extracting(table -> table.name().schema())
                .containsOnlyNulls();
        assertThat(model.warnings())
                .containsExactly("SQLite has no schemas: the schema or catalog of the entities (app, main_catalog) is"
                        + " left out of table names");
        assertThat(Scan.table(model, "order_seq").initialRows())
                .containsExactly(new SqlText("insert into order_seq ( next_val ) values ( 1 )"));
    }

    @Test
    void twoTablesOfTheSameNameAreAnErrorThatNamesBothEntities() {
        assertThatThrownBy(() -> Scan.scanClasses(List.of(Wrong.One.class, Wrong.Two.class), Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Two tables are named twice")
                .hasMessageContaining(Wrong.One.class.getName())
                .hasMessageContaining(Wrong.Two.class.getName());
    }

    @Test
    void viewsAreReadAndSubselectsAreIgnored() {
        assertThat(model.schema().views())
                .containsExactly(new View(
                        TableName.of("open_order"),
                        new SqlText("create view \"open_order\" as select id, \"group by\" as name from \"order\"")));
        assertThat(model.schema().tables())
                .extracting(table -> table.name().name())
                .containsExactly("order", "order_seq", "shop");
    }
}
