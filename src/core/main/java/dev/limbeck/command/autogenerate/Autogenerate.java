package dev.limbeck.command.autogenerate;

import dev.limbeck.command.autogenerate.history.PortableBackfills;
import dev.limbeck.command.cache.CacheKey;
import dev.limbeck.command.decide.BackfillFormat;
import dev.limbeck.command.decide.BackfillTrial;
import dev.limbeck.command.decide.Backfills;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.decide.RenameMerge;
import dev.limbeck.command.decide.Renames;
import dev.limbeck.command.normal.NormalForm;
import dev.limbeck.command.normal.NormalModel;
import dev.limbeck.command.normal.TableForms;
import dev.limbeck.command.normal.ViewsOnOtherObjects;
import dev.limbeck.command.project.BulkStatementTables;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Extensions;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.ToolVersion;
import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.Comparison;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Scratches.ServerProfile;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.step.StoredRecord;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Against;
import dev.limbeck.result.Choice;
import dev.limbeck.result.Violation;
import dev.limbeck.settings.AutogenerateSettings;
import dev.limbeck.settings.AutogenerateSettings.UnmanagedTables;
import dev.limbeck.settings.DecisionSettings;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.NotComparedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares the live database with the model that the entities describe. */
public final class Autogenerate implements AutoCloseable {
    private final Project project;
    private final Database database;
    private final Decisions given;
    private final Prompt answers;
    private CompareOptions options;
    private ManagedTables managed;
    private final Extensions extensions;
    private final DraftProcessors processing;
    private final List<String> hints = new ArrayList<>();
    private boolean keepsResults;
    private @Nullable PackagedModel packaged;
    private @Nullable Catalog read;
    private @Nullable ModelInputs inputs;

    /** Creates a comparison of the entities with the given database. The prompt asks for decisions that are missing. */
    public Autogenerate(Project project, Database database, Decisions given, Prompt answers) {
        this.project = project;
        this.database = database;
        this.given = given;
        this.answers = answers;
        this.managed = new ManagedTables(project, database.dialect());
        this.extensions = new Extensions(project.settings());
        this.processing = new DraftProcessors(extensions.processors());
        this.options = options();
    }

    /**
     * {@return this comparison. From now on, it may use the results of earlier commands instead of a scratch database
     * if nothing has changed since then} Do not call this method if the result of the comparison is going to be
     * verified.
     */
    public Autogenerate keepingResults() {
        keepsResults = true;
        managed.keepResults(database);
        return this;
    }

    /**
     * {@return this comparison, which uses the model that the application contains and needs no scratch database}
     *
     * @throws NotComparedException if the application has no model that belongs to its entities and the database
     */
    public Autogenerate usingPackagedModel() {
        Model entities = project.results()
                .common(database, "entities", Model.class, () -> new ModelScan(project).scan(database));
        PackagedModel found = new PackagedModelSearch(project, database).find(entities);
        packaged = found;
        managed = new ManagedTables(project, database.dialect(), found.history());
        return this;
    }

    /**
     * {@return the model of the entities as this database stores it, for an application; the database must contain the
     * objects that the history creates}
     *
     * @throws CommandException if the entities cannot be read, or the database rejects the model
     */
    public PackagedModel packageModel(ServerProfile server) {
        ModelScan scan = new ModelScan(project);
        scan.requireCurrentClasses();
        Model entities = scan.scan(database);
        Map<String, String> revisions = new LinkedHashMap<>();
        project.graph()
                .revisions()
                .forEach(revision ->
                        revisions.put(revision.id(), project.loader().hashOfClass(revision)));
        return new PackagedModel(
                ToolVersion.TEXT,
                database.dialect().traits().product(),
                server,
                ModelFingerprint.of(entities),
                revisions,
                KeptModel.of(convert(entities)),
                managed.results().withoutDeclarations());
    }

    /**
     * The result of a comparison.
     *
     * @param live the live database
     * @param model the model in its normal form
     * @param declared supplies the model as the entities declare it
     * @param types the statements of the model that create types, for instance enumeration types
     * @param comparison the operations that turn the live schema into the model
     * @param choices the open decisions; as long as there are any, no revision can be written from the operations
     * @param violations the live rows that would make the operations fail
     * @param downgrade the downgrade if a processor returned one; null for the reverse of the upgrade
     * @param warnings warnings for the user
     * @param providerNote the library that read the entities
     * @param forms how the entities write names
     */
    public record Outcome(
            Catalog live,
            Schema model,
            Supplier<Schema> declared,
            List<ExecuteSql> types,
            Comparison comparison,
            List<Choice> choices,
            List<Violation> violations,
            @Nullable List<Operation> downgrade,
            List<String> warnings,
            ProviderNote providerNote,
            NameRules.Forms forms) {}

