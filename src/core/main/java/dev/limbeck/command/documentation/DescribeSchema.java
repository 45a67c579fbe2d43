package dev.limbeck.command.documentation;

import dev.limbeck.command.autogenerate.ModelScan;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.command.proof.Rehearsal;
import dev.limbeck.command.review.KeyTypes;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.result.site.ColumnEntry;
import dev.limbeck.result.site.IncomingReference;
import dev.limbeck.result.site.SchemaDocumentation;
import dev.limbeck.result.site.TableEntry;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.UpgradePath;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelOrigins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Describes the schema at the heads of the history, with the entities, references and revisions of each table. Replays
 * the history in a scratch database and does not open the live database.
 */
public final class DescribeSchema {
    private final Project project;

    /** Creates the command for the given project. */
    public DescribeSchema(Project project) {
        this.project = project;
    }

    /**
     * {@return the schema, with the entities, references and revisions of its tables}
     *
     * @throws dev.limbeck.command.project.CommandException if the history cannot be replayed
     * @throws dev.limbeck.spi.ModelException if the entities cannot be read
     */
    public SchemaDocumentation run() {
        RevisionGraph graph = project.graph();
        Dialect dialect = project.dialect();
        List<String> heads =
                graph.effectiveHeads().stream().map(RevisionFile::id).toList();
        HistoryReplay replay = new HistoryReplay(project, dialect, UpgradePath.findSteps(graph, heads));
        List<String> remarks = new ArrayList<>();
        try (Rehearsal rehearsal = replay.run()) {
            Schema schema = withoutOwnTables(rehearsal.reflect().schema());
            Model model = model(rehearsal, remarks);
            remarks.addAll(rehearsal.notes());
            return new SchemaDocumentation(
                    dialect.traits().product(),
                    schema,
                    entries(dialect, schema, model, replay),
                    new RevisionDescriber(graph, VersionRows.NONE).describe(graph.revisions()),
                    graph.revisions().stream()
                            .map(file -> replay.histories().of(file.id()))
                            .toList(),
                    remarks);
        }
    }

    private Model model(Rehearsal rehearsal, List<String> remarks) {
        if (project.application().models() == null
                && project.settings().model().classpath().isEmpty()) {
            remarks.add("model.classpath is not set, so the pages do not mention the entities");
            return Model.of(Schema.EMPTY, "");
        }
        ModelScan scan = new ModelScan(project);
        scan.requireCurrentClasses();
        return scan.scan(rehearsal.database());
    }

    private Schema withoutOwnTables(Schema schema) {
        TableName versions = project.versionTableName();
        return schema.withTables(schema.tables().stream()
                .filter(table -> !schema.names().same(table.name(), versions))
                .toList());
    }

    private static List<TableEntry> entries(Dialect dialect, Schema schema, Model model, HistoryReplay replay) {
        ModelOrigins origins = model.origins();
        NameRules names = schema.names();
        Map<TableName, List<IncomingReference>> incoming = new HashMap<>();
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                incoming.computeIfAbsent(names.key(key.referencedTable()), name -> new ArrayList<>())
                        .add(new IncomingReference(table.name(), key));
            }
        }
        Map<TableName, String> entities = new HashMap<>();
        origins.tables().forEach((name, entity) -> entities.put(names.key(name), entity));
        Map<TableName, Map<String, String>> attributes = new HashMap<>();
        origins.columns().forEach((name, fields) -> attributes.put(names.key(name), fields));
        KeyTypes types = new KeyTypes(dialect.words(), schema, model.schema(), List.of(), replay::keys);
        return schema.tables().stream()
                .sorted(Comparator.comparing(Table::name))
                .map(table -> new TableEntry(
                        table,
                        entities.get(names.key(table.name())),
                        columns(types, table, attributes.getOrDefault(names.key(table.name()), Map.of())),
                        incoming.getOrDefault(names.key(table.name()), List.of()).stream()
                                .sorted(Comparator.comparing(IncomingReference::table))
                                .toList(),
                        replay.histories().of(table.name())))
                .toList();
    }

    private static List<ColumnEntry> columns(KeyTypes types, Table table, Map<String, String> attributes) {
        Map<String, String> fields = new HashMap<>();
        for (String name : new TreeSet<>(attributes.keySet())) {
            table.column(name).ifPresent(column -> fields.putIfAbsent(column.name(), attributes.get(name)));
        }
        return table.columns().stream()
                .map(column -> new ColumnEntry(column, types.describe(table, column), fields.get(column.name())))
                .toList();
    }
}
