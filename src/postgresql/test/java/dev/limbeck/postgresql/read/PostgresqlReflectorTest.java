package dev.limbeck.postgresql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.Identity;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.postgresql.session.PostgresqlSessions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresqlReflectorTest {
    private static final PostgresqlReflector REFLECTOR = new PostgresqlReflector(SqlType::raw);
    private static Connection connection;
    private static Catalog catalog;

    @BeforeAll
    static void create() throws SQLException, IOException {
        connection = PostgresqlServer.open();
        try (Statement statement = connection.createStatement();
                InputStream script =
                        Objects.requireNonNull(PostgresqlReflectorTest.class.getResourceAsStream("/everything.sql"))) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        catalog = REFLECTOR.reflect(connection);
    }

    @AfterAll
    static void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private static Table table(String name) {
        return catalog.table(TableName.of(name)).orElseThrow();
    }

    @Test
    void columnsHaveTypesDefaultsAndComments() {
        Table person = table("person");
        assertThat(person.comment()).isEqualTo("People's data");
        assertThat(person.options().get("postgresql_with")).contains("fillfactor=70");
        assertThat(person.columns().stream().map(column -> column.name() + " " + column.type()))
                .contains(
                        "id bigint",
                        "name character varying(40)",
                        "nick citext",
                        "mail email",
                        "feeling mood",
                        "tags character varying(20)[]",
                        "price numeric(12,2)",
                        "created timestamp(6) with time zone");
        assertThat(person.column("id").orElseThrow().identity())
                .isEqualTo(Identity.PLAIN.withStart(100).withIncrement(5));
        assertThat(person.column("id").orElseThrow().nullable()).isFalse();
        assertThat(person.column("name").orElseThrow().comment()).isEqualTo("The name");
        assertThat(person.column("price").orElseThrow().serverDefault()).hasToString("'-1'::integer");
        assertThat(Objects.requireNonNull(
                                person.column("double_price").orElseThrow().generated())
                        .stored())
                .isTrue();
        assertThat(person.column("text_c").orElseThrow().collation()).isEqualTo("C");
        assertThat(table("cache").options().has("postgresql_unlogged")).isTrue();
        assertThat(table("Weird \"Name").column("a,b")).isPresent();
    }

    @Test
    void constraintsHaveNamesAndOptions() {
        Table person = table("person");
        assertThat(Objects.requireNonNull(person.primaryKey()).name()).isEqualTo("person_pkey");
        assertThat(person.uniqueConstraints()).anySatisfy(unique -> {
            assertThat(unique.name()).isEqualTo("uk_nick");
            assertThat(unique.options().get("postgresql_include")).contains("born");
            assertThat(unique.options().get("postgresql_deferrable")).contains("initially deferred");
        });
        assertThat(person.checks()).anySatisfy(check -> {
            assertThat(check.name()).isEqualTo("person_state_check");
            assertThat(check.condition().sql())
                    .isEqualTo("(state)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])");
        });
        Table invoice = catalog.table(new TableName("billing", "invoice")).orElseThrow();
        assertThat(invoice.foreignKeys()).anySatisfy(key -> {
            assertThat(key.referencedTable()).isEqualTo(TableName.of("person"));
            assertThat(key.referencedColumns()).containsExactly("id");
            assertThat(key.onDelete()).isEqualTo(ReferentialAction.CASCADE);
            assertThat(key.onUpdate()).isEqualTo(ReferentialAction.RESTRICT);
            assertThat(key.deferrability()).isEqualTo(Deferrability.INITIALLY_DEFERRED);
        });
        assertThat(invoice.foreignKeys()).anySatisfy(key -> {
            assertThat(key.name()).isEqualTo("fk_pair");
            assertThat(key.match()).isEqualTo("FULL");
        });
        assertThat(table("pair").checks()).singleElement().satisfies(check -> assertThat(
                        check.options().has("postgresql_not_valid"))
                .isTrue());
    }

    @Test
    void indexesHavePartsAndOptions() {
        Table person = table("person");
        assertThat(person.indexes().stream().map(index -> index.name()))
                .containsExactly("ix_lower", "ix_partial", "ix_plain", "ix_tags");
        assertThat(person.index("ix_lower").orElseThrow().options().get("postgresql_parts"))
                .contains("lower((name)::text) text_pattern_ops DESC NULLS LAST, born");
        assertThat(person.index("ix_plain").orElseThrow().options().isEmpty()).isTrue();
        assertThat(person.index("ix_plain").orElseThrow().parts())
                .satisfiesExactly(part -> assertThat(part.descending()).isTrue(), part -> assertThat(part.collation())
                        .isEqualTo("C"));
        assertThat(person.index("ix_partial").orElseThrow().where())
                .hasToString("(born IS NOT NULL) AND (price > (0)::numeric)");
        assertThat(person.index("ix_tags").orElseThrow().options().get("postgresql_using"))
                .contains("gin");
        assertThat(person.index("ix_tags").orElseThrow().options().get("postgresql_with"))
                .contains("fastupdate='off'");
        assertThat(table("pair")
                        .index("ix_expression")
                        .orElseThrow()
                        .parts()
                        .get(0)
                        .expression())
                .hasToString("a + b");
    }

    @Test
    void sequencesViewsAndTriggersAreRead() {
        Schema schema = catalog.schema();
        assertThat(schema.sequences()).hasToString("[Order_SEQ start 10 increment 50]");
        assertThat(schema.views().stream().map(view -> view.name().name()))
                .containsExactly("adult_names", "adults", "totals");
        assertThat(schema.view(TableName.of("adults"))
                        .orElseThrow()
                        .definition()
                        .sql())
                .startsWith("CREATE VIEW \"adults\" WITH (security_barrier=true) AS");
        assertThat(schema.triggers()).singleElement().satisfies(trigger -> assertThat(
                        trigger.definition().sql())
                .contains(" ON person ")
                .doesNotContain("public."));
        assertThat(catalog.otherObjects())
                .contains(
                        "extension citext",
                        "policy everyone of person",
                        "statistics person_statistics of person",
                        "partition measure_2026 of measure",
                        "enum type mood ('sad', 'ok', 'happy')");
        assertThat(schema.tables().stream().map(Table::name)).doesNotContain(TableName.of("measure_2026"));
        assertThat(table("measure").verbatim()).isNotNull();
        assertThat(table("child").verbatim()).isNotNull();
    }

    /**
     * When the server reads a list of strings that it has printed, it then prints the list in a different form. After
     * that, the printed form does not change any more.
     */
    @Test
    void theDefinitionsCreateTheSameSchema() throws SQLException {
        try (Connection copy = PostgresqlServer.open();
                Connection copyOfCopy = PostgresqlServer.open()) {
            Catalog copied = create(copy, catalog);
            Catalog copiedTwice = create(copyOfCopy, copied);
            assertThat(copiedTwice.definitions()).containsExactlyElementsOf(copied.definitions());
            assertThat(copiedTwice.schema()).isEqualTo(copied.schema());
            assertThat(withoutLists(copied)).containsExactlyInAnyOrderElementsOf(withoutLists(catalog));
        }
    }

    private static List<String> withoutLists(Catalog written) {
        return written.definitions().stream()
                .map(sql -> sql.replaceAll("ANY \\(\\(?ARRAY.*", ""))
                .toList();
    }

    private static Catalog create(Connection empty, Catalog from) throws SQLException {
        try (Statement statement = empty.createStatement()) {
            for (String definition : from.definitions()) {
                statement.execute(definition);
            }
        }
        return REFLECTOR.reflect(empty);
    }

    @Test
    void readingLeavesTheConnectionAsItWas() throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.isReadOnly()).isFalse();
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(connection.getSchema()).isEqualTo("public");
        assertThat(REFLECTOR.hasTable(connection, TableName.of("person"))).isTrue();
        assertThat(REFLECTOR.hasTable(connection, new TableName("billing", "invoice")))
                .isTrue();
        assertThat(REFLECTOR.hasTable(connection, TableName.of("invoice"))).isFalse();
        assertThat(REFLECTOR.viewColumns(connection, TableName.of("adults"))).hasSize(2);
    }

    /**
     * It must be possible to create, in a scratch database, the objects that the schema uses and a view that uses the
     * schema.
     */
    @Test
    void ofOtherSchemasOnlyWhatUsesTheSchemaAndTheTypesOfTheSchemaAreRead() throws SQLException {
        try (Connection open = PostgresqlServer.open();
                Connection empty = PostgresqlServer.open();
                Statement statement = open.createStatement()) {
            for (String sql : List.of(
                    "create schema bergen",
                    "create schema \"Oslo\"",
                    "create schema shared",
                    "create type shared.grade as enum ('low', 'high')",
                    "create domain public.checked as shared.grade check (value <> 'low')",
                    "create type public.pair as (one public.checked, other int)",
                    "create type shared.unused as enum ('x')",
                    "create type bergen.mood as enum ('y')",
                    "create cast (varchar as bergen.mood) with inout",
                    "create type \"Oslo\".mood as enum ('y')",
                    "create cast (varchar as \"Oslo\".mood) with inout",
                    "create table bergen.orders (id int, pairs public.pair[])",
                    "create table \"Oslo\".orders (id int)",
                    "create view public.of_bergen as select id from bergen.orders",
                    "create view shared.of_view as select id + 1 as id from public.of_bergen",
                    "create view shared.of_oslo as select id from \"Oslo\".orders",
                    "set search_path = bergen")) {
                statement.execute(sql);
            }
            new PostgresqlSessions().readOnlyOneSchema(open, true);
            Catalog read = REFLECTOR.reflect(open);
            assertThat(read.tableNames()).containsExactly(TableName.of("orders"));
            assertThat(read.viewAndTriggerNames())
                    .containsExactlyInAnyOrder(
                            new TableName("public", "of_bergen"), new TableName("shared", "of_view"));
            assertThat(read.definition(new TableName("public", "of_bergen"))).hasSize(1);
            assertThat(read.definitions()).noneMatch(sql -> sql.contains("of_bergen"));
            assertThat(REFLECTOR.refresh(open, REFLECTOR.refresh(open, read)).viewAndTriggerNames())
                    .hasSize(2);
            try (Statement created = empty.createStatement()) {
                created.execute("create schema bergen");
                created.execute("set search_path = bergen");
            }
            assertThat(create(empty, read).definitions()).isEqualTo(read.definitions());
        }
    }
}