    private ScannedModel scan() {
        PackagedModel known = packaged;
        if (known != null) {
            return known.model().model();
        }
        ModelScan scan = new ModelScan(project);
        scan.requireCurrentClasses();
        if (!keepsResults) {
            return convert(scan.scan(database));
        }
        return project.results()
                .keep(
                        () -> takeInputs().key(project, database),
                        KeptModel.class,
                        () -> KeptModel.of(convert(scan.scan(database))))
                .model();
    }

    /**
     * Returns the inputs of the model: on the first call, those of the known match; on later calls, the current inputs.
     */
    private ModelInputs takeInputs() {
        ModelInputs known = inputs;
        inputs = null;
        return known == null ? ModelInputs.read(project) : known;
    }

    /**
     * {@return what earlier checks with the same inputs found} Only a command for a single database remembers matches,
     * because the databases of a fleet share the model anyway.
     */
    public Optional<KnownMatch> knownMatch() {
        if (!keepsResults
                || project.results().areShared()
                || project.settings().autogenerate().against() != Against.DATABASE) {
            return Optional.empty();
        }
        new ModelScan(project).requireCurrentClasses();
        ModelInputs found = ModelInputs.read(project);
        inputs = found;
        return Optional.of(new KnownMatch(project, database, live(), found));
    }

    private ScannedModel convert(Model model) {
        Supplier<NormalModel> conversion = () -> new TableForms(
                        new NormalForm(scratches(), project.arguments().naming()),
                        scratches(),
                        project.results(),
                        keepsResults ? null : () -> live().schema())
                .convert(model);
        NormalModel normal = keepsResults
                ? project.results().keep(database, "model", key -> addModel(key, model), NormalModel.class, conversion)
                : conversion.get();
        return ScannedModel.of(model, normal);
    }

    private boolean addModel(CacheKey key, Model model) {
        key.add(StoredRecord.encode(
                        model.schema().withNames(database.dialect().traits().names())))
                .add(StoredRecord.encode(model.auxiliary()));
        project.results().addNaming(key);
        return true;
    }

    /** Reads the live database once for each comparison. */
    private Catalog live() {
        Catalog known = read;
        if (known == null) {
            known = LiveCatalog.read(database);
            read = known;
        }
        return known;
    }

    /** {@return the operations that make the database match the entities, with the open decisions} */
    public Outcome compare() {
        ScannedModel model = project.results().common(database, "model", ScannedModel.class, this::scan);
        SchemaWords words = model.words();
        Catalog live = live();
        read = null;
        options = options.withFilter(project.filter()
                .without(BulkStatementTables.find(live.schema()), live.schema().names()));
        var views = new ViewsOnOtherObjects(scratches(), comparer(Map.of()), live, model.auxiliary());
        Schema wanted = packaged == null ? views.resolve(model.schema()) : views.assumeSame(model.schema(), hints::add);
        Decisions settings = settings();
        Renames.Decided renamed = new Renames(scratches(), comparer(Map.of()), live, wanted)
                .decide(given.withoutValues(live), settings.withoutValues(live), answers);
        Backfills fills = new Backfills(
                given.withStoredNames(wanted),
                settings.withStoredNames(wanted),
                answers,
                live.schema().names());
        Comparison found = compare(live, renamed, new OperationWriter.Entities(wanted, model.declared(), words), fills);
        Map<String, String> values = new LinkedHashMap<>(settings.renamedValues(live));
        values.putAll(given.renamedValues(live));
        found = new Comparison(
                database.dialect().planner().withTypes(found.operations(), model.auxiliary(), live, values),
                found.unmanaged(),
                found.notes());
        Comparison comparison = found.operations().isEmpty() ? found : processing.screen(live.schema(), wanted, found);
        List<Choice> choices = new ArrayList<>(renamed.open());
        choices.addAll(fills.openChoices());
        List<String> warnings = new ArrayList<>(model.warnings());
        warnings.addAll(ProviderVersions.findDifferences(project.settings(), model.provider()));
        warnings.addAll(model.notes());
        warnings.addAll(comparison.notes());
        warnings.addAll(managed.warnings());
        warnings.addAll(hints);
        RowCheck look = new RowCheck(database, live, RowCheck.EACH, RowCheck.ALL);
        if (packaged == null) {
            look.check(comparison.operations());
        }
        warnings.addAll(look.warnings());
        ProviderNote readBy = new ProviderNote(model.provider());
        if (!comparison.operations().isEmpty()) {
            readBy.findDifference(project.graph()).ifPresent(warnings::add);
        }
        return new Outcome(
                live,
                wanted,
                model.declared(),
                model.auxiliary(),
                comparison,
                choices,
                look.violations(),
                processing.downgrade(),
                warnings,
                readBy,
                words.forms());
    }

