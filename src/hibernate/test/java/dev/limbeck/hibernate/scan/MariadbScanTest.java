package dev.limbeck.hibernate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.spi.Model;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the model for MariaDB: its types and sequences are declared as in the model for SQLite, so that one revision
 * file is valid for both.
 */
class MariadbScanTest {

    @ParameterizedTest
    @ValueSource(
            classes = {WordTableTest.class, WordsTest.class, TypesTest.class, KeysTest.class, CollectionsTest.class})
    void theWordsAreThoseOfSqlite(Class<?> entities) {
        Map<String, String> own = PostgresqlScanTest.words(Scan.scanForMariadb(entities));
        assertThat(own).isEqualTo(PostgresqlScanTest.words(Scan.scanNested(entities)));
    }

    @Test
    void aSequenceIsASequenceWithTheCaseOfItsName() {
        Model model = Scan.scanForMariadb(WordsTest.class);
        assertThat(model.schema().sequences())
                .containsExactlyInAnyOrder(
                        new Sequence(TableName.of("auto_SEQ"), 1, 50),
                        new Sequence(TableName.of("Thing_Seq"), 1000, 20));
        assertThat(model.warnings()).isEmpty();
    }

    @Test
    void theColumnsHaveTheTypesOfMariadb() {
        Table table = Scan.table(Scan.scanForMariadb(WordsTest.class), "thing");
        assertThat(table.names().tables()).isEqualTo(NameRule.EXACT);
        assertThat(type(table, "texts")).isEqualTo(SqlType.array(SqlType.of(TypeName.VARCHAR, 255)));
        assertThat(type(table, "largeText")).isEqualTo(SqlType.of(TypeName.CLOB));
        assertThat(type(table, "endlessText")).isEqualTo(SqlType.of(TypeName.TEXT));
        assertThat(type(table, "document")).isEqualTo(SqlType.of(TypeName.JSON));
    }

    private static List<String> warnings(Class<?> entities, String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        return Scan.scanForMariadb(entities, properties).warnings();
    }

    static class Coded {
        @Entity
        static class Person {
            @Id
            @GeneratedValue
            @Nullable
            Long id;

            @Nullable
            UUID code;
        }
    }

    static class Numbered {
        @Entity
        static class Person {
            @Id
            @GeneratedValue
            @Nullable
            Long id;
        }
    }

    /** Hibernate chooses its dialect based on the product name that the driver reports. */
    @Test
    void anApplicationWithTheDriverOfMysqlIsWarned() {
        String url = "jakarta.persistence.jdbc.url";
        String mysql = "jdbc:mysql://localhost/shop?password=secret";
        String dialect = "hibernate.dialect";
        String mariadb = "org.hibernate.dialect.MariaDBDialect";
        assertThat(warnings(Numbered.class, url, mysql))
                .singleElement()
                .asString()
                .contains("mistakes the MariaDB server for MySQL", "org.mariadb.jdbc:mariadb-java-client")
                .doesNotContain("secret");
        assertThat(warnings(Numbered.class, url, mysql, dialect, mariadb)).isEmpty();
        assertThat(warnings(Coded.class, url, mysql, dialect, mariadb))
                .singleElement()
                .asString()
                .contains("wrong values from uuid columns, such as MariadbScanTest$Coded$Person.code");
        assertThat(warnings(Coded.class, url, "jdbc:mariadb://localhost/shop")).isEmpty();
        assertThat(warnings(Coded.class, url, mysql + "&permitMysqlScheme")).isEmpty();
        assertThat(warnings(Coded.class)).isEmpty();
        assertThat(warnings(Coded.class, dialect, "org.hibernate.dialect.MySQLDialect"))
                .singleElement()
                .asString()
                .contains("sets hibernate.dialect to org.hibernate.dialect.MySQLDialect", "the database is MariaDB");
    }

    private static SqlType type(Table table, String column) {
        return Scan.column(table, column).type();
    }
}
