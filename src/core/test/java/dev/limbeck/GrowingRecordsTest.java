package dev.limbeck;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.NamingConvention;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.Recreate;
import dev.limbeck.spi.EntityRequest;
import dev.limbeck.spi.HistoryRequest;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.RevisionDraft;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Checks that components can be added later to the records that users build: it must be possible to set every component
 * without the constructor, {@code with} a static method or a with method.
 */
final class GrowingRecordsTest {
    /** The records whose instances only Limbeck creates; users only read them. */
    private static final Set<Class<?>> CREATED_BY_LIMBECK = Set.of(
            ColumnContents.class,
            ListCheck.class,
            NameRules.Forms.class,
            NameRules.Key.class,
            NamingConvention.class,
            SchemaWords.class,
            SqlText.Variant.class,
            Hazard.class,
            EntityRequest.class,
            HistoryRequest.class,
            ModelRequest.class,
            RevisionDraft.class);

    /** The components that are set by methods named after SQL keywords: {@code desc()}, {@code collate(…)}. */
    private static final Set<String> NAMED_DIFFERENTLY = Set.of(
            "SqlText.variants",
            "IndexPart.collation",
            "IndexPart.descending",
            "Generated.stored",
            "Move.origin",
            "ForeignRevision.upgrade",
            "ForeignRevision.downgrade");

    @Test
    void everyComponentCanBeSetWithoutTheConstructor() {
        Set<String> missing = new TreeSet<>();
        int count = 0;
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.limbeck.model", "dev.limbeck.ops", "dev.limbeck.spi")) {
            if (Set.of("dev.limbeck.model", "dev.limbeck.ops", "dev.limbeck.spi")
                            .contains(each.getPackageName())
                    && each.isRecord()
                    && each.getModifiers().contains(JavaModifier.PUBLIC)
                    && !SqlType.class.isAssignableFrom(each.reflect())
                    && !CREATED_BY_LIMBECK.contains(each.reflect())) {
                count++;
                collectMissing(each.reflect(), missing);
            }
        }
        assertThat(count).isGreaterThan(40);
        assertThat(missing).isEmpty();
    }

    private static void collectMissing(Class<?> type, Set<String> missing) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = type.getSimpleName() + "." + component.getName();
            if (!NAMED_DIFFERENTLY.contains(name) && !canBeSet(type, component)) {
                missing.add(name);
            }
        }
    }

    private static boolean canBeSet(Class<?> type, RecordComponent component) {
        String wither = "with" + component.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + component.getName().substring(1);
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == type)
                .anyMatch(method -> method.getName().equals(wither) || isFactory(method, component));
    }

    private static boolean isFactory(Method method, RecordComponent component) {
        Class<?> type = component.getType();
        return Modifier.isStatic(method.getModifiers())
                && Arrays.stream(method.getParameterTypes())
                        .anyMatch(each -> each == type || (each.isArray() && type == List.class));
    }

    @Test
    void factoriesAndConstructorsMakeTheSame() {
        assertThat(SqlType.enumeration("A", "B").length(9)).isEqualTo(new SqlType.Enumeration(List.of("A", "B"), 9));
        assertThat(SqlType.array(SqlType.raw("x"))).isEqualTo(new SqlType.Array(new SqlType.Raw("x")));
        TableName user = TableName.of("user");
        SqlText age = SqlText.of("age >= 0");
        assertThat(Column.of("age", SqlType.of(TypeName.INTEGER))
                        .withNullable(false)
                        .withGenerated(Generated.stored(age)))
                .isEqualTo(new Column(
                        "age",
                        SqlType.of(TypeName.INTEGER),
                        false,
                        null,
                        null,
                        new Generated(new SqlText("age >= 0"), true),
                        null,
                        null));
        assertThat(Index.of("ix", IndexPart.column("a").desc()).withUnique(true).withWhere(age))
                .isEqualTo(new Index("ix", List.of(IndexPart.column("a").desc()), true, age));
        assertThat(ForeignKey.of(List.of("a"), user, List.of())
                        .withName("fk")
                        .withOnDelete(ReferentialAction.CASCADE)
                        .withMatch("FULL"))
                .isEqualTo(new ForeignKey(
                        "fk",
                        List.of("a"),
                        user,
                        List.of(),
                        ReferentialAction.CASCADE,
                        ReferentialAction.NO_ACTION,
                        Deferrability.NOT_DEFERRABLE,
                        "FULL"));
        Column id = Column.of("id", SqlType.of(TypeName.BIGINT));
        Table table = Table.of(user, List.of(id))
                .withPrimaryKey(PrimaryKey.of("id"))
                .withUniqueConstraints(List.of(UniqueConstraint.of("a", "b")))
                .withChecks(List.of(CheckConstraint.of(age)))
                .withOptions(Options.NONE.with("sqlite_strict", true));
        assertThat(table.constraints())
                .containsExactly(
                        new PrimaryKey(null, List.of("id")),
                        new UniqueConstraint(null, List.of("a", "b")),
                        new CheckConstraint(null, age));
        assertThat(table.options()).isEqualTo(new Options(Map.of("sqlite_strict", true)));
        assertThat(Schema.EMPTY.withTables(List.of(table))).isEqualTo(Schema.of(List.of(table)));
        assertThat(AlterTable.of(
                                user,
                                AddColumn.of(id).withBackfill(age).withPosition(Position.FIRST),
                                AlterColumn.of(id, id).withUsing(age))
                        .withRecreate(Recreate.NEVER))
                .isEqualTo(new AlterTable(
                        user,
                        List.of(new AddColumn(id, age, Position.FIRST), new AlterColumn(id, id, age, null, null)),
                        Recreate.NEVER));
    }
}
