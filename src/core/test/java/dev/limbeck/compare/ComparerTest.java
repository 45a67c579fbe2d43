package dev.limbeck.compare;

import static dev.limbeck.compare.Reflected.compare;
import static dev.limbeck.compare.Reflected.differences;
import static dev.limbeck.compare.Reflected.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.evolution.SchemaEvolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparerTest {
    static Stream<Arguments> changes() {
        return Stream.of(
                change("create table t(a int)", "create table t(a int, b varchar(10))", "added column t.b varchar(10)"),
                change("create table t(a int, b int)", "create table t(a int)", "dropped column t.b"),
                change(
                        "create table t(a varchar(10))",
                        "create table t(a varchar(20))",
                        "changed column t.a type varchar(10) -> varchar(20)"),
                change(
                        "create table t(a decimal(10, 2))",
                        "create table t(a decimal(10, 4))",
                        "changed column t.a type decimal(10, 2) -> decimal(10, 4)"),
                change(
                        "create table t(a int)",
                        "create table t(a int not null)",
                        "changed column t.a null -> not null"),
                change(
                        "create table t(a int default 1)",
                        "create table t(a int default 2)",
                        "changed column t.a default 1 -> 2"),
                change(
                        "create table t(a int, b text default 'x')",
                        "create table t(a int, b text)",
                        "changed column t.b default 'x' -> none"),
                change(
                        "create table t(a int, b int as (a + 1))",
                        "create table t(a int, b int as (a + 2) stored)",
                        "changed column t.b computed as (a + 1) -> computed as (a + 2) stored"),
                change(
                        "create table t(a text collate nocase)",
                        "create table t(a text)",
                        "changed column t.a collation nocase -> none"),
                change(
                        "create table t(id integer primary key)",
                        "create table t(id integer primary key autoincrement)",
                        "changed column t.id identity -> identity autoincrement"),
                change(
                        "create table t(a int not null, b int not null, primary key(a, b))",
                        "create table t(a int not null, b int not null, primary key(b, a))",
                        "dropped primary key t (a, b)",
                        "added primary key t (b, a)"),
                change(
                        "create table t(a int, b int, constraint u unique(a, b))",
                        "create table t(a int, b int, constraint u unique(b, a))",
                        "dropped unique constraint t.u (a, b)",
                        "added unique constraint t.u (b, a)"),
                change(
                        "create table t(a int, constraint u unique(a))",
                        "create table t(a int, constraint v unique(a))",
                        "renamed constraint t.u to v"),
                change(
                        "create table t(a int);\ncreate index i on t(a)",
                        "create table t(a int)",
                        "dropped index t.i (a)"),
                change(
                        "create table t(a int, b int);\ncreate index i on t(a, b)",
                        "create table t(a int, b int);\ncreate index i on t(b, a)",
                        "dropped index t.i (a, b)",
                        "added index t.i (b, a)"),
                change(
                        "create table t(a int);\ncreate index i on t(a)",
                        "create table t(a int);\ncreate index i on t(a desc)",
                        "dropped index t.i (a)",
                        "added index t.i (a desc)"),
                change(
                        "create table t(a text);\ncreate index i on t(a)",
                        "create table t(a text);\ncreate index i on t(a collate nocase)",
                        "dropped index t.i (a)",
                        "added index t.i (a collate nocase)"),
                change(
                        "create table t(a int);\ncreate index i on t(a) where a > 1",
                        "create table t(a int);\ncreate index i on t(a) where a > 2",
                        "dropped index t.i (a) where a > 1",
                        "added index t.i (a) where a > 2"),
                change(
                        "create table t(a text);\ncreate index i on t(lower(a))",
                        "create table t(a text);\ncreate index i on t(upper(a))",
                        "dropped index t.i (lower(a))",
                        "added index t.i (upper(a))"),
                change(
                        "create table t(a int);\ncreate index i on t(a)",
                        "create table t(a int);\ncreate unique index i on t(a)",
                        "dropped index t.i (a)",
                        "added index t.i unique (a)"),
                change(
                        "create table t(a int);\ncreate index i on t(a)",
                        "create table t(a int);\ncreate index j on t(a)",
                        "renamed index t.i to j"),
                change(
                        "create table t(a int);\ncreate unique index i on t(a)",
                        "create table t(a int, constraint u unique(a))",
                        "dropped index t.i unique (a)",
                        "added unique constraint t.u (a)"),
                change(
                        "create table p(id integer primary key);\ncreate table t(a int references p(id))",
                        "create table p(id integer primary key);\ncreate table t(a int references p(id) on delete cascade)",
                        "dropped foreign key t (a) to p (id)",
                        "added foreign key t (a) to p (id) on delete cascade"),
                change(
                        "create table p(id integer primary key);\ncreate table t(a int references p(id))",
                        "create table p(id integer primary key);\n"
                                + "create table t(a int references p(id) deferrable initially deferred)",
                        "dropped foreign key t (a) to p (id)",
                        "added foreign key t (a) to p (id) initially deferred"),
                change(
                        "create table p(id integer primary key);\n"
                                + "create table t(a int, constraint f foreign key(a) references p(id))",
                        "create table p(id integer primary key);\n"
                                + "create table t(a int, constraint g foreign key(a) references p(id))",
                        "renamed constraint t.f to g"),
                change(
                        "create table t(s text check (s in ('A', 'B')))",
                        "create table t(s text check (s in ('A', 'B', 'C')))",
                        "dropped check t (s in ('A', 'B'))",
                        "added check t (s in ('A', 'B', 'C'))"),
                change(
                        "create table t(s text, constraint c check (s > 'a'))",
                        "create table t(s text, constraint c check (s > 'b'))",
                        "dropped check t.c (s > 'a')",
                        "added check t.c (s > 'b')"),
                change("create table t(a int)", "create table t(a int);\ncreate table u(b int)", "added table u"),
                change(
                        "create table t(a int);\ncreate view v as select a from t",
                        "create table t(a int);\ncreate view v as select a + 1 from t",
                        "changed view v"),
                change(
                        "create table t(a int)",
                        "create table t(a int);\ncreate trigger g after insert on t begin select 1; end",
                        "added trigger g on t"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void findsExactlyTheChangeAndNothingAfterTheUpgrade(String live, String model, List<String> expected) {
        assertThat(differences(live, model)).containsExactlyElementsOf(expected);
        assertThat(differences(live, live)).isEmpty();
        assertThat(differences(model, model)).isEmpty();
        Schema before = schema(live.split(";\n", -1));
        Schema wanted = schema(model.split(";\n", -1));
        List<Operation> operations = compare(before, wanted).operations();
        Schema after = apply(before, operations);
        assertThat(differences(after, wanted)).isEmpty();
        assertThat(differences(apply(after, reversed(operations)), before)).isEmpty();
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                Arguments.of("create table T(A int)", "create table \"t\"([a] INTEGER)"),
                Arguments.of("create table t(a int, b int)", "create table t(b int, a int)"),
                Arguments.of("create table t(a numeric(8, 2))", "create table t(a DECIMAL(8,2))"),
                Arguments.of("create table t(a int default (1))", "create table t(a int default 1)"),
                Arguments.of("create table t(a int default null)", "create table t(a int)"),
                Arguments.of(
                        "create table t(a timestamp default CURRENT_TIMESTAMP)",
                        "create table t(a timestamp default current_timestamp)"),
                Arguments.of("create table t(a text collate binary)", "create table t(a text)"),
                Arguments.of(
                        "create table t(a text collate nocase);\ncreate index i on t(a)",
                        "create table t(a text collate NOCASE);\ncreate index I on t(a collate nocase)"),
                Arguments.of(
                        "create table t(a int unique)",
                        "create table t(a int, constraint UKq1w2e3r4t5y6u7i8o9p0a1s2d unique(a))"),
                Arguments.of("create table t(a int, constraint x unique(a))", "create table t(a int, unique(a))"),
                Arguments.of(
                        "create table p(id integer primary key);\ncreate table t(a int references p)",
                        "create table p(id integer primary key);\ncreate table t(a int, foreign key(a) references p(id))"),
                Arguments.of(
                        "create table t(a int check (a > 0), b int check (b > 0))",
                        "create table t(a int, b int, check (b>0), check ((\"a\" > 0)))"),
                Arguments.of(
                        "create table t(id integer primary key autoincrement)",
                        "create table t(id integer primary key)"),
                Arguments.of(
                        "create table t(id integer primary key)", "create table t(id integer not null primary key)"),
                Arguments.of("create table t(a int) strict", "create table t(a int)"),
                Arguments.of(
                        "create table t(a int primary key) without rowid",
                        "create table t(a int not null primary key) without rowid"),
                Arguments.of(
                        "create table t(a int);\ncreate view v as select a from t",
                        "create table t(a int);\nCREATE VIEW v AS SELECT a  FROM t"),
                Arguments.of(
                        "create table t(a int);\ncreate view v as select a from t;\n"
                                + "create trigger g after insert on t begin select 1; end",
                        "create table t(a int)"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aDifferentSpellingIsNotADifference(String live, String model) {
        assertThat(differences(live, model)).isEmpty();
    }

    @Test
    void optionsDisableComparisons() {
        Schema live = schema("create table t(a varchar(10) default 'x')");
        Schema model = schema("create table t(a varchar(20) default 'y')");

        assertThat(compare(live, model, CompareOptions.DEFAULT.withCompareType(ColumnRule.IGNORED))
                        .differences())
                .hasToString("[changed column t.a default 'x' -> 'y']");
        assertThat(compare(live, model, CompareOptions.DEFAULT.withCompareServerDefault(ColumnRule.IGNORED))
                        .differences())
                .hasToString("[changed column t.a type varchar(10) -> varchar(20)]");
    }

    @Test
    void unchangedPropertiesKeepTheLiveSpelling() {
        var batch = (AlterTable) compare(
                        schema("create table t(A INT default (1))"),
                        schema("create table t(a integer not null default 1)"))
                .operations()
                .get(0);

        assertThat(batch.steps()).singleElement().satisfies(step -> assertThat(step.toString())
                .contains("after=Column[name=A")
                .contains("serverDefault=(1)"));
    }

    @Test
    void aNameThatIsNotSignificantIsFreedForAnotherConstraint() {
        assertThat(differences(
                        "create table t(a int, b int, constraint uk unique(a))",
                        "create table t(a int, b int, unique(a), constraint uk unique(b))"))
                .containsExactly(
                        "dropped unique constraint t.uk (a)",
                        "added unique constraint t.uk (b)",
                        "added unique constraint t (a)");
    }

    @Test
    void anUnmanagedTableIsNotDropped() {
        Schema live = schema("create table t(a int)", "create table qrtz(a int)", "create table old(a int)");
        Comparison found = compare(
                live, schema("create table t(a int)"), CompareOptions.DEFAULT.withManagedTables(name -> name.name()
                        .equals("old")));

        assertThat(found.differences()).hasToString("[dropped table old]");
        assertThat(found.unmanaged()).hasToString("[qrtz]");
    }

    @Test
    void theVersionTableIsIgnored() {
        assertThat(differences("create table ALEMBIC_VERSION(a int)", "create table t(a int)"))
                .containsExactly("added table t");
    }

    @Test
    void aNewNotNullColumnIsBackfilledOrListedAsUnfilled() {
        Schema live = schema("create table t(a int, c int)");
        Schema model = schema("create table t(a int, b text not null, c int not null)");

        assertThat(compare(live, model).unfilledColumns()).hasToString("[t.b, t.c]");
        Comparison filled = compare(
                live,
                model,
                CompareOptions.DEFAULT.withBackfills(
                        java.util.Map.of("T.b", new SqlText("''"), "t.c", new SqlText("0"))));
        assertThat(filled.unfilledColumns()).isEmpty();
        assertThat(filled.operations().toString()).contains("backfill=''").contains("using=coalesce(\"c\", 0)");
    }

    @Test
    void theDowngradeRecreatesANotNullColumnWithAValidValue() {
        Schema live = schema(
                "create table p(id integer primary key)",
                "create table t(id integer primary key, n bigint not null, s varchar(10) not null, b blob not null,"
                        + " d int not null default 1, p int not null references p, u text not null unique,"
                        + " e text not null check (e in ('OPEN', 'DONE')), o int not null check (o between 1 and 3),"
                        + " x geometry not null, z int)");
        Schema model = schema("create table p(id integer primary key)", "create table t(id integer primary key)");

        assertThat(compare(live, model).operations()).singleElement().satisfies(each -> assertThat(((AlterTable) each)
                        .steps().stream()
                                .filter(DropColumn.class::isInstance)
                                .map(DropColumn.class::cast)
                                .map(step -> step.column().name() + " " + step.backfill()))
                .containsExactlyInAnyOrder(
                        "n 0",
                        "s ''",
                        "b x''",
                        "d null",
                        "p (select min(\"id\") from \"p\")",
                        "u \"id\"",
                        "e 'OPEN'",
                        "o 1",
                        "x 0",
                        "z null"));
    }

    /** The definition of the child table is identical in both schemas. */
    @Test
    void aForeignKeyWithoutColumnsDiffersIfThePrimaryKeyDiffers() {
        String child = ";\ncreate table c(id integer primary key, x int, constraint f foreign key (x) references p)";

        assertThat(differences(
                        "create table p(a int not null primary key, b int not null unique)" + child,
                        "create table p(a int not null unique, b int not null primary key)" + child))
                .anyMatch(line -> line.startsWith("added foreign key c.f"));
        assertThat(differences(
                        "create table p(a int primary key)" + child,
                        "create table p(a int primary key, z int)" + child))
                .containsExactly("added column p.z int");
    }

    @Test
    void differencesThatNoOperationCanChangeAreNoted() {
        Comparison found = compare(schema("create view v as select 1 as a"), schema("create table v(a int)"));

        assertThat(found.notes()).containsExactly("v is a view in the database and a table in the model");
    }

    static Schema apply(Schema schema, List<Operation> operations) {
        Schema current = schema;
        for (Operation operation : operations) {
            current = SchemaEvolution.apply(current, operation);
        }
        return current;
    }

    static List<Operation> reversed(List<Operation> operations) {
        List<Operation> reversed =
                new ArrayList<>(operations.stream().map(Operation::reverse).toList());
        Collections.reverse(reversed);
        return reversed;
    }

    private static Arguments change(String live, String model, String... expected) {
        return Arguments.of(live, model, List.of(expected));
    }
}
