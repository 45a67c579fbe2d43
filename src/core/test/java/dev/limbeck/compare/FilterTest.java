package dev.limbeck.compare;

import static dev.limbeck.compare.Reflected.compare;
import static dev.limbeck.compare.Reflected.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests patterns that exclude objects from a comparison. */
final class FilterTest {
    @Test
    void excludesTablesAndTheirPartsOnBothSides() {
        Schema live = schema(
                "create table t(a int, legacy_x int check (legacy_x > 0), legacy_y int unique)",
                "create index ix_own on t(a)",
                "create index ix_legacy on t(a, legacy_x)",
                "create table spatial_ref_sys(a int)");
        Schema model = schema("create table t(a int, legacy_z int not null, b int, check (legacy_z > 1))");

        assertThat(compare(
                                live,
                                model,
                                CompareOptions.DEFAULT.withFilter(
                                        new Filter(List.of(), List.of("spatial_*", "T.legacy_*", "t.ix_own"))))
                        .differences())
                .hasToString("[added column t.b int]");
        assertThat(compare(live, model, CompareOptions.DEFAULT.withFilter(new Filter(List.of("other"), List.of())))
                        .differences())
                .isEmpty();
        assertThat(compare(live, model, CompareOptions.DEFAULT.withFilter(new Filter(List.of("t.b"), List.of())))
                        .differences())
                .hasToString("[added column t.b int]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.foreign key (a, b)", "T.FOREIGN  KEY(A,b)", "t.foreign key (*)", "*.foreign key (?, ?)"})
    void excludesForeignKeysWithoutNames(String pattern) {
        Schema live = schema("create table t(a int, b int, foreign key (a, b) references gone(x, y), unique (a, b))");
        Schema model = schema("create table t(a int, b int, unique (a, b))");

        assertThat(compare(live, model).differences()).hasSize(1);
        assertThat(compare(live, model, excluding(pattern)).differences()).isEmpty();
    }

    @Test
    void excludesUniqueConstraintsByTheirColumns() {
        Schema live =
                schema("create table t(a int, b int, unique (a, b), unique (b), foreign key (b) references t (b))");
        Schema model = schema("create table t(a int, b int, unique (b))");

        assertThat(compare(live, model, excluding("t.unique (A,B)")).differences())
                .hasToString("[dropped foreign key t (b) to t (b)]");
        assertThat(compare(live, model, excluding("t.unique (b, a)", "t.unique (b)", "t.foreign key (a)"))
                        .differences())
                .hasSize(2);
    }

    @Test
    void excludesPrimaryKeysByTheirColumns() {
        Schema live = schema("create table t(a int not null, b int not null, constraint mine primary key (a, b))");
        Schema model = schema("create table t(a int not null, b int not null)");

        assertThat(compare(live, model, excluding("t.primary key (a)")).differences())
                .hasSize(1);
        assertThat(compare(live, model, excluding("t.Primary  Key(A, b)")).differences())
                .isEmpty();
    }

    private static CompareOptions excluding(String... patterns) {
        return CompareOptions.DEFAULT.withFilter(new Filter(List.of(), List.of(patterns)));
    }

    @Test
    void allowsAForeignKeyToAnExcludedTable() {
        String child = "create table t(a int references hidden(id))";
        CompareOptions options = CompareOptions.DEFAULT.withFilter(new Filter(List.of(), List.of("hidden")));
        Schema both = schema("create table hidden(id integer primary key)", child);

        assertThat(compare(both, both, options).operations()).isEmpty();
        assertThat(compare(schema(), both, options).differences()).hasToString("[added table t]");
    }

    @Test
    void aPatternCanNameTheSchemaOfATable() {
        TableName invoice = new TableName("billing", "invoice");
        TableName other = new TableName("sales", "invoice");
        TableName plain = TableName.of("invoice");

        Filter schema = new Filter(List.of(), List.of("Billing.*"));
        assertThat(List.of(invoice, other, plain))
                .filteredOn(schema::includesTable)
                .containsExactly(other, plain);
        Filter table = new Filter(List.of(), List.of("billing.invoice", "sales.invoice.legacy_*"));
        assertThat(List.of(invoice, other, plain))
                .filteredOn(table::includesTable)
                .containsExactly(other, plain);
        assertThat(table.includesMember(other, "legacy_a")).isFalse();
        assertThat(table.includesMember(plain, "legacy_a")).isTrue();
        Filter only = new Filter(List.of("billing.invoice", "sales.invoice.id"), List.of());
        assertThat(List.of(invoice, other, plain))
                .filteredOn(only::includesTable)
                .containsExactly(invoice, other);
        assertThat(only.includesMember(invoice, "note")).isTrue();
        assertThat(only.includesMember(other, "note")).isFalse();
        assertThat(only.includesMember(other, "id")).isTrue();
    }

    @Test
    void excludedChecksAreIgnored() {
        Schema live = schema("create table t(a int check (a  > 0), b text constraint named check (b in ('x', 'y')),"
                + " check (a < 9), unique (a))");
        Schema model = schema("create table t(a int, b text, unique (a))");
        assertThat(compare(live, model, excluding("t.check (A > 0)", "t.check (b in (*))", "t.check (a < ?)"))
                        .differences())
                .isEmpty();
        assertThat(compare(live, model, excluding("t.check (*)")).differences()).isEmpty();
        assertThat(compare(live, model, excluding("t.check (a > 0)", "t.unique (*)", "t.foreign key (*)"))
                        .differences())
                .hasSize(2);
    }

    @Test
    void namesMayContainDots() {
        TableName dotted = TableName.of("a.b");
        Filter part = new Filter(List.of(), List.of("a.b.c"));
        assertThat(part.includesMember(dotted, "c")).isFalse();
        assertThat(part.includesMember(TableName.of("a"), "b.c")).isFalse();
        assertThat(part.includesTable(dotted)).isTrue();
        Filter table = new Filter(List.of(), List.of("a.b"));
        assertThat(table.includesTable(dotted)).isFalse();
        assertThat(table.includesTable(TableName.of("a"))).isTrue();
    }
}
