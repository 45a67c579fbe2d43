package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Index;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MariadbDialectTest {
    private static final String PARENT =
            """
            create table "Par ent" (id bigint not null auto_increment primary key,
                code varchar(20) not null unique comment 'it''s', "we""ird" int) comment='tab''le'
            """;
    private static final String CHILD =
            """
            create table c (id int not null, p bigint, s varchar(50) character set latin1 default 'o''x', t text,
                e enum('B','A''C') not null default 'B', j json, g int as (id*2) virtual,
                h int as (id+1) stored invisible,
                ts timestamp(6) not null default current_timestamp(6) on update current_timestamp(6),
                b bit(1) not null default b'0', d decimal(10,2) default 1.5, u uuid default uuid(),
                chk int check (chk > 0), f float, k double default 1.50, yy year,
                ex varchar(20) default (concat('a','b\\\\c')), ai int default 5 comment 'a; ''q''',
                constraint fk1 foreign key (p) references "Par ent"(id) on delete cascade,
                constraint ck check (id > 0 and s <> 'a"b`c\\\\'), unique key uq (id, s(10) desc), key kt (t(20)),
                fulltext key ft (t), key kg(g) comment 'x', primary key(id))
            """;
    private static final List<String> OTHERS = List.of(
            "create view v as select id, s as \"S x\" from c where s = 'A' and e in ('A','B')",
            "create trigger tr before insert on c for each row begin set new.s = 'a'; end",
            "create sequence sq start with 1000 increment by 20 nocache",
            "create table pt (id int primary key) partition by hash(id) partitions 2");

    private static void run(Connection connection, String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    private static List<Operation> differences(Dialect dialect, Schema live, Schema model) {
        return new Comparer(dialect, CompareOptions.DEFAULT)
                .compare(live, model)
                .operations();
    }

    @Test
    void everythingIsReadAndRecreated() throws SQLException {
        try (Connection connection = MariadbServer.open()) {
            Dialect dialect = new MariadbDialect().like(connection);
            run(connection, PARENT, CHILD);
            run(connection, OTHERS.toArray(String[]::new));
            Catalog catalog = dialect.reflector().reflect(connection);
            Table table = catalog.table(TableName.of("c")).orElseThrow();
            assertThat(table.columns()).hasSize(18);
            assertThat(table.indexes().stream().map(Index::name)).containsExactly("uq", "kt", "kg", "ft");
            assertThat(table.checks().stream().map(check -> check.condition().sql()))
                    .containsExactly("\"chk\" > 0", "\"id\" > 0 and \"s\" <> 'a\"b`c\\\\'");
            try (Connection scratch = dialect.scratches().open(new Scratches.Place(connection))) {
                dialect.scratches().replay(catalog).statements().forEach(each -> run(scratch, each.sql()));
                Catalog copy = dialect.reflector().reflect(scratch);
                assertThat(copy.definitions()).isEqualTo(catalog.definitions());
                assertThat(differences(dialect, catalog.schema(), copy.schema()))
                        .isEmpty();
            }
            assertThat(dialect.scratches().findLeftovers(connection)).isEmpty();
        }
    }

    /** A table that is created from the model and then read back is equal to the table in the model. */
    @Test
    void tablesAreCreatedFromTheModel() throws SQLException {
        try (Connection connection = MariadbServer.open();
                Connection other = MariadbServer.open()) {
            Dialect dialect = new MariadbDialect().like(connection);
            new MariadbDialect().like(other);
            run(connection, PARENT, CHILD);
            Schema schema = dialect.reflector().reflect(connection).schema();
            for (Table table : schema.tables().stream()
                    .sorted(Comparator.comparing(table -> table.foreignKeys().size()))
                    .toList()) {
                dialect.planner()
                        .plan(new CreateTable(table), dialect.reflector().reflect(other), PlanOptions.DEFAULT)
                        .statements()
                        .forEach(statement -> run(other, statement.sql()));
            }
            assertThat(differences(
                            dialect, schema, dialect.reflector().reflect(other).schema()))
                    .isEmpty();
        }
    }

    /** The value that is proposed for a new column has the column's type. */
    @ParameterizedTest
    @EnumSource(TypeName.class)
    void theExampleOfATypeCanBeStored(TypeName name) throws SQLException {
        try (Connection connection = MariadbServer.open();
                Statement statement = connection.createStatement()) {
            Dialect dialect = new MariadbDialect().like(connection);
            SqlType type = name == TypeName.VARCHAR || name == TypeName.VARBINARY || name == TypeName.NVARCHAR
                    ? SqlType.of(name, 20)
                    : SqlType.of(name);
            Optional<String> example = dialect.rows().values(connection).example(type);
            statement.execute("create table examples (c " + MariadbTypes.spell(type) + " not null)");
            assertThat(statement.executeUpdate("insert into examples values (" + example.orElse("0") + ")"))
                    .isOne();
        }
    }
}