    /** Compares again if the user has entered values, and puts the renames before the other operations. */
    private Comparison compare(
            Catalog live, Renames.Decided renamed, OperationWriter.Entities worded, Backfills fills) {
        Schema model = worded.schema();
        Map<String, SqlText> values = fills.knownValues();
        Comparison known = values.isEmpty() ? renamed.compared() : null;
        Comparison found = known == null ? comparer(values).compare(renamed.live(), model) : known;
        Map<String, SqlText> answered =
                fills.askUser(found, new BackfillTrial(scratches(), live, renamed.operations()));
        if (!answered.isEmpty()) {
            values.putAll(answered);
            found = comparer(values).compare(renamed.live(), model);
        }
        if (packaged == null) {
            hints.addAll(new BackfillFormat(scratches()).findHints(found, values));
            hints.addAll(new PortableBackfills(database.dialect(), List.of())
                    .findDoubtful(found.operations(), OperationWriter.otherDatabases(project, database.dialect())));
        }
        RenameMerge merge = new RenameMerge(live.schema().names());
        List<Operation> all = new ArrayList<>(merge.merge(renamed.operations(), written(found, renamed, worded)));
        GeneratorRows rows = new GeneratorRows(database, live.schema(), project.filter());
        all.addAll(rows.findMissing(model, all));
        return new Comparison(rows.withDowngradeRows(all), found.unmanaged(), found.notes());
    }

    private List<Operation> written(Comparison found, Renames.Decided renamed, OperationWriter.Entities model) {
        OperationWriter writer = new OperationWriter(project, database.dialect(), managed, comparer(Map.of()));
        return packaged == null ? writer.write(found, renamed, model) : writer.express(found, renamed, model);
    }

    private ScratchDatabases scratches() {
        return project.scratches(database);
    }

    /**
     * Returns the decisions in the settings; none for an application, which only compares and never renames anything.
     */
    private Decisions settings() {
        if (packaged != null) {
            return Decisions.NONE;
        }
        DecisionSettings decided = project.settings().autogenerate().decisions();
        return new Decisions(decided.renames(), decided.noRenames(), decided.backfills(), decided.noBackfills());
    }

    /** {@return the names of the project's classes that changed the operations} */
    public List<String> changedBy() {
        return processing.changedBy();
    }

    /**
     * {@return the forms of the names in a revision with the given operations, which result from the given comparison}
     */
    public NameRules.Forms forms(Outcome outcome, List<Operation> upgrade, List<Operation> downgrade) {
        return new KnownForms(outcome.model(), outcome.forms(), managed::forms).of(upgrade, downgrade);
    }

    /** {@return a comparer that is configured by the settings} */
    public Comparer comparer() {
        return new Comparer(database.dialect(), options, processing);
    }

    /** Closes the project's class loader. */
    @Override
    public void close() {
        extensions.close();
    }

    private Comparer comparer(Map<String, SqlText> backfills) {
        return new Comparer(database.dialect(), options.withBackfills(backfills));
    }

    private CompareOptions options() {
        AutogenerateSettings settings = project.settings().autogenerate();
        Dialect dialect = database.dialect();
        boolean all = settings.unmanagedTables() == UnmanagedTables.DROP || settings.against() == Against.HISTORY;
        return CompareOptions.DEFAULT
                .withCompareType(extensions.typeRule())
                .withCompareServerDefault(extensions.serverDefaultRule())
                .withCompareComments(dialect.traits().keepsComments())
                .withExactStorage(false)
                .withFixedKeyColumns(OperationWriter.projectDialects(project, dialect).stream()
                        .anyMatch(other -> other.traits().has(Feature.FIXED_KEY_COLUMNS)))
                .withFilter(project.filter())
                .withVersionTable(project.versionTableName())
                .withManagedTables(name -> all || managed.hasTable(name))
                .withManagedViews(name -> settings.against() == Against.HISTORY || managed.hasView(name));
    }
}
