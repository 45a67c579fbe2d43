package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Column;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.render.CodeStatement;
import dev.limbeck.spi.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;

/**
 * Writes the table of types in the decision record: for each attribute of a class, the type in a revision file and the
 * declarations in Hibernate's dialects. Hibernate opens no connection.
 */
final class WordTable {
    private static final Map<String, String> DIALECTS = new LinkedHashMap<>();

    static {
        DIALECTS.put("SQLite", "org.hibernate.community.dialect.SQLiteDialect");
        DIALECTS.put("PostgreSQL", "org.hibernate.dialect.PostgreSQLDialect");
        DIALECTS.put("MariaDB", "org.hibernate.dialect.MariaDBDialect");
        DIALECTS.put("MySQL", "org.hibernate.dialect.MySQLDialect");
    }

    private WordTable() {}

    /** {@return the table in Markdown} */
    static String write(Class<?> entity, Map<String, String> attributes) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Model model = Scan.scanClasses(List.of(entity), Map.of());
        Table table = model.schema().tables().stream()
                .filter(each -> each.columns().size() > 1)
                .findFirst()
                .orElseThrow();
        attributes.keySet().forEach(name -> rows.put(name, new ArrayList<>(List.of(word(model, table, name)))));
        rows.put("", new ArrayList<>(List.of(word(model))));
        DIALECTS.values().forEach(dialect -> addSpelling(entity, dialect, rows));
        StringBuilder text = new StringBuilder("| attribute | word | ");
        text.append(String.join(" | ", DIALECTS.keySet())).append(" |\n|---|---|---|---|---|---|\n");
        rows.forEach((name, cells) -> text.append("| ")
                .append(attributes.getOrDefault(name, "`@SequenceGenerator`, from 1000, 20 at a time"))
                .append(" | ")
                .append(cells.stream().map(WordTable::code).collect(Collectors.joining(" | ")))
                .append(" |\n"));
        return text.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "none" : "`" + text + "`";
    }

    /**
     * Returns the type as the renderer writes it: the arguments of {@code column("name", …)}, and its checks.
     */
    private static String word(Model model, Table table, String name) {
        Column column = table.column(name).orElseThrow();
        SqlType type = model.words().type(table.name(), name).orElse(column.type());
        Table one = Table.of(table.name(), List.of(new Column("c", type, true)));
        String call = statement(new CreateTable(one));
        String written = call.substring(call.indexOf("\"c\", ") + 5, call.lastIndexOf("));"));
        boolean check = !(type instanceof SqlType.Enumeration)
                && table.checks().stream()
                        .anyMatch(each -> each.condition().sql().startsWith(name + " "));
        return written.strip() + (check ? ", a check" : "");
    }

    private static String word(Model model) {
        Sequence sequence = model.words().sequences().values().iterator().next();
        String call = statement(new CreateSequence(sequence));
        return call.substring(call.indexOf('(') + 1, call.lastIndexOf(");"));
    }

    private static String statement(Operation operation) {
        return CodeStatement.createAll(operation).get(0).format(0).replaceAll("\\s*\\n\\s*", "");
    }

    private static void addSpelling(Class<?> entity, String dialect, Map<String, List<String>> rows) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.dialect", dialect)
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .build();
        try {
            MetadataImplementor metadata = (MetadataImplementor)
                    new MetadataSources(registry).addAnnotatedClass(entity).buildMetadata();
            org.hibernate.mapping.Table table =
                    metadata.getEntityBinding(entity.getName()).getTable();
            rows.forEach((name, cells) -> cells.add(
                    name.isEmpty()
                            ? sequence(metadata)
                            : spelling(table.getColumn(metadata.getDatabase().toIdentifier(name)), metadata)));
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static String spelling(org.hibernate.mapping.Column column, MetadataImplementor metadata) {
        String check = column.getCheckConstraints().isEmpty() ? "" : ", a check";
        return column.getSqlType(metadata) + check;
    }

    private static String sequence(MetadataImplementor metadata) {
        Dialect dialect = metadata.getDatabase().getDialect();
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            for (org.hibernate.boot.model.relational.Sequence sequence : namespace.getSequences()) {
                return Stream.of(dialect.getSequenceSupport()
                                .getCreateSequenceStrings(
                                        sequence.getName().getSequenceName().getText(),
                                        sequence.getInitialValue(),
                                        sequence.getIncrementSize()))
                        .collect(Collectors.joining("; "));
            }
        }
        return "a table with one row";
    }
}
