package dev.limbeck.ops.hazards;

import static dev.limbeck.ops.SampleOperations.BOSS;
import static dev.limbeck.ops.SampleOperations.EMAIL;
import static dev.limbeck.ops.SampleOperations.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Backfill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HazardsTest {

    @Test
    void anEnumerationMayExcludeStringsOfRows() {
        SqlType two = new SqlType.Enumeration(List.of("A", "B"), 10);
        SqlType three = new SqlType.Enumeration(List.of("B", "A", "C"), 10);
        assertThat(typeChange(two, three)).isEmpty();
        assertThat(typeChange(three, two)).containsExactly("fails if rows hold other values");
        assertThat(typeChange(SqlType.of(TypeName.VARCHAR, 10), two))
                .containsExactly("fails if rows hold other values");
        assertThat(typeChange(two, SqlType.of(TypeName.VARCHAR, 10))).isEmpty();
        assertThat(typeChange(two, SqlType.of(TypeName.VARCHAR, 5))).containsExactly("longer values do not fit");
        assertThat(typeChange(two, two.on("postgresql", SqlType.raw("state")))).isEmpty();
    }

    private static List<String> typeChange(SqlType before, SqlType after) {
        Column column = new Column("state", before, true);
        return Hazards.find(new AlterTable(USER, List.of(new AlterColumn(column, column.withType(after))))).stream()
                .map(Hazard::message)
                .toList();
    }

    @Test
    void aConstraintOnANewEmptyColumnHasNoHazard() {
        List<TableOperation> rules = List.of(
                new AddConstraint(new ForeignKey(null, List.of("boss_id"), USER, List.of("id"))),
                new AddConstraint(new UniqueConstraint(null, List.of("boss_id"))),
                new AddConstraint(new CheckConstraint(null, new SqlText("(\"boss_id\" in (1, 2))"))),
                new AddConstraint(new CheckConstraint(null, new SqlText("boss_id between 0 and 5"))));
        List<TableOperation> steps = new ArrayList<>(rules);
        steps.add(0, new AddColumn(BOSS));

        assertThat(Hazards.find(new AlterTable(USER, steps))).isEmpty();
        assertThat(Hazards.find(new AlterTable(USER, rules))).hasSize(4);
        steps.set(0, new AddColumn(BOSS.withServerDefault(new SqlText("1"))));
        assertThat(Hazards.find(new AlterTable(USER, steps))).hasSize(4);
        assertThat(Hazards.find(new AlterTable(
                        USER,
                        List.of(
                                new AddColumn(BOSS),
                                new AddConstraint(new CheckConstraint(null, new SqlText("boss_id is not null")))))))
                .hasSize(1);
    }

    /** With this option, PostgreSQL rejects a second row with NULL. */
    /**
     * On some databases, these are two different columns, and the other column might have values that violate the
     * constraint.
     */
    @Test
    void aNewEmptyColumnSaysNothingAboutAColumnWhoseNameDiffersInCase() {
        Column added = new Column("Boss", SqlType.of(TypeName.INTEGER), true);
        List<TableOperation> rules = List.of(
                new AddConstraint(new UniqueConstraint(null, List.of("boss"))),
                new AddConstraint(new CheckConstraint(null, new SqlText("\"boss\" in (1, 2)"))));
        for (TableOperation rule : rules) {
            assertThat(Hazards.find(new AlterTable(USER, List.of(new AddColumn(added), rule))))
                    .hasSize(1);
        }
    }

    @Test
    void rowsWithNullMayBeDuplicatesWithAnOption() {
        Options options = Options.of(Map.of("postgresql_nulls_not_distinct", true));
        Index index = new Index("ix", List.of(IndexPart.column("boss_id")), true, null, options);

        assertThat(Hazards.find(new AlterTable(
                        USER,
                        List.of(
                                new AddColumn(BOSS),
                                new AddConstraint(new UniqueConstraint(null, List.of("boss_id"), options)),
                                new CreateIndex(index)))))
                .hasSize(2);
        assertThat(Hazards.find(new AlterTable(
                        USER, List.of(new AddColumn(BOSS), new CreateIndex(index.withOptions(Options.NONE))))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VARCHAR 20, VARCHAR 10, longer values do not fit",
        "VARCHAR 10, VARCHAR 20, ",
        "VARCHAR 10, TEXT, ",
        "TEXT, VARCHAR 10, longer values do not fit",
        "INTEGER, BIGINT, ",
        "BIGINT, INTEGER, values may not fit",
        "DECIMAL 10 2, NUMERIC 12 4, ",
        "DECIMAL 10 2, DECIMAL 10 4, values may not fit",
        "DECIMAL 10 2, DECIMAL 12 1, values may not fit",
        "VARCHAR 10, INTEGER, values may not fit",
        "BLOB, VARBINARY 10, longer values do not fit",
        "UUID, UUID, "
    })
    void aNarrowerTypeIsAHazard(String before, String after, String hazard) {
        AlterTable batch = new AlterTable(
                USER, List.of(new AlterColumn(EMAIL.withType(type(before)), EMAIL.withType(type(after)))));

        assertThat(Hazards.find(batch).stream().map(Hazard::message).toList())
                .isEqualTo(hazard == null ? List.of() : List.of(hazard));
    }

    @Test
    void distinguishesABackfillFromOtherExpressions() {
        SqlText using = Backfill.toExpression("a\"b", new SqlText("f(')', x)"));

        assertThat(using.sql()).isEqualTo("coalesce(\"a\"\"b\", f(')', x))");
        assertThat(Backfill.findValue("a\"b", using)).contains(new SqlText("f(')', x)"));
        assertThat(Backfill.findValue("a", new SqlText("coalesce(\"a\", 1) || coalesce(b, 2)")))
                .isEmpty();
        assertThat(Backfill.findValue("a", new SqlText("lower(a)"))).isEmpty();
        Column after = EMAIL.withNullable(false);
        assertThat(Hazards.find(new AlterTable(
                        USER,
                        List.of(new AlterColumn(
                                EMAIL.withNullable(true),
                                after,
                                Backfill.toExpression("email", new SqlText("''")),
                                null,
                                null)))))
                .isEmpty();
    }

    private static SqlType type(String words) {
        String[] parts = words.split(" ", -1);
        Integer[] arguments = new Integer[parts.length - 1];
        for (int i = 1; i < parts.length; i++) {
            arguments[i - 1] = Integer.valueOf(parts[i]);
        }
        return SqlType.of(TypeName.valueOf(parts[0]), arguments);
    }
}
