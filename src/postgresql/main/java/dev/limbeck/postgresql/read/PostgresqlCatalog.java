package dev.limbeck.postgresql.read;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.order.Need;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contents of a PostgreSQL database. */
public final class PostgresqlCatalog implements Catalog {
    private final ServerRows rows;
    private final Function<String, SqlType> types;
    private final DefinitionTexts texts;
    private final Schema schema;
    private final Map<TableName, Table> tables = new TreeMap<>();
    private final String transaction;
    private final @Nullable RowVersions versions;
    private @Nullable List<Replay.Definition> creation;

    /**
     * Creates a catalog that must be read completely when it is read again.
     *
     * @param transaction the name of the transaction that read the rows
     */
    PostgresqlCatalog(ServerRows rows, Function<String, SqlType> types, String transaction) {
        this(rows, types, transaction, null);
    }

    /**
     * Creates a catalog.
     *
     * @param transaction the name of the transaction that read the rows
     * @param versions the versions of the rows; null if the catalog is read completely when it is read again
     */
    PostgresqlCatalog(
            ServerRows rows, Function<String, SqlType> types, String transaction, @Nullable RowVersions versions) {
        this.transaction = transaction;
        this.versions = versions;
        this.rows = rows;
        this.types = types;
        this.texts = new DefinitionTexts(rows);
        this.schema = new SchemaBuilder(rows, texts, types).build();
        schema.tables().forEach(table -> tables.put(table.name(), table));
    }

    private PostgresqlCatalog(PostgresqlCatalog before, ServerRows rows, Schema schema) {
        this.transaction = before.transaction;
        this.versions = before.versions;
        this.rows = rows;
        this.types = before.types;
        this.texts = before.texts;
        this.schema = schema;
        schema.tables().forEach(table -> tables.put(table.name(), table));
    }

    /** {@return this catalog without a dropped table and its parts; no other object may depend on the table} */
    PostgresqlCatalog without(TableName table) {
        TableName dropped = plain(table);
        Schema rest = schema.withTables(schema.tables().stream()
                        .filter(each -> !each.name().equals(dropped))
                        .toList())
                .withTriggers(schema.triggers().stream()
                        .filter(each -> !each.table().equals(dropped))
                        .toList());
        return new PostgresqlCatalog(this, rows.without(dropped), rest);
    }

    /** {@return an object that reads this catalog again; empty if the versions of its rows are not known} */
    Optional<RefreshedRows> refresh() {
        return Optional.ofNullable(versions).map(known -> new RefreshedRows(rows, known));
    }

    /** {@return the rows of the system catalogs} */
    ServerRows rows() {
        return rows;
    }

    /** {@return whether this catalog was read by the transaction with the given name} */
    boolean isOf(String name) {
        return transaction.equals(name);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** {@return the schema that unqualified names refer to} */
    public String defaultSchema() {
        return rows.schema();
    }

    @Override
    public Optional<Table> table(TableName name) {
        return Optional.ofNullable(tables.get(plain(name)));
    }

    private TableName plain(TableName name) {
        return rows.name(name.schema() == null ? rows.schema() : name.schema(), name.name());
    }

    @Override
    public List<TableName> tableNames() {
        return List.copyOf(tables.keySet());
    }

    @Override
    public List<TableName> sequenceNames() {
        return schema.sequences().stream().map(Sequence::name).toList();
    }

    @Override
    public List<TableName> viewAndTriggerNames() {
        return Stream.concat(
                        schema.views().stream().map(view -> view.name()),
                        schema.triggers().stream().map(trigger -> TableName.of(trigger.name())))
                .toList();
    }

    @Override
    public Map<TableName, List<String>> enumerations() {
        Map<TableName, List<String>> found = new TreeMap<>();
        for (Row type : rows.others().types()) {
            if (type.text("kind").equals("e")) {
                found.put(rows.name(type), type.list("labels"));
            }
        }
        return found;
    }

    @Override
    public List<String> otherObjects() {
        return new TypeTexts(rows).describe();
    }

    @Override
    public List<OtherDefinition> otherDefinitions() {
        return new OtherDefinitions(rows).list();
    }

    @Override
    public List<OtherCreation> otherCreations() {
        return new OtherCreations(rows, texts).list(otherDefinitions());
    }

    @Override
    public List<Need> needs() {
        return new ObjectNeeds(rows).list();
    }

    @Override
    public List<TableName> otherNames() {
        List<TableName> names = new ArrayList<>();
        for (Row relation : rows.relations()) {
            if (relation.text("kind").equals("f") || relation.is("partition")) {
                names.add(rows.name(relation));
            }
        }
        rows.others().types().forEach(row -> names.add(rows.name(row)));
        return names;
    }

    @Override
    public List<String> definition(TableName name) {
        List<String> statements = new ArrayList<>();
        for (Row relation : rows.relations()) {
            if (rows.name(relation).equals(plain(name))) {
                if (CreationOrder.isView(relation)) {
                    statements.add(texts.createView(relation));
                    statements.addAll(texts.viewDefaults(relation));
                } else if (CreationOrder.isTable(relation)) {
                    statements.add(texts.createTable(relation));
                    statements.addAll(texts.addConstraints(relation));
                }
                statements.addAll(texts.createIndexes(relation));
                statements.addAll(texts.comments(relation));
                schema.triggersOn(rows.name(relation))
                        .forEach(trigger -> statements.add(trigger.definition().sql()));
                rows.others().viewRules().stream()
                        .filter(rule -> rule.number("relation") == relation.number("oid"))
                        .forEach(rule -> {
                            statements.add(rule.text("definition"));
                            if (rule.has("comment")) {
                                statements.add(rule.text("comment"));
                            }
                        });
                rows.others().grants().stream()
                        .filter(grant -> grant.number("relation") == relation.number("oid"))
                        .forEach(grant -> statements.add(grant.text("sql")));
            }
        }
        return statements;
    }

    @Override
    public List<ColumnUser> columnUsers(TableName name) {
        List<ColumnUser> users = new ArrayList<>();
        for (Row relation : rows.relations()) {
            if (rows.name(relation).equals(plain(name))) {
                rows.others().users().stream()
                        .filter(row -> row.number("relation") == relation.number("oid"))
                        .map(row -> new ColumnUser(
                                row.text("column_name"),
                                row.text("kind"),
                                row.text("description"),
                                row.textOrNull("drop"),
                                row.list("creations")))
                        .forEach(users::add);
            }
        }
        return users;
    }

    @Override
    public List<String> definitions() {
        return creation().stream().map(Replay.Definition::sql).toList();
    }

    /** {@return the statements of {@link #definitions}, each with the object it creates} */
    public List<Replay.Definition> creation() {
        List<Replay.Definition> known = creation;
        if (known == null) {
            known = List.copyOf(new CreationOrder(rows, texts).statements());
            creation = known;
        }
        return known;
    }

    /**
     * Returns this catalog without the tables that are unrelated to the given tables. Everything else remains, because
     * types and functions cost little and may be used by any object.
     */
    @Override
    public Catalog subset(Set<TableName> changed, Set<TableName> needed) {
        ServerRows part = new RelatedRows(rows, texts).find(names(changed), names(needed));
        return part.relations().size() == rows.relations().size()
                ? this
                : new PostgresqlCatalog(part, types, transaction);
    }

    private static Set<String> names(Set<TableName> tables) {
        return tables.stream().map(TableName::name).collect(Collectors.toSet());
    }
}
