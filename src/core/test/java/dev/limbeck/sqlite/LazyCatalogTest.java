package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Recreate;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.catalog.TextCache;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that only the necessary part of a schema is parsed. */
class LazyCatalogTest {
    private static final List<SchemaRow> SCHEMA = List.of(
            table("users", "create table users (id integer primary key, name text unique)"),
            table("Cart", "create table Cart (id int, owner int references USERS (id))"),
            table("self", "create table self (id integer primary key, up int references \"self\")"),
            table("quoted", "create table quoted (a int references `users`, b int references 'odd''name')"),
            table("odd'name", "create table \"odd'name\" (a int)"),
            table("talk", "create table talk (a int /* references users */)"),
            new SchemaRow("index", "i", "Cart", "create index i on Cart (owner)"),
            new SchemaRow("index", "j", "users", "create unique index j on users (name) where name > ''"),
            table("docs", "create virtual table docs using fts5(users)"),
            table("docs_data", "create table 'docs_data'(id integer primary key, block references users)"),
            table("sqlite_sequence", "create table sqlite_sequence(name,seq)"),
            new SchemaRow("view", "v", "v", "create view v as select * from users"),
            new SchemaRow("trigger", "t", "Cart", "create trigger t after insert on Cart begin select 1; end"));

    private static SchemaRow table(String name, String sql) {
        return new SchemaRow("table", name, name, sql);
    }

    private static SqliteCatalog catalog(List<SchemaRow> stored) {
        return new SqliteCatalog(stored, List.of(), List.of("docs_data"), new TextCache());
    }

    @Test
    void singleTableEqualsThatOfTheWholeSchema() {
        List<Table> all = catalog(SCHEMA).schema().tables();
        assertThat(all).hasSize(6);
        for (Table table : all) {
            assertThat(catalog(SCHEMA).table(table.name())).contains(table);
            assertThat(catalog(SCHEMA).table(TableName.of(table.name().name().toUpperCase(java.util.Locale.ROOT))))
                    .contains(table);
        }
        for (String other : List.of("docs", "docs_data", "sqlite_sequence", "v", "i", "nothing")) {
            assertThat(catalog(SCHEMA).table(TableName.of(other))).isEmpty();
        }
    }

    @Test
    void namesEqualThoseOfTheWholeSchema() {
        SqliteCatalog catalog = catalog(SCHEMA);
        assertThat(catalog.tableNames())
                .containsExactlyInAnyOrderElementsOf(
                        catalog.schema().tables().stream().map(Table::name).toList());
        assertThat(catalog.viewAndTriggerNames()).containsExactlyInAnyOrder(TableName.of("v"), TableName.of("t"));
    }

    @Test
    void findsReferringTables() {
        SqliteCatalog catalog = catalog(SCHEMA);
        assertThat(catalog.findReferring(Set.of("users")))
                .extracting(table -> table.name().name())
                .containsExactly("Cart", "quoted");
        assertThat(catalog.findReferring(Set.of("self")))
                .extracting(table -> table.name().name())
                .containsExactly("self");
        assertThat(catalog.findReferring(Set.of("odd'name")))
                .extracting(table -> table.name().name())
                .containsExactly("quoted");
        assertThat(catalog.findReferring(Set.of("talk"))).isEmpty();
    }

    /**
     * If Limbeck cannot parse a table that another tool created, this matters only if that table might refer to the
     * changed table.
     */
    @Test
    void unreadableDefinitionMattersOnlyWhereItIsNeeded() {
        List<SchemaRow> stored = List.of(
                table("users", "CREATE TABLE users (id integer primary key)"),
                table("odd", "create table odd (a ! b)"));
        AlterTable change = new AlterTable(
                TableName.of("users"),
                List.of(new AddColumn(new Column("more", SqlType.of(TypeName.BIGINT), true))),
                Recreate.AUTO);
        SqliteDialect dialect = new SqliteDialect();
        assertThat(dialect.planner()
                        .plan(change, catalog(stored), PlanOptions.DEFAULT)
                        .statements())
                .hasSize(1);
        List<SchemaRow> near = List.of(
                table("users", "CREATE TABLE users (id integer primary key)"),
                table("odd", "create table odd (a ! b references users)"));
        assertThatThrownBy(() -> dialect.planner().plan(change, catalog(near), PlanOptions.DEFAULT))
                .isInstanceOf(UnreadableSchema.class)
                .hasMessageContaining("table odd");
    }
}
